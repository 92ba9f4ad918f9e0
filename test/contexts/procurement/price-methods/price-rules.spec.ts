import fc from '../../../support/fast-check.ts';
import { priceMethod } from '../../../../contexts/procurement/index.ts';
import { priceRules } from '../../../../contexts/procurement/price-methods/price-rules.ts';

const weight = 50_000_000n;
const amount = fc.bigInt({ min: 0n, max: 1_000_000n }).map((each) => 2n * each);
const amounts = fc.array(amount, { minLength: 1, maxLength: 12 });
const fieldOf = (prices: readonly bigint[], benchmark: bigint | null) => {
  const sorted = prices.toSorted((a, b) => (a < b ? -1 : 1));
  const at = (index: number) => sorted[index] ?? 0n;
  return {
    ...{ lowest: at(0), highest: at(sorted.length - 1), benchmark },
    median: (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2n,
  };
};

describe.each(priceMethod.options)('%s', (method) => {
  const { points } = priceRules[method];

  it('gives no fewer points for less money, none below nothing and none above the weight', () => {
    fc.assert(
      fc.property(amounts, fc.option(amount), (prices, benchmark) => {
        const field = fieldOf(prices, benchmark);
        const scored = prices
          .toSorted((a, b) => (a < b ? -1 : 1))
          .map((price) => points(price, field, weight));
        expect(scored).toEqual(scored.toSorted((a, b) => (a > b ? -1 : 1)));
        expect(scored.every((each) => each >= 0n && each <= weight)).toBe(true);
      }),
    );
  });

  it('gives the lowest price all the points, or the points of its share of the benchmark', () => {
    fc.assert(
      fc.property(amounts, fc.option(amount), (prices, benchmark) => {
        const field = fieldOf(prices, benchmark);
        const isDear = method === 'share-of-benchmark' && field.lowest > (benchmark ?? field.median);
        expect(points(field.lowest, field, weight) < weight).toBe(isDear);
      }),
    );
  });

  it('gives all who ask the same all the points, whatever they ask', () => {
    fc.assert(
      fc.property(amount, fc.nat(10), (price, more) => {
        const field = fieldOf(
          Array.from({ length: more + 1 }, () => price),
          null,
        );
        expect(points(price, field, weight)).toBe(weight);
      }),
    );
  });
});
