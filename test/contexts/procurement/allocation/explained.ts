import type { PositionAwarded } from '../../../../contexts/agreement/index.ts';
import { barredFrom } from '../../../../contexts/procurement/allocation/barred.ts';
import { explainAllocation } from '../../../../contexts/procurement/allocation/explain-allocation.ts';
import { passedOverIn } from '../../../../contexts/procurement/allocation/passed-over.ts';
import { canonical } from '../../../../contexts/procurement/allocation/problem.ts';
import { problemOf } from '../../../../contexts/procurement/allocation/problem-of.ts';
import { AwardDeclined, type Lot, tender } from '../../../../contexts/procurement/index.ts';
import { solveAllocation } from '../../../../src/allocation/solve-allocation.ts';
import { folded } from '../../../support/given.ts';
import { agreement, judged, now, of, period, type Totals } from '../award/awarding.ts';

/** A position that a bidder does not want. */
export const declined = (area: string, role: Lot['role'], provider: string) =>
  new AwardDeclined({ ...of, area, role, provider, reason: 'Full', declinedAt: now });

interface Course {
  readonly roles?: readonly Lot['role'][];
  /** Per provider, level and role. */
  readonly most?: number;
  readonly held?: readonly PositionAwarded[];
  readonly declined?: readonly ReturnType<typeof declined>[];
}

/** The best allocation of a tender for which everybody bid everywhere, and what is said of it. */
export async function explained(totals: Totals, { roles, most = 2, held = [], declined = [] }: Course = {}) {
  const { events, bids } = judged(totals, roles);
  const state = folded(tender, [...events, ...declined]);
  const areas = new Set([...Object.keys(totals), ...held.map(({ area }) => area)]);
  const evaluated = { tender: state, bids, agreement: agreement([...areas], most, held) };
  const problem = canonical(problemOf(evaluated, state.terms!, period));
  const { allocation } = await solveAllocation(problem);
  const barred = barredFrom(evaluated, state.terms!, period);
  return {
    given: allocation.given,
    words: explainAllocation(problem, allocation, state.prices, barred),
    passedOver: passedOverIn(problem, allocation, state.prices, barred),
  };
}
