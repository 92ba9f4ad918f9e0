import type { Instant } from '#event-sourcing';
import { StepSkipped, type OfferRole } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { inviteOf } from './criteria.ts';
import { together } from './together.ts';
import { rank, skipOf, type Ranked } from './rank.ts';
import type { Ground } from './standing.ts';

/** Whose turn it is: of those who are left of a role all, all of the best rank, or the first. */
export interface Turn {
  readonly role: OfferRole;
  /** All holders of the role, in order. */
  readonly ranked: readonly Ranked[];
  /** Whose turn it is; empty: nobody holds the role. */
  readonly waiting: readonly Ranked[];
}

const rankOfRanked = ({ candidate }: Ranked) => candidate.rank;

/** The first role in the policy's order of which somebody, or nobody at all, is left to deal with in this round (S4:109). */
export function turnOf(state: Referral, ground: Ground): Turn | undefined {
  for (const role of ground.policy.order[ground.level] ?? []) {
    const ranked = rank(state, ground, role);
    const left = ranked.filter(({ fate }) => fate !== 'done');
    if (left.length > 0)
      return { role, ranked, waiting: together(left, inviteOf(ground.policy, role), rankOfRanked) };
    if (ranked.length === 0 && !skipOf(state, role, null)) return { role, ranked, waiting: [] };
  }
  return undefined;
}

/** Nobody holds the role, or those who cannot be asked are passed over, each with the reason (domain E12, E34, E51). */
export function skips(
  { role, waiting }: Turn,
  { framework, referral }: { readonly framework: string; readonly referral: string },
  at: Instant,
): readonly StepSkipped[] {
  const of = { framework, referral, role, at };
  if (waiting.length === 0)
    return [
      new StepSkipped({ ...of, provider: null, reason: role === 'secondary' ? 'NO_SECONDARY' : 'NO_HOLDER' }),
    ];
  return waiting
    .filter(({ fate }) => fate === 'skip')
    .map(
      ({ candidate: { provider, barredBy } }) =>
        new StepSkipped({ ...of, provider, reason: barredBy ?? 'NOT_ASKED' }),
    );
}
