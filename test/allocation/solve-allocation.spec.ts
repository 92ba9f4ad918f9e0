import fc from '../support/fast-check.ts';
import { isBest } from '../../contexts/procurement/allocation/certificate.ts';
import {
  type Allocation,
  allocationOf,
  faultsOf,
  limitKey,
  type Option,
  optionKey,
  type Problem,
} from '../../contexts/procurement/allocation/problem.ts';
import { solveAllocation } from '../../src/allocation/solve-allocation.ts';

const roles = ['primary', 'secondary'] as const;

/** Every allocation there is, and the best of them. */
function byBruteForce(problem: Problem): Allocation {
  const lots = problem.areas.flatMap(({ area }) => roles.map((role) => ({ area, role })));
  let best = allocationOf([]);
  const better = (each: Allocation) =>
    each.filled > best.filled || (each.filled === best.filled && each.reached > best.reached);
  const go = (i: number, given: readonly Option[]): void => {
    const lot = lots[i];
    if (!lot) {
      const found = allocationOf(given);
      if (better(found)) best = found;
      return;
    }
    go(i + 1, given);
    for (const option of problem.options) {
      if (option.area !== lot.area || option.role !== lot.role) continue;
      const next = [...given, option];
      if (faultsOf(problem, allocationOf(next)).length === 0) go(i + 1, next);
    }
  };
  go(0, []);
  return best;
}

/** What somebody does by hand: lot by lot, the best bidder who may have it. */
function greedily(problem: Problem): Allocation {
  const given: Option[] = [];
  for (const { area } of problem.areas)
    for (const role of roles) {
      const best = problem.options
        .filter((each) => each.area === area && each.role === role)
        .toSorted((a, b) => b.worth - a.worth)
        .find((each) => faultsOf(problem, allocationOf([...given, each])).length === 0);
      if (best) given.push(best);
    }
  return allocationOf(given);
}

const option = (provider: string, area: string, role: Option['role'], worth: number): Option => ({
  ...{ provider, area, role, worth },
});

const small: fc.Arbitrary<Problem> = fc
  .record({ areas: fc.integer({ min: 1, max: 3 }), bidders: fc.integer({ min: 1, max: 4 }) })
  .chain(({ areas, bidders }) => {
    const places = Array.from({ length: areas }, (_, i) => ({ area: `A${i}`, level: 1 as const }));
    const names = Array.from({ length: bidders }, (_, i) => `P${i}`);
    const lots = places.flatMap(({ area }) =>
      roles.flatMap((role) => names.map((provider) => ({ area, role, provider }))),
    );
    return fc
      .record({
        worths: fc.array(fc.option(fc.nat(20), { freq: 4 }), {
          minLength: lots.length,
          maxLength: lots.length,
        }),
        most: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: bidders * 2, maxLength: bidders * 2 }),
      })
      .map(({ worths, most }) => ({
        areas: places,
        options: lots.flatMap((lot, i) =>
          worths[i] === null || worths[i] === undefined ? [] : [{ ...lot, worth: worths[i] }],
        ),
        limits: names.flatMap((provider, i) =>
          roles.map((role, j) => ({ provider, level: 1 as const, role, most: most[2 * i + j]! })),
        ),
      }));
  });

describe('the allocation', () => {
  it('is what brute force finds, and proves it, in 500 small tenders', async () => {
    for (const problem of fc.sample(small, { numRuns: 500, seed: 20_261_123 })) {
      const { allocation, certificate } = await solveAllocation(problem);
      const { filled, reached } = byBruteForce(problem);
      expect({ filled: allocation.filled, reached: allocation.reached }).toEqual({ filled, reached });
      expect(faultsOf(problem, allocation)).toEqual([]);
      expect(isBest(problem, allocation, certificate)).toBe(true);
    }
  });

  it('is better than going from lot to lot', async () => {
    const limits = ['P1', 'P2'].map((provider) => ({
      ...{ provider, level: 1 as const, role: 'primary' as const, most: 1 },
    }));
    // P1 is a little better in A1 and much better in A2; the first lot takes it away.
    const problem = {
      areas: [
        { area: 'A1', level: 1 as const },
        { area: 'A2', level: 1 as const },
      ],
      options: [
        option('P1', 'A1', 'primary', 81),
        option('P2', 'A1', 'primary', 80),
        option('P1', 'A2', 'primary', 90),
        option('P2', 'A2', 'primary', 40),
      ],
      limits,
    };
    const { allocation, certificate } = await solveAllocation(problem);
    expect(greedily(problem).reached).toBe(121);
    expect(allocation).toMatchObject({ filled: 2, reached: 170 });
    expect(isBest(problem, allocation, certificate)).toBe(true);
    // Without prices for the limits the two could have 81 and 90: nothing is proved.
    const free = { kind: 'prices', prices: {}, perPosition: '0' } as const;
    expect(isBest(problem, allocation, { ...certificate, worth: free })).toBe(false);
  });

  it('is the same whatever the order in which bids came', async () => {
    const [problem] = fc.sample(small, { numRuns: 1, seed: 5 });
    const turned = {
      areas: problem!.areas.toReversed(),
      options: problem!.options.toReversed(),
      limits: problem!.limits.toReversed(),
    };
    expect(await solveAllocation(turned)).toEqual(await solveAllocation(problem!));
  });

  it('of 35 areas and 60 bidders keeps every limit and is proved', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `P${String(i).padStart(2, '0')}`);
    const areas = Array.from({ length: 35 }, (_, i) => ({
      area: `A${String(i).padStart(2, '0')}`,
      level: i < 20 ? (1 as const) : (2 as const),
    }));
    // Who is good in one area is good in the others: so the limits bind.
    const points = fc
      .sample(fc.integer({ min: 0, max: 8_000_000 }), { numRuns: 2100, seed: 7 })
      .map((luck, i) => 40_000_000 + (i % 60) * 800_000 + luck);
    const options = areas.flatMap(({ area, level }, i) =>
      names.flatMap((provider, j) => {
        const worth = points[60 * i + j]!;
        const primary = option(provider, area, 'primary', 2 * worth);
        return level === 1 ? [primary, option(provider, area, 'secondary', worth)] : [primary];
      }),
    );
    const limits = names.flatMap((provider) => [
      { provider, level: 1 as const, role: 'primary' as const, most: 2 },
      { provider, level: 1 as const, role: 'secondary' as const, most: 2 },
      { provider, level: 2 as const, role: 'primary' as const, most: 1 },
    ]);
    const problem = { areas, options, limits };
    const { allocation, certificate } = await solveAllocation(problem);
    expect(allocation.filled).toBe(55);
    expect(faultsOf(problem, allocation)).toEqual([]);
    expect(isBest(problem, allocation, certificate)).toBe(true);
    expect(limits.length).toBe(new Set(limits.map(limitKey)).size);
    expect(allocation.reached).toBeGreaterThan(greedily(problem).reached);
  });
});

describe('a certificate', () => {
  it('does not fit an allocation or a problem that was tampered with', async () => {
    for (const problem of fc.sample(small, { numRuns: 60, seed: 11 })) {
      const { allocation, certificate } = await solveAllocation(problem);
      if (allocation.filled === 0) continue;
      const worse = allocationOf(allocation.given.slice(1));
      expect(isBest(problem, worse, certificate)).toBe(false);
      const [first] = allocation.given;
      const options = problem.options.map((each) =>
        optionKey(each) === optionKey(first!) ? { ...each, worth: each.worth + 1 } : each,
      );
      expect(isBest({ ...problem, options }, allocation, certificate)).toBe(false);
    }
  });
});
