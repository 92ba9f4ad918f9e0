import { Rejection } from '#event-sourcing';
import { openOffers, type Referral } from '../referral-state.ts';

/** Why nobody else can be asked while somebody is asked. */
export function whileOpen(state: Referral): Rejection | undefined {
  const open = openOffers(state);
  const asked = open.find(([, { counter, partly, withdrawal }]) => counter ?? partly ?? withdrawal);
  if (asked)
    return new Rejection(
      'answer-to-decide',
      `${asked[0]} waits for a decision of the council's: agree, split, refuse or withdraw it first.`,
    );
  const [first] = open;
  return first
    ? new Rejection(
        'offer-open',
        `${first[1].provider} has until ${first[1].deadline} to answer ${first[0]}: wait, or withdraw that offer.`,
      )
    : undefined;
}
