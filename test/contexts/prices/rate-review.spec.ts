import { defaultPolicy } from '../../../contexts/agreement/index.ts';
import { isLow, standOut } from '../../../contexts/prices/rate-review.ts';

const rule = { ...defaultPolicy.rateReview };
const rates = (...pence: readonly number[]) => pence.map((hourlyPence) => ({ hourlyPence }));
const worked = rates(2040, 1680, 2680, 2010, 2090);
const flagged = (found: ReturnType<typeof standOut>) =>
  found.map(({ rate, flags }) => [
    rate.hourlyPence,
    ...flags.map((each) => [each.rule, each.limitMilliPence]),
  ]);

describe('£16.80, £20.10, £20.40, £20.90 and £26.80 (domain 1.6)', () => {
  it('have 82.35 % and 131.37 % of the median stand out', () => {
    expect(flagged(standOut(worked, rule))).toEqual([
      [1680, ['below-median', 1_836_000]],
      [2680, ['above-median', 2_244_000]],
    ]);
  });

  it('have both stand out by fences of inclusive quartiles, 18.90 to 22.10', () => {
    const fences = { ...rule, rule: 'iqr-fences' as const, quartiles: 'inclusive' as const };
    expect(flagged(standOut(worked, fences))).toEqual([
      [1680, ['below-fence', 1_890_000]],
      [2680, ['above-fence', 2_210_000]],
    ]);
  });

  it('have none stand out by fences of exclusive quartiles, 10.35 to 31.95', () => {
    const fences = { ...rule, rule: 'iqr-fences' as const, quartiles: 'exclusive' as const };
    expect(standOut(worked, fences)).toEqual([]);
  });
});

it('takes a rate at a limit for usual, and one a penny beyond it not', () => {
  expect(standOut(rates(1800, 2000, 2200), rule)).toEqual([]);
  expect(flagged(standOut(rates(1799, 2000, 2201), rule))).toEqual([
    [1799, ['below-median', 1_800_000]],
    [2201, ['above-median', 2_200_000]],
  ]);
});

it('compares with the exact limit: 90 % of £20.005 is £18.0045', () => {
  const even = rates(1800, 2000, 2001, 2100);
  expect(flagged(standOut(even, rule))).toEqual([[1800, ['below-median', 1_800_450]]]);
});

it('flags a rate below the floor, also when it is beside nobody else', () => {
  expect(flagged(standOut(rates(1900), { ...rule, floorPence: 1901 }))).toEqual([
    [1900, ['below-floor', 1_901_000]],
  ]);
  expect(standOut(rates(1901), { ...rule, floorPence: 1901 })).toEqual([]);
});

it('flags what is below the floor of direct employment, £22.71, when £24.10 is usual (domain 2.8)', () => {
  const floor = { ...rule, floorPence: 2271 };
  expect(flagged(standOut(rates(2270, 2271, 2410), floor))).toEqual([[2270, ['below-floor', 2_271_000]]]);
});

it('flags a rate for everything that it breaks', () => {
  const [first] = standOut(rates(1000, 2000, 2000), { ...rule, floorPence: 1500 });
  expect(first?.flags.map((each) => each.rule)).toEqual(['below-median', 'below-floor']);
  expect(isLow(first?.flags ?? [])).toBe(true);
});

it('takes only what is low for low', () => {
  const [high] = standOut(rates(2000, 2000, 3000), rule);
  expect(isLow(high?.flags ?? [])).toBe(false);
});

it('finds nothing among no rates', () => {
  expect(standOut([], rule)).toEqual([]);
  expect(standOut(rates(5), { ...rule, rule: 'iqr-fences', quartiles: 'exclusive' })).toEqual([]);
});
