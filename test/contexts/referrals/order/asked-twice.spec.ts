import { Rejection, type Decide } from '#event-sourcing';
import fc from '../../../support/fast-check.ts';
import type { ReferralEvent } from '../../../../contexts/referrals/index.ts';
import { FailToPlace, failToPlace } from '../../../../contexts/referrals/order/fail-to-place.ts';
import { moveReferralOn } from '../../../../contexts/referrals/order/move-referral-on.ts';
import { OfferAgain, offerAgain } from '../../../../contexts/referrals/order/offer-again.ts';
import { placeReferral } from '../../../../contexts/referrals/order/place-referral.ts';
import type { Ground } from '../../../../contexts/referrals/order/standing.ts';
import type { Referral } from '../../../../contexts/referrals/referral.ts';
import { Desk, holder, next, of, skipping } from './desk.ts';

type Decided = (ground: Ground) => Decide<Referral, ReferralEvent>;

const providers = ['P', 'S', 'R1', 'R2'] as const;
const roles = { P: 'primary', S: 'secondary', R1: 'reserve', R2: 'reserve' } as const;

const verbs: readonly Decided[] = [
  next(),
  next('HOSPITAL_DISCHARGE'),
  (ground) => moveReferralOn({ ...ground, asker: null }),
  placeReferral,
  (ground) => failToPlace(new FailToPlace({ ...of, reason: 'NOBODY_LEFT' }), ground),
  (ground) => offerAgain(new OfferAgain({ ...of, reason: 'AGAIN' }), ground),
  ...providers.map((provider) => skipping(roles[provider], provider, 'CUSTOMER_CHOICE')),
];

const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constant('wait' as const) },
  { weight: 2, arbitrary: fc.constantFrom('accept' as const, 'decline' as const, 'lapse' as const) },
);
const seldom = fc.nat(4).map((one) => one === 0);
const standing = fc.record({ suspended: seldom, paused: seldom, belowGood: seldom });
const holders = fc.tuple(standing, standing, standing, standing);
const policy = fc.record({
  urgentParallel: fc.boolean(),
  placing: fc.constantFrom('atOnce' as const, 'byBroker' as const),
  belowGood: fc.constantFrom('warn' as const, 'suspend' as const),
  selfPause: fc.constantFrom('countAsDecline' as const, 'skip' as const),
});
const play = fc.array(fc.tuple(fc.nat(verbs.length - 1), outcome), { maxLength: 20, size: 'max' });

/** What the verb records; nothing when it is refused. */
function recorded(desk: Desk, verb: Decided): readonly string[] {
  try {
    return desk.ask(verb);
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
}

it('whatever a verb of the order has recorded, asked twice it records nothing the second time', () => {
  const asked = new Set<number>();
  fc.assert(
    fc.property(
      holders,
      policy,
      fc.constantFrom('urgent', 'standard'),
      play,
      (each, policy, urgency, moves) => {
        const held = providers.map((provider, i) => holder(provider, roles[provider], each[i]));
        const desk = new Desk(held, { policy, need: { urgency } });
        for (const [verb, outcome] of moves) {
          if (recorded(desk, verbs[verb]!).length > 0) asked.add(verb);
          expect(recorded(desk, verbs[verb]!)).toEqual([]);
          const open = [...desk.state.offers].find(([, offer]) => offer.outcome === 'pending')?.[0];
          if (open !== undefined && outcome !== 'wait') desk[outcome](open);
        }
      },
    ),
    { numRuns: 2000 },
  );
  expect(asked.size).toBe(verbs.length);
});
