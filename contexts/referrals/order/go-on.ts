import { Rejection, type Instant } from '#event-sourcing';
import { ReferralUnplaced } from '../order.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import { openOffers, type Referral } from '../referral-state.ts';
import { after } from './after.ts';
import { closed, demandKnown } from './closed.ts';
import { nextStep } from './next-step.ts';
import { placement } from './placement.ts';
import { accepted, chosenOffer } from './said-yes.ts';
import { settle } from './settle.ts';
import type { Ground } from './standing.ts';
import { suspendedSince } from './suspended-since.ts';
import { whileOpen } from './while-open.ts';

/** What a decision records, and why it goes no further. */
export interface Course {
  readonly events: readonly ReferralEvent[];
  readonly because: Rejection;
}

function move(
  state: Referral,
  ground: Ground,
  now: Instant,
  parallel: string | null,
): readonly ReferralEvent[] | Rejection {
  const need = demandKnown(state);
  const over = closed(state, ground);
  if (over) return over;
  const suspended = suspendedSince(state, ground, now);
  if (suspended.length > 0) return suspended;
  if (chosenOffer(state))
    return ground.policy.placing === 'atOnce'
      ? placement(state, now)!
      : new Rejection('already-accepted', 'A provider said yes and was chosen: place the referral with it.');
  const choice = settle(state, need, ground, now);
  if (choice) return choice;
  const open = whileOpen(state);
  if (open && (parallel === null || open.code !== 'offer-open' || accepted(state).length > 0)) return open;
  const exhausted = new Rejection(
    'order-exhausted',
    'Every step of this round was tried: offer again, or ask for a place outside the framework.',
  );
  if (state.unplaced) return exhausted;
  const next = nextStep(state, need, ground, now, open ? parallel : null);
  if (next) return next;
  if (open) return exhausted;
  const { framework, referral, version } = need;
  const unplaced = { version, round: state.round, at: now, reason: 'STEPS_EXHAUSTED' };
  return [new ReferralUnplaced({ framework, referral, ...unplaced })];
}

/**
 * Everything that follows by itself from how a referral stands: who cannot be asked is passed over, whoever is next is
 * asked, the one chosen is placed, or it is unplaced; until somebody has to answer or to decide. Pure: the same state,
 * ground and instant give the same events. OfferNext and MoveReferralOn both do what this says.
 *
 * @param parallel why the next step is opened while one is still open (domain E35); null: it is not
 */
export function goOn(state: Referral, ground: Ground, now: Instant, parallel: string | null = null): Course {
  const events: ReferralEvent[] = [];
  let besides = parallel;
  for (let current = state; ;) {
    const next = move(current, ground, now, besides);
    if (next instanceof Rejection) return { events, because: next };
    events.push(...next);
    current = after(current, next);
    // A step that was declined at once, because its provider pauses itself, is open beside none.
    if (openOffers(current).length > openOffers(state).length) besides = null;
  }
}
