import { Rejection } from '#event-sourcing';
import type { Referral } from '../referral.ts';
import type { AboutOffer } from './about-offer.ts';
import { openOffer } from './open-offer.ts';

/** Refused `counter-offer-unknown`, `offer-unknown`, `offer-closed` unless another time or start waits for a decision. */
export function demandCounter(state: Referral, about: AboutOffer): void {
  if (openOffer(state, about).counter === null)
    throw new Rejection(
      'counter-offer-unknown',
      `Nobody would take ${about.offer} at another time or start: wait for an answer.`,
    );
}
