import type { AllocationGround } from '../../../../contexts/procurement/allocation/allocation-desk.ts';
import {
  comparedLimits,
  limitsCompared,
  problemUnder,
} from '../../../../contexts/procurement/allocation/limits-compared.ts';
import { canonical } from '../../../../contexts/procurement/allocation/problem.ts';
import { proposal } from '../../../../contexts/procurement/allocation/proposal.ts';
import { bid, tender } from '../../../../contexts/procurement/index.ts';
import { solveAllocation } from '../../../../src/allocation/solve-allocation.ts';
import { folded } from '../../../support/given.ts';
import { agreement, judged, period } from '../award/awarding.ts';

/** P1 is best everywhere, P2 next: with one position for each only two of four areas have a holder. */
const totals = {
  A1: { P1: 90, P2: 80 },
  A2: { P1: 90, P2: 70 },
  A3: { P1: 90, P2: 60 },
  A4: { P1: 90, P2: 50 },
};

function ground(): AllocationGround {
  const { events, bids } = judged(totals, ['primary']);
  const state = folded(tender, events);
  return {
    evaluated: {
      tender: state,
      bids: new Map([...bids].map(([provider, each]) => [provider, { ...bid.initial, ...each }])),
      agreement: agreement(Object.keys(totals), 2),
    },
    terms: state.terms!,
    held: period,
    award: null,
  };
}

const proofs = async (of: AllocationGround) =>
  new Map(
    await Promise.all(
      comparedLimits.map(async (limit) => {
        const problem = canonical(problemUnder(of, limit));
        return [limit, { problem, ...(await solveAllocation(problem)), digest: 'a'.repeat(64) }] as const;
      }),
    ),
  );

describe('what each limit costs', () => {
  it('is told beside how far it spreads the work', async () => {
    const of = ground();
    const points = 1_000_000 * of.terms.objective.primary;
    const compared = limitsCompared(of, await proofs(of));
    expect(
      compared.map(({ limit, filled, unfilled, reached, costs, holders }) => [
        ...[limit, filled, unfilled, reached / points, costs / points, holders],
      ]),
    ).toEqual([
      [1, 2, 2, 170, 190, 2],
      [2, 4, 0, 330, 30, 2],
      [3, 4, 0, 350, 10, 2],
      [null, 4, 0, 360, 0, 1],
      ['policy', 4, 0, 330, 30, 2],
    ]);
    expect(compared.map(({ hhi, largest }) => [hhi, largest!.milliPercent])).toEqual([
      [5000, 50_000],
      [5000, 50_000],
      [6250, 75_000],
      [10_000, 100_000],
      [5000, 50_000],
    ]);
  });
});

describe('a proposal', () => {
  it('names for each position who gets it with how many points and why, and for each bidder what it is given', async () => {
    const of = ground();
    const proof = (await proofs(of)).get('policy')!;
    const proposed = proposal(of, proof);
    expect(proposed.positions.map(({ area, provider, points }) => [area, provider, points])).toEqual([
      ['A1', 'P2', 80_000_000],
      ['A2', 'P2', 70_000_000],
      ['A3', 'P1', 90_000_000],
      ['A4', 'P1', 90_000_000],
    ]);
    expect(proposed.positions[0]!.because).toBe(
      'P2 has 80.00 points. P1, with 90.00, is primary in A3 and A4, and may be given 2 of level 1.',
    );
    expect(proposed.bidders).toEqual([
      { provider: 'P1', positions: ['A3', 'A4'].map((area) => ({ area, role: 'primary' })) },
      { provider: 'P2', positions: ['A1', 'A2'].map((area) => ({ area, role: 'primary' })) },
    ]);
    expect(proposed).toMatchObject({ decidedAt: null, isAsDecided: null, filled: 4, ...period });
  });
});
