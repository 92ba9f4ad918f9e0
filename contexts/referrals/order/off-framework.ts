import { Rejection } from '#event-sourcing';
import type { PolicyDocument } from '../../agreement/index.ts';
import type { Referral } from '../referral-state.ts';
import { accepted } from './said-yes.ts';
import { whileOpen } from './while-open.ts';

/** Whether the policy's rounds through the whole order were all tried in vain (domain E52). */
export const exhausted = ({ unplaced, round }: Referral, policy: PolicyDocument): boolean =>
  unplaced && round >= policy.roundsBeforeOffFramework;

/** Throws a Rejection `provider-suspended`: the council places nothing with whom it has suspended (domain E12). */
export function demandNotSuspended(provider: string, suspended: boolean): void {
  if (suspended)
    throw new Rejection(
      'provider-suspended',
      `The council has suspended ${provider}: reinstate it first, or name another provider.`,
    );
}

/**
 * A place outside the framework is for a customer who chooses it, and else for a referral that nobody within took
 * (section 45 of the Procurement Act 2023 asks for an objective mechanism; domain E52). Throws a Rejection
 * `steps-left`, `choice-not-recorded`, `already-accepted`, `offer-open`, `answer-to-decide`.
 */
export function demandOutside(
  state: Referral,
  { ground, provider }: { readonly ground: string; readonly provider: string },
  policy: PolicyDocument,
): void {
  const open = whileOpen(state);
  if (open) throw open;
  if (accepted(state).length > 0)
    throw new Rejection(
      'already-accepted',
      'A provider of the framework said yes: place the referral with it.',
    );
  if (ground === 'CUSTOMER_CHOICE' && state.preferred !== provider)
    throw new Rejection(
      'choice-not-recorded',
      `It is not on record that the customer would rather have ${provider}: record the preference first.`,
    );
  if (ground !== 'CUSTOMER_CHOICE' && !exhausted(state, policy))
    throw new Rejection(
      'steps-left',
      `The policy asks for ${policy.roundsBeforeOffFramework} whole rounds within the framework first: ` +
        'offer the next step, or offer again.',
    );
}
