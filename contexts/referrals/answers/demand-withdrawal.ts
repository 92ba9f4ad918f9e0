import { demandSecondPerson, type Principal } from '#access';
import { Rejection } from '#event-sourcing';
import type { Referral } from '../referral.ts';
import type { AboutOffer } from './about-offer.ts';
import { openOffer } from './open-offer.ts';

/** Who decides. */
export type DecidedBy = Pick<Principal, 'id' | 'isBehind'>;

/**
 * Somebody asked that the offer should be taken back, and another person decides (domain E14). Refused
 * `withdrawal-unknown`, `second-person-needed`, `offer-unknown`, `offer-closed`.
 */
export function demandWithdrawal(state: Referral, about: AboutOffer, by: DecidedBy): void {
  const { withdrawal } = openOffer(state, about);
  if (!withdrawal)
    throw new Rejection(
      'withdrawal-unknown',
      `Nobody waits for ${about.offer} to be taken back: somebody must ask for it first.`,
    );
  demandSecondPerson(by, withdrawal.requestedBy, 'withdrawal');
}
