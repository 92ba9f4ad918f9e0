import type { Instant } from '#event-sourcing';
import { OfferNotChosen, ProviderChosen, type Contender } from '../order.events.ts';
import { OfferWithdrawn, type ReferralEvent } from '../referral.events.ts';
import { openOffers, type Referral } from '../referral-state.ts';
import { choose } from './choose.ts';
import { criteriaOf } from './criteria.ts';
import { accepted, stepOf, type Named } from './said-yes.ts';
import type { Ground } from './standing.ts';

type Need = NonNullable<Referral['need']>;

/** Its values as the step recorded them; of an offer that an import told of none is known. */
function contender(state: Referral, [offer, { provider, counter }]: Named): Contender {
  const recorded = stepOf(state, offer)?.candidates.find((each) => each.provider === provider);
  const unknown = { rank: null, barredBy: null, warning: null, hourlyPence: null, lastPlacedAt: null };
  return {
    ...{ provider, ...unknown, ...recorded, offer },
    preferred: state.preferred === provider,
    able: counter === null,
  };
}

/**
 * Chooses once a step in which somebody said yes has no open offer left; undefined before. Of steps that were open at
 * once the one whose yes came first is settled, and what is still open elsewhere is taken back (domain E35, E43).
 */
export function settle(
  state: Referral,
  { framework, referral, version }: Need,
  ground: Ground,
  now: Instant,
): readonly ReferralEvent[] | undefined {
  const of = { framework, referral };
  const open = openOffers(state);
  const [first] = accepted(state)
    .filter(([yes]) => !open.some(([offer]) => stepOf(state, offer) === stepOf(state, yes)))
    .toSorted(
      ([, a], [, b]) => Date.parse(a.decidedAt ?? a.deadline) - Date.parse(b.decidedAt ?? b.deadline),
    );
  if (!first) return undefined;
  const [reference, { role }] = first;
  const step = stepOf(state, reference);
  const { criteria, seed, round } = step ?? {
    ...{ criteria: criteriaOf(ground.policy, role), seed: ground.seed, round: state.round },
  };
  const within = accepted(state).filter(([offer]) => stepOf(state, offer) === step && offer !== reference);
  const elsewhere = accepted(state).filter(([offer]) => stepOf(state, offer) !== step);
  const said = within.map((each) => contender(state, each));
  const { contenders, decidedBy, because } = choose([contender(state, first), ...said], criteria, seed);
  const [{ offer, provider }, ...others] = contenders;
  const choice = { version, round, role, policyVersion: ground.policyVersion, offer, provider };
  return [
    new ProviderChosen({
      ...{ ...of, ...choice, criteria: [...criteria], contenders: [...contenders], decidedBy, seed },
    }),
    ...others.map((each, i) => new OfferNotChosen({ ...of, offer: each.offer, because: because[i]! })),
    ...elsewhere.map(([each]) => new OfferNotChosen({ ...of, offer: each, because: 'first-accepted' })),
    ...open.map(
      ([each]) => new OfferWithdrawn({ ...of, offer: each, decidedAt: now, reason: 'PLACED_ELSEWHERE' }),
    ),
  ];
}
