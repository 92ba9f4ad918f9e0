import type { Instant } from '#event-sourcing';
import { ReferralPlaced } from '../order.events.ts';
import { takeBack } from '../need/take-back.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { packageOf } from './package-of.ts';
import { chosenOffer } from './said-yes.ts';

/** The package with the one that was chosen; whoever was asked since, while the record had that wrong, is asked no more. */
export function placement(state: Referral, now: Instant): readonly ReferralEvent[] | undefined {
  const chosen = chosenOffer(state);
  if (!chosen || !state.need) return undefined;
  const [offer, { provider }] = chosen;
  const { framework, referral, version, weeklyMinutes } = state.need;
  const place = { version, package: packageOf(state.need), provider, weeklyMinutes, placedAt: now, offer };
  return [
    ...takeBack(state, state.need, now, 'PLACED_ELSEWHERE'),
    new ReferralPlaced({ framework, referral, ...place }),
  ];
}
