import type { Instant } from '#event-sourcing';
import { OfferWithdrawn } from '../referral.events.ts';
import { openOffers, type Referral } from '../referral-state.ts';

/** Every offer that still waits for an answer is withdrawn: it counts for nobody (domain E5). */
export const takeBack = (
  state: Referral,
  { framework, referral }: NonNullable<Referral['need']>,
  decidedAt: Instant,
  reason: string,
): readonly OfferWithdrawn[] =>
  openOffers(state).map(([offer]) => new OfferWithdrawn({ framework, referral, offer, decidedAt, reason }));
