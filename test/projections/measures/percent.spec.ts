import fc from '../../support/fast-check.ts';
import { percentOf } from '../../../projections/measures/index.ts';

describe('a percentage', () => {
  it.each([
    [0, 0, null],
    [0, 7, 0],
    [7, 7, 100],
    [2, 3, 66.6],
    [299, 399, 74.9],
    [300, 400, 75],
    [1, 1000, 0.1],
    [999, 1_000_000, 0],
    [29_640, 241_590, 12.2],
  ])('of %d in %d is %p', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });

  it('is truncated, never rounded up, however large the numbers', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 43), fc.nat(2 ** 43), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b, 1)];
        const tenths = (BigInt(part) * 1000n) / BigInt(whole);
        expect(percentOf(part, whole)).toBe(Number(tenths) / 10);
      }),
    );
  });
});
