import { Rejection } from '#event-sourcing';
import type { Offer, Referral } from '../referral.ts';
import type { AboutOffer } from './about-offer.ts';
import { offerNamed } from './offer-named.ts';

const closed = (offer: string, because: string) =>
  new Rejection(
    'offer-closed',
    `${offer} cannot be answered or taken back any more: ${because}. A wrong record can be corrected.`,
  );

/** Refused `offer-closed` once the referral was placed, withdrawn or split. */
export function demandGoingOn({ withdrawn, split, placed }: Referral, offer: string): void {
  if (withdrawn) throw closed(offer, 'the council has withdrawn the referral');
  if (split) throw closed(offer, 'the referral was split');
  if (placed) throw closed(offer, 'the referral is placed');
}

/** Refused `offer-closed` unless the offer waits for an answer and the referral for a provider. */
export function demandOpen(state: Referral, offer: string, { outcome }: Offer): void {
  if (outcome !== 'pending') throw closed(offer, `it is ${outcome} already`);
  demandGoingOn(state, offer);
}

/** An offer that waits for an answer. Refused `offer-unknown`, `offer-closed`. */
export function openOffer(state: Referral, about: AboutOffer): Offer {
  const known = offerNamed(state, about);
  demandOpen(state, about.offer, known);
  return known;
}
