import { paceOf, risenMilliPercent } from '../../../projections/price-figures/movement.ts';

describe('how an index moved', () => {
  it('is by 4.095 % from £12.21 to £12.71 for the National Living Wage of April 2026 (domain.md 2.8)', () => {
    expect(risenMilliPercent({ from: 12_210, to: 12_710 })).toBe(4095);
  });

  it('is by 10.091 % from £10.90 to £12.00 for the Real Living Wage, of which 10.1 % was agreed (domain.md 2.8)', () => {
    expect(risenMilliPercent({ from: 10_900, to: 12_000 })).toBe(10_091);
  });

  it('is towards zero, and not told from nothing', () => {
    expect([risenMilliPercent({ from: 3, to: 2 }), risenMilliPercent({ from: 3, to: 4 })]).toEqual([
      -33_333, 33_333,
    ]);
    expect(risenMilliPercent({ from: 0, to: 2 })).toBeNull();
  });

  it('is beside a price by the exact fractions, not by the percentages shown', () => {
    const wage = { from: 12_210, to: 12_710 };
    const price = (to: number) => paceOf({ from: 1_221_000_000, to }, wage);
    expect([1_270_999_999, 1_271_000_000, 1_271_000_001].map(price)).toEqual(['slower', 'same', 'faster']);
  });
});
