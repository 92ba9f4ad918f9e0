import {
  limitSentences,
  shareWords,
  worthWords,
} from '../../../../src/web/tenders/allocation/limit-words.ts';

type Limits = Parameters<typeof limitSentences>[0];

const under = (
  limit: Limits[number]['limit'],
  unfilled: number,
  costs: number,
  milliPercent: number | null,
): Limits[number] => ({
  ...{ limit, unfilled, costs, filled: 12 - unfilled, reached: 1_000_000_000 - costs, holders: 3, hhi: 5000 },
  largest: milliPercent === null ? null : { provider: 'P1', milliPercent },
});

it('says what the tightest limit and those of the policy cost, and what they buy', () => {
  const limits = [
    under(1, 3, 15_250_000, 25_000),
    under(2, 2, 10_000_000, 40_000),
    under(null, 1, 0, 83_399),
    under('policy', 1, 0, 83_399),
  ];
  expect(limitSentences(limits)).toEqual([
    'A limit of 1 leaves 2 more positions empty and costs 15.25: the largest share of the hours is 25.0%, and 83.3% without a limit.',
    'The policy’s limits leave no further position empty and cost nothing: the largest share of the hours stays 83.3%.',
  ]);
});

it('says nothing of shares where nobody has any, or one has none', () => {
  expect(limitSentences([under(1, 2, 0, null), under(null, 1, 0, null)])).toEqual([
    'A limit of 1 leaves 1 more position empty and costs nothing.',
  ]);
  expect(limitSentences([under(1, 2, 0, 50_000)])).toEqual([]);
});

it('shows worth with two decimals, and shares rounded down', () => {
  expect(worthWords(1_234_560_000)).toBe('1,234.56');
  expect(shareWords(99_999)).toBe('99.9%');
});
