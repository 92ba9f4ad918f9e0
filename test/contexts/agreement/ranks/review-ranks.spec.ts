import { framework } from '../../../../contexts/agreement/framework.ts';
import type { FrameworkEvent } from '../../../../contexts/agreement/framework.events.ts';
import { rankedOn } from '../../../../contexts/agreement/ranks/rank-on.ts';
import { RanksReviewed } from '../../../../contexts/agreement/ranks/rank-review.events.ts';
import type { RankGround } from '../../../../contexts/agreement/ranks/ranking.ts';
import { ReviewRanks, reviewRanks } from '../../../../contexts/agreement/ranks/review-ranks.ts';
import { folded, given } from '../../../support/given.ts';
import { adopted, area, established, position } from '../events.ts';

const review = { framework: 'CSH-2025', area: 'A01', role: 'secondary', on: '2026-08-01' } as const;
const half = { kpi: 50, price: 50 };
const held = ['P01', 'P02', 'P03'].map((each) => position('A01', 'secondary', each));
const ground = (
  provider: string,
  accepted: number,
  counted: number,
  hourlyPence: number | null,
): RankGround => ({
  ...{ provider, accepted, counted, hourlyPence },
});
/** 9 of 10 at £20.00 is 90 and 100, 10 of 10 at £25.00 is 100 and 80, nothing offered at £24.00 is 75 and 83.33. */
const grounds = [ground('P01', 10, 10, 2500), ground('P02', 9, 10, 2000), ground('P03', 0, 0, 2400)];
const ask = (more: Partial<ReviewRanks> = {}, of: readonly RankGround[] = grounds) =>
  reviewRanks(new ReviewRanks({ ...review, weights: half, ...more }), of);
const agreed = (...events: readonly FrameworkEvent[]) =>
  given(framework, established, adopted(), area('A01'), ...held, ...events);
const reviewed = new RanksReviewed({
  ...review,
  weights: half,
  minimumPercent: 75,
  // 84 days that end today.
  window: { from: '2026-04-09', to: '2026-07-01' },
  ranking: [
    { ...ground('P02', 9, 10, 2000), kpi: 90_000_000, price: 100_000_000, total: 95_000_000, rank: 1 },
    { ...ground('P01', 10, 10, 2500), kpi: 100_000_000, price: 80_000_000, total: 90_000_000, rank: 2 },
    { ...ground('P03', 0, 0, 2400), kpi: 75_000_000, price: 83_333_333, total: 79_166_666, rank: 3 },
  ],
});

describe('a ranked list, ranked anew half by acceptance and half by price', () => {
  it('records each holder’s points with what they rest on', () => {
    agreed().when(ask()).thenRecords(reviewed);
    agreed(reviewed).when(ask()).thenRecordsNothing();
  });

  it('has the new ranks from the day on, and the old ones before', () => {
    const state = folded(framework, [established, ...held, reviewed]);
    const ranks = (date: string) => rankedOn(state, date).map(({ provider, rank }) => [provider, rank]);
    expect(ranks('2026-07-31')).toEqual([
      ['P01', null],
      ['P02', null],
      ['P03', null],
    ]);
    expect(ranks('2026-08-01')).toEqual([
      ['P01', 2],
      ['P02', 1],
      ['P03', 3],
    ]);
  });

  it('leaves the rank of a position that begins after the review', () => {
    const later = position('A01', 'secondary', 'P02', '2027-01-01');
    const state = folded(framework, [established, later, reviewed]);
    expect(rankedOn(state, '2027-01-01')[0]?.rank).toBeNull();
  });

  it('compares exactly: whoever is alike has one rank, and a hair is no tie', () => {
    const alike = [
      ground('P01', 1, 3, 2000),
      ground('P02', 2, 6, 2000),
      ground('P03', 333_333_333, 1_000_000_000, 2000),
    ];
    const [event] = reviewRanks(new ReviewRanks({ ...review, weights: half }), alike)(
      folded(framework, [established, adopted(), area('A01'), ...held]),
      '2026-07-01T08:00:00.000Z',
    );
    const ranks = (event as RanksReviewed).ranking.map(({ provider, total, rank }) => [
      provider,
      total,
      rank,
    ]);
    expect(ranks).toEqual([
      ['P01', 66_666_666, 1],
      ['P02', 66_666_666, 1],
      ['P03', 66_666_666, 3],
    ]);
  });

  it('gives no points for price without a rate, and none without any', () => {
    const bare = held.map(({ provider }) => ground(provider, 0, 0, null));
    const [event] = reviewRanks(new ReviewRanks({ ...review, weights: half }), bare)(
      folded(framework, [established, adopted(), area('A01'), ...held]),
      '2026-07-01T08:00:00.000Z',
    );
    expect((event as RanksReviewed).ranking.map(({ total, rank }) => [total, rank])).toEqual(
      bare.map(() => [37_500_000, 1]),
    );
  });

  it.each<[string, string, Partial<ReviewRanks>]>([
    ['of an area that is not there', 'area-unknown', { area: 'A99' }],
    ['by weights that are no whole', 'weights-not-whole', { weights: { kpi: 50, price: 40 } }],
    ['from a day that is over', 'ranks-backdated', { on: '2026-06-30' }],
    ['of a role that nobody holds', 'nobody-to-rank', { role: 'reserve' }],
  ])('is refused %s: %s', (_, code, more) => {
    agreed().when(ask(more)).thenRejected(code);
  });

  it('is refused before a review that is to come, and without somebody’s figures', () => {
    agreed(reviewed)
      .when(ask({ on: '2026-07-15' }))
      .thenRejected('ranks-backdated');
    agreed()
      .when(ask({}, grounds.slice(1)))
      .thenRejected('nobody-to-rank');
  });
});
