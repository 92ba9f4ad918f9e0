import type { AllocationGround } from './allocation-desk.ts';
import { concentration, type Concentration } from './concentration.ts';
import type { Problem } from './problem.ts';
import { hoursOf, problemOf } from './problem-of.ts';
import type { Proof } from './solved.ts';

/** A limit to compare: the most positions of a level and role for each bidder, null for none, or those of the policy. */
export type ComparedLimit = 1 | 2 | 3 | 'policy' | null;

export const comparedLimits: readonly ComparedLimit[] = [1, 2, 3, null, 'policy'];

/** The same tender under one limit. */
export interface UnderLimit extends Concentration {
  readonly limit: ComparedLimit;
  readonly filled: number;
  /** Positions that nobody can have. */
  readonly unfilled: number;
  /** What the positions are worth together, by the tender's objective. */
  readonly reached: number;
  /** What the limit costs: how much less that is than without one. */
  readonly costs: number;
  /** Bidders that are given something. */
  readonly holders: number;
}

/** The problem under a limit that counts what is held already. */
export const problemUnder = ({ evaluated, terms, held }: AllocationGround, limit: ComparedLimit): Problem => {
  if (limit === 'policy') return problemOf(evaluated, terms, held);
  const roles = limit === null ? {} : { primary: limit, secondary: limit };
  return problemOf(evaluated, terms, held, () => ({ 1: roles, 2: roles, 3: roles }));
};

/**
 * What each limit costs in points, and what it buys: how the hours of the areas spread over their primary providers,
 * who are asked first (S4:109). Secondary positions add no hours of their own.
 *
 * @param proofs by limit, the one without a limit among them
 */
export function limitsCompared(
  { evaluated, terms }: AllocationGround,
  proofs: ReadonlyMap<ComparedLimit, Proof>,
): readonly UnderLimit[] {
  const positions = terms.lots.filter(({ role }) => role !== 'reserve').length;
  const free = proofs.get(null)!.allocation.reached;
  return [...proofs].map(([limit, { allocation }]) => {
    const { given, filled, reached } = allocation;
    const hours = new Map<string, number>();
    for (const { provider, area, role } of given) {
      if (role === 'primary')
        hours.set(provider, (hours.get(provider) ?? 0) + hoursOf(evaluated.agreement, area));
    }
    return {
      ...{ limit, filled, unfilled: positions - filled, reached, costs: free - reached },
      holders: new Set(given.map(({ provider }) => provider)).size,
      ...concentration(hours),
    };
  });
}
