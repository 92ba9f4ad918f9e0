import { type Instant, Rejection } from '#event-sourcing';
import type { Offer, Referral } from '../referral.ts';
import { demandOpen } from './open-offer.ts';

/**
 * Refused `offer-lapsed` for an answer given after the deadline; exactly at the deadline is in time (domain E41).
 * Refused `offer-closed` when there is nothing to answer any more.
 */
export function demandInTime(state: Referral, offer: string, known: Offer, answeredAt: Instant): void {
  const { outcome, deadline } = known;
  if (outcome === 'lapsed' || (outcome === 'pending' && answeredAt > deadline))
    throw new Rejection(
      'offer-lapsed',
      `The deadline of ${offer} was ${deadline}: ask the council's brokers whether a late answer can still be taken.`,
    );
  demandOpen(state, offer, known);
}
