import type { Command } from 'commander';
import { conflictVerbs, offerVerbs, packageVerbs, providerVerbs, referralVerbs } from './desk-verbs.ts';
import type { Output } from './output.ts';
import { addVerbs } from './verbs.ts';

export function addDesk(parent: Command, output: Output): void {
  addVerbs(
    parent,
    'referral',
    'from the need to a provider, in the order of the agreement',
    referralVerbs,
    output,
  );
  addVerbs(parent, 'offer', 'what is put to a provider, and how it answers', offerVerbs, output);
  addVerbs(parent, 'package', 'the care that was placed', packageVerbs, output);
  addVerbs(parent, 'provider', 'what a provider can be asked for', providerVerbs, output);
  addVerbs(parent, 'conflict', 'who has an interest in a provider', conflictVerbs, output);
}
