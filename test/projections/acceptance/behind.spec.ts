import { acceptance, acceptanceTrend, offersBehind } from '../../../projections/acceptance/index.ts';
import { reserveTrend } from '../../../projections/reserve-usage/index.ts';
import { expectedDates } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

const views = sampleCounty().views();
const columns = ['accepted', 'declined', 'lapsed', 'exempt', 'withdrawn', 'counted'] as const;

describe('the offers behind the sample’s figures', () => {
  it.each(expectedDates)('are as many as every cell says on %s', (asOf) => {
    for (const row of acceptance(views, { asOf }).rows) {
      const { provider, area, role } = row;
      for (const state of columns)
        expect(offersBehind(views, { asOf, provider, area, role, state }).offers).toHaveLength(row[state]);
    }
  });

  it('are listed with the last decided first', () => {
    const { offers, window } = offersBehind(views, { asOf: '2026-06-30', provider: 'P02', area: 'A09' });
    expect(window).toEqual({ from: '2026-04-08', to: '2026-06-30' });
    expect(offers.map(({ decidedAt }) => decidedAt)).toEqual(
      offers
        .map(({ decidedAt }) => decidedAt)
        .toSorted()
        .toReversed(),
    );
    expect(offers.every(({ decidedOn }) => decidedOn >= window.from && decidedOn <= window.to)).toBe(true);
  });
});

describe('the trend of the sample', () => {
  const question = { asOf: '2026-06-30', periods: 12, days: 28 };

  it('has twelve periods of 28 days, each with its line', () => {
    const points = acceptanceTrend(views, question);
    expect(points).toHaveLength(12);
    expect(points[0]).toMatchObject({ from: '2025-07-30', to: '2025-08-26', minimumPercent: 75 });
    expect(points.at(-1)).toMatchObject({ from: '2026-06-03', to: '2026-06-30' });
    expect(points.every(({ counted, percent }) => counted > 50 && percent !== null && percent > 50)).toBe(
      true,
    );
  });

  it('of reserve usage has the same periods, with the share before the framework', () => {
    const points = reserveTrend(views, question);
    expect(points.map(({ to }) => to)).toEqual(acceptanceTrend(views, question).map(({ to }) => to));
    expect(points.every(({ placements, baselinePercent }) => placements > 50 && baselinePercent === 25)).toBe(
      true,
    );
  });

  it('can be asked for one area', () => {
    const [all, one] = [
      acceptanceTrend(views, question),
      acceptanceTrend(views, { ...question, area: 'A01' }),
    ];
    expect(one.every(({ counted }, i) => counted < all[i]!.counted)).toBe(true);
    expect(one.some(({ counted }) => counted > 0)).toBe(true);
  });
});
