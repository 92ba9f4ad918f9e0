import { Rejection, type Instant } from '#event-sourcing';
import { answerDeadline } from '../deadlines/answer-deadline.ts';
import { StepOpened } from '../order.events.ts';
import { OfferDeclined, ReferralOffered, type OfferRole, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { criteriaOf, inviteOf } from './criteria.ts';
import type { Ranked } from './rank.ts';
import type { Ground } from './standing.ts';
import { skips, turnOf, type Turn } from './turn.ts';

/** An offer is named after its referral: 64 characters for `.` and its number too. */
const longest = 58;

type Need = NonNullable<Referral['need']>;

/** The step with everything that it rests on, and the same offer at the same instant to all who are asked. */
function opened(
  { role, ranked, waiting }: Turn,
  state: Referral,
  need: Need,
  ground: Ground,
  now: Instant,
  parallel: string | null,
): readonly ReferralEvent[] {
  const { framework, referral, version } = need;
  const { policy, policyVersion, seed } = ground;
  const of = { framework, referral };
  const deadline = answerDeadline(now, need.urgency, policy.deadline);
  // The numbers go by reference: a provider would read off its own where its rate stands among the others.
  const numbered = waiting.map(({ candidate }) => candidate.provider).toSorted();
  const asked = waiting.map((each) => ({
    ...each,
    offer: `${referral}.${state.offers.size + 1 + numbered.indexOf(each.candidate.provider)}`,
  }));
  const offers = asked.map(
    ({ offer, candidate: { provider } }) =>
      new ReferralOffered({ ...of, offer, provider, role, offeredAt: now, deadline, version }),
  );
  const declined = asked
    .filter(({ declines }) => declines)
    .map(({ offer }) => new OfferDeclined({ ...of, offer, decidedAt: now, reason: 'SELF_PAUSED' }));
  const step = new StepOpened({
    ...of,
    ...{ version, round: state.round, role, policyVersion },
    ...{ invite: inviteOf(policy, role), criteria: criteriaOf(policy, role) },
    candidates: ranked.map(({ candidate }) => candidate),
    invited: asked.map(({ offer }) => offer),
    ...{ seed, deadline, parallel },
  });
  return [step, ...offers, ...declined];
}

const toDecide = ({ candidate: { provider, barredBy } }: Ranked, role: OfferRole) =>
  new Rejection(
    'step-needs-decision',
    barredBy === 'BELOW_GOOD'
      ? `${provider} is rated below Good, and the policy asks nobody who is: ` +
          `skip it as ${role} with BELOW_GOOD, or adopt a policy that asks with a warning.`
      : `The offer to ${provider} was taken back as made in error: offer next again, or skip it as ${role}.`,
  );

/**
 * What comes next in the order: skips with their reasons, or a step with its offers. Undefined when every step of this
 * round was tried; a Rejection `step-needs-decision` when a person has to decide about somebody whose turn it is.
 */
export function nextStep(
  state: Referral,
  need: Need,
  ground: Ground,
  now: Instant,
  parallel: string | null,
): readonly ReferralEvent[] | Rejection | undefined {
  const turn = turnOf(state, ground);
  if (!turn) return undefined;
  const skipped = skips(turn, need, now);
  if (skipped.length > 0) return skipped;
  const undecided = turn.waiting.find(({ fate }) => fate === 'decide');
  if (undecided) return toDecide(undecided, turn.role);
  if (need.referral.length > longest)
    return new Rejection(
      'referral-reference-long',
      `Offers are named after their referral, and this reference has more than ${longest} characters: ` +
        'receive the same need under a shorter one, and withdraw this.',
    );
  return opened(turn, state, need, ground, now, parallel);
}
