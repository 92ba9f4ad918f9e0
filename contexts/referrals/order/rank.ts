import type { ProviderNeed } from '../../providers/index.ts';
import type { Candidate, Criterion } from '../order.events.ts';
import type { OfferRole } from '../referral.events.ts';
import { ofThisVersion, type Offer, type Referral } from '../referral-state.ts';
import { compare } from './compare.ts';
import { criteriaOf } from './criteria.ts';
import type { Ground, Standing } from './standing.ts';

/** What is to be done about a holder of a role: `done` in this round, passed over by itself, a person's to decide, or asked. */
export type Fate = 'done' | 'skip' | 'decide' | 'ask';

export interface Ranked {
  readonly candidate: Candidate;
  readonly fate: Fate;
  /** It pauses itself, and that is a decline (domain E13). */
  readonly declines: boolean;
}

/** What the need asks of a provider besides hours. */
function needsOf({ need }: Referral): readonly ProviderNeed[] {
  const needs: ProviderNeed[] = [];
  if (need?.carers === 2) needs.push('double-handed');
  if (need?.timeSlot === 'live-in' || need?.timeSlot === 'night') needs.push(need.timeSlot);
  if (need?.rural) needs.push('rural');
  return needs;
}

/** The offers of this round to a provider. */
const offersTo = (state: Referral, provider: string) =>
  ofThisVersion(state)
    .map(([, offer]) => offer)
    .filter((offer) => offer.provider === provider && (offer.round ?? 1) === state.round);

/** An offer made in error was none (domain E14). */
const inError = ({ outcome, reason }: Offer) => outcome === 'withdrawn' && reason === 'ERROR';

/** The skip of this role and provider, null for nobody, in this round. */
export const skipOf = (state: Referral, role: OfferRole, provider: string | null) =>
  state.skips.find(
    (each) =>
      each.role === role &&
      each.provider === provider &&
      each.version === state.need?.version &&
      each.round === state.round,
  );

function standing(
  state: Referral,
  { policy, asker }: Ground,
  holder: Standing,
): [barredBy: string | null, fate: Fate, declines: boolean] {
  const { provider, role } = holder;
  const offers = offersTo(state, provider);
  const asked = offers.filter((offer) => !inError(offer)).map((offer) => offer.role);
  if (asked.includes(role)) return ['ALREADY_ASKED', 'done', false];
  const skipped = skipOf(state, role, provider);
  if (skipped) return [skipped.reason, 'done', false];
  if (needsOf(state).some((need) => holder.outOfScope.includes(need))) return ['OUT_OF_SCOPE', 'skip', false];
  if (holder.suspended) return ['SUSPENDED', 'skip', false];
  if (asked.length > 0) return ['ALREADY_ASKED', 'skip', false];
  if (holder.belowGood && policy.belowGood === 'suspend') return ['BELOW_GOOD', 'decide', false];
  if (!asker && offers.some((offer) => offer.role === role)) return ['TAKEN_BACK', 'decide', false];
  if (!holder.paused) return [null, 'ask', false];
  const declines = role !== 'reserve' && policy.selfPause === 'countAsDecline';
  return declines ? [null, 'ask', true] : ['PAUSED', 'skip', false];
}

const warningOf = ({ paused, belowGood }: Standing) => {
  if (paused) return 'SELF_PAUSED';
  return belowGood ? 'BELOW_GOOD' : null;
};

/** By rank, those without one last; then by the criteria. */
export const byRank =
  (criteria: readonly Criterion[], seed: string) =>
  (a: Candidate, b: Candidate): number =>
    (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
    compare(a, b, criteria, seed);

/** The holders of a role in the order in which they come, with what is to be done about each. */
export function rank(state: Referral, ground: Ground, role: OfferRole): readonly Ranked[] {
  const ranked = ground.holders
    .filter((holder) => holder.role === role)
    .map((holder): Ranked => {
      const { provider, rank, hourlyPence, lastPlacedAt } = holder;
      const [barredBy, fate, declines] = standing(state, ground, holder);
      const preferred = state.preferred === provider;
      const warning = warningOf(holder);
      const candidate = { provider, rank, barredBy, warning, preferred, hourlyPence, lastPlacedAt };
      return { candidate, fate, declines };
    });
  const inOrder = byRank(criteriaOf(ground.policy, role), ground.seed);
  return ranked.toSorted((a, b) => inOrder(a.candidate, b.candidate));
}
