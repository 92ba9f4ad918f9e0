import { rankBids } from '../../../../contexts/procurement/evaluation/rank-bids.ts';
import { terms } from './evaluation.ts';

const bids = (...each: readonly (readonly [string, number, bigint])[]) =>
  each.map(([provider, quality, weightedPence]) => ({ provider, quality, weightedPence }));

it('gives as many points the same rank, in the order of the references', () => {
  const { ranking } = rankBids(
    bids(['P2', 60_000_000, 2000n], ['P1', 60_000_000, 2000n], ['P3', 50_000_000, 2000n]),
    terms,
  );
  expect(ranking.map(({ provider, rank }) => [provider, rank])).toEqual([
    ['P1', 1],
    ['P2', 1],
    ['P3', 3],
  ]);
});

it('does not depend on the order in which the bids are given', () => {
  const given = bids(['P2', 60_000_000, 2100n], ['P1', 61_000_000, 2000n], ['P3', 50_000_000, 1900n]);
  expect(rankBids(given.toReversed(), terms)).toEqual(rankBids(given, terms));
});

it('compares prices exactly: a difference below a penny decides', () => {
  const rates = [
    { service: 'home-care' as const, band: 'standard', weight: 999 },
    { service: 'live-in' as const, band: 'standard', weight: 1 },
  ];
  const { ranking, referencePence } = rankBids(
    bids(['P1', 60_000_000, 2_000_001n], ['P2', 60_000_000, 2_000_000n]),
    { ...terms, rates },
  );
  expect(ranking.map(({ provider, pence, price }) => [provider, pence, price])).toEqual([
    ['P2', 2000, 50_000_000],
    ['P1', 2000, 49_999_975],
  ]);
  expect(referencePence).toBe(2000);
});

it.each([
  ['distance-from-lowest', 2000, [50_000_000, 40_000_000, 0]],
  ['between-lowest-and-highest', 2000, [50_000_000, 40_000_000, 0]],
  ['share-of-median', 2400, [50_000_000, 50_000_000, 30_000_000]],
  ['share-of-benchmark', 2200, [50_000_000, 45_833_333, 27_500_000]],
] as const)('scores £20, £24 and £40 by %s', (priceMethod, reference, points) => {
  const { ranking, referencePence } = rankBids(bids(['P1', 0, 2000n], ['P2', 0, 2400n], ['P3', 0, 4000n]), {
    ...terms,
    priceMethod,
    benchmarkPence: 2200,
  });
  expect(referencePence).toBe(reference);
  expect(ranking.map(({ price }) => price)).toEqual(points);
});

it('takes the middle of an even number of prices', () => {
  const { referencePence, ranking } = rankBids(bids(['P1', 0, 2000n], ['P2', 0, 2401n]), {
    ...terms,
    priceMethod: 'share-of-median',
  });
  expect(referencePence).toBe(2201);
  // 2200.5 ÷ 2401 of 50 points.
  expect(ranking[1]?.price).toBe(45_824_656);
});
