import { Demonstration } from '../identity/demonstration.ts';
import { FirstStart } from '../identity/first-start.ts';
import { Identity } from '../identity/identity.ts';
import type { RunningServer } from '../main.ts';
import type { Output } from './output.ts';

/** Tells whoever started a server how to come in: a demonstration's people, or whoever is to be the first administrator. */
export async function welcome({ app }: RunningServer, output: Output): Promise<void> {
  const identity = app.get(Identity);
  if (identity.demonstration) return welcomeToDemonstration(app.get(Demonstration), identity, output);
  const link = await app.get(FirstStart).link();
  if (link !== undefined)
    output.err(
      `There is no administrator yet. Open this link to become the first, it works once:\n  ${link}`,
    );
}

async function welcomeToDemonstration(
  demonstration: Demonstration,
  { site }: Identity,
  output: Output,
): Promise<void> {
  const lines = (await demonstration.links()).map(({ role, url }) => `  ${role.padEnd(16)}  ${url}`);
  output.err(
    [`The demonstration is at ${site.origin}. Sign in by a link, each works once:`, ...lines].join('\n'),
  );
  demonstration.renewed.subscribe(({ role, url }) => output.err(`Another link for ${role}: ${url}`));
}
