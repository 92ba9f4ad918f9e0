import { chanceMillionths } from '../../../projections/range-of-needs/fisher.ts';
import { corrected } from '../../../projections/range-of-needs/correction.ts';
import fc from '../../support/fast-check.ts';

/** By logarithms of factorials: another way to the same probability, and not an exact one. */
function byLogarithms(a: number, n: number, accepted: number, all: number): number {
  const logs = [0];
  for (let i = 1; i <= all; i++) logs.push(logs[i - 1]! + Math.log(i));
  const choose = (of: number, some: number) =>
    some < 0 || some > of ? -Infinity : logs[of]! - logs[some]! - logs[of - some]!;
  let sum = 0;
  for (let x = 0; x <= a; x++)
    sum += Math.exp(choose(accepted, x) + choose(all - accepted, n - x) - choose(all, n));
  return sum;
}

/** By drawing every possible hand: for a few offers only. */
function byCounting(a: number, n: number, accepted: number, all: number): number {
  let few = 0;
  let hands = 0;
  for (let hand = 0; hand < 2 ** all; hand++) {
    const taken = [...hand.toString(2).padStart(all, '0')].flatMap((bit, i) => (bit === '1' ? [i] : []));
    if (taken.length !== n) continue;
    hands += 1;
    if (taken.filter((i) => i < accepted).length <= a) few += 1;
  }
  return few / hands;
}

const chance = (a: number, n: number, c: number, m: number) =>
  chanceMillionths({ accepted: a, counted: n }, { accepted: c, counted: m });

const tables = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }), fc.nat(most), fc.nat(most))
    .map(([n, m, a, c]) => ({ n, m, a: Math.min(a, n), c: Math.min(c, m) }));

describe('Fisher’s exact test, one-sided', () => {
  it.each([
    // Domain 1.5: 5 of 12 double-handed, 26 of 28 single-handed.
    [5, 12, 26, 28, 1147],
    // The lady tasting tea (Fisher 1935): 3 of 4 right is 17/70, 4 of 4 is 1/70; seen from the cups she missed.
    [1, 4, 3, 4, 242_858],
    [0, 4, 4, 4, 14_286],
    // Convicts' twins (Fisher 1935): 2 of 17 dizygotic, 10 of 13 monozygotic convicted too: 0.0004652.
    [2, 17, 10, 13, 466],
    // Nothing to tell apart.
    [12, 12, 28, 28, 1_000_000],
    [0, 12, 0, 28, 1_000_000],
  ])('of %d in %d beside %d in %d is %d millionths', (a, n, c, m, expected) => {
    expect(chance(a, n, c, m)).toBe(expected);
  });

  it('agrees with every hand that can be drawn', () => {
    for (const [a, n, c, m] of [
      [0, 3, 5, 6],
      [1, 4, 5, 6],
      [2, 5, 3, 5],
      [3, 3, 2, 7],
      [4, 8, 2, 3],
    ] as const)
      expect(chance(a, n, c, m)).toBe(Math.ceil(byCounting(a, n, a + c, n + m) * 1e6 - 1e-6));
  });

  it('agrees with logarithms, and is never less than they say', () => {
    fc.assert(
      fc.property(tables(300), ({ n, m, a, c }) => {
        const found = chance(a, n, c, m) / 1e6;
        const other = byLogarithms(a, n, a + c, n + m);
        expect(found).toBeGreaterThanOrEqual(other - 1e-9);
        expect(found).toBeLessThan(other + 1e-6 + 1e-9);
      }),
    );
  });

  it('grows with every acceptance in the segment', () => {
    fc.assert(
      fc.property(tables(60), ({ n, m, a, c }) => {
        fc.pre(a < n && c > 0);
        expect(chance(a + 1, n, c - 1, m)).toBeGreaterThanOrEqual(chance(a, n, c, m));
      }),
    );
  });
});

describe('the correction for several tests', () => {
  it('by Holm takes the smallest chance as often as there are tests, and never less than the one before', () => {
    // Holm 1979: 0.01, 0.02, 0.03 and 0.005 of four tests.
    expect(corrected([10_000, 20_000, 30_000, 5_000], 'holm')).toEqual([30_000, 40_000, 40_000, 20_000]);
    expect(corrected([600_000, 900_000], 'holm')).toEqual([1_000_000, 1_000_000]);
    expect(corrected([], 'holm')).toEqual([]);
  });

  it('can be left out', () => {
    expect(corrected([10_000, 20_000], 'none')).toEqual([10_000, 20_000]);
  });

  it('never makes a chance smaller, and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 20 }), (chances) => {
        const found = corrected(chances, 'holm');
        for (const [i, chance] of chances.entries()) {
          expect(found[i]).toBeGreaterThanOrEqual(chance);
          const rarer = chances.flatMap((other, j) => (other > chance && found[j]! < found[i]! ? [j] : []));
          expect(rarer).toEqual([]);
        }
      }),
    );
  });
});
