import type { Instant } from '#event-sourcing';
import { OfferWithdrawn } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { accepted } from './said-yes.ts';
import type { Ground } from './standing.ts';

/**
 * Whoever said yes and has been suspended since gets no package (domain E12): the council takes the offer back, which
 * counts neither for nor against the provider, and goes on with the others.
 */
export function suspendedSince(
  state: Referral,
  { holders }: Pick<Ground, 'holders'>,
  now: Instant,
): readonly OfferWithdrawn[] {
  const suspended = new Set(holders.flatMap((each) => (each.suspended ? [each.provider] : [])));
  const { framework = '', referral = '' } = state.need ?? {};
  return accepted(state)
    .filter(([, { provider }]) => suspended.has(provider))
    .map(
      ([offer]) => new OfferWithdrawn({ framework, referral, offer, decidedAt: now, reason: 'SUSPENDED' }),
    );
}
