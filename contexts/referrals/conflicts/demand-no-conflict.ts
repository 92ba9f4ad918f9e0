import { Rejection } from '#event-sourcing';
import type { Referral } from '../referral-state.ts';
import type { Asker } from './asker.ts';

/**
 * Refuses `conflict-of-interest` when whoever asks has an interest in a provider that was asked for the referral, or
 * in another that could be, and nobody else has let that person go on (domain E54).
 */
export function demandNoConflict(
  { offers, overridden }: Referral,
  asker: Asker | null,
  others: readonly string[] = [],
): void {
  if (!asker || overridden.includes(asker.person)) return;
  const involved = [...[...offers.values()].map(({ provider }) => provider), ...others];
  const interest = involved.find((provider) => asker.interests.has(provider));
  if (interest !== undefined)
    throw new Rejection(
      'conflict-of-interest',
      `You have declared an interest in ${interest}, which can be asked for this referral: ` +
        `leave it to a colleague, or ask a contract manager to let ${asker.person} go on.`,
    );
}
