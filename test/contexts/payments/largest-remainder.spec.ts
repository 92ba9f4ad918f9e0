import fc from '../../support/fast-check.ts';
import { largestRemainder } from '../../../contexts/payments/index.ts';

it('divides £100.00 by 1 : 1 : 1 into 33.34, 33.33 and 33.33 (domain.md 1.12, E69)', () => {
  expect(largestRemainder(10_000, [1, 1, 1])).toEqual([3334, 3333, 3333]);
});

it('sums exactly, is off by less than one, and gives no less for more', () => {
  const weights = fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.nat(100_000_000_000), weights, (amount, of) => {
      const all = of.reduce((sum, each) => sum + each, 0);
      fc.pre(all > 0);
      const divided = largestRemainder(amount, of);
      expect(divided.reduce((sum, each) => sum + each, 0)).toBe(amount);
      for (const [index, part] of divided.entries()) {
        const off = BigInt(part) * BigInt(all) - BigInt(amount) * BigInt(of[index]!);
        expect(-BigInt(all) < off && off < BigInt(all)).toBe(true);
        const ofLess = divided.filter((_, other) => of[other]! < of[index]!);
        expect(ofLess.every((less) => less <= part)).toBe(true);
      }
    }),
  );
});

it('gives nothing to nothing', () => {
  expect(largestRemainder(100, [0, 0])).toEqual([0, 0]);
  expect(largestRemainder(100, [])).toEqual([]);
});
