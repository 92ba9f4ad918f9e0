import { acceptanceTrend } from '../../projections/acceptance/index.ts';
import { reserveTrend } from '../../projections/reserve-usage/index.ts';
import type { Trend } from '../../projections/trend/index.ts';
import { keyFigures } from '../../src/web/key-figures.ts';
import { trendOf } from '../../src/web/trend.ts';
import { acceptanceOf, askedOn, reserveOf } from '../support/documents.ts';
import { sampleCounty } from '../support/sample-county.ts';

const asOf = '2026-06-30';
const views = sampleCounty().views();
const question = { asOf, periods: 12, days: 28 };
const trend: Trend = {
  framework: 'CSH-2025',
  asOf,
  knownAt: null,
  days: 28,
  acceptance: acceptanceTrend(views, question),
  reserve: reserveTrend(views, question),
};
const nothing: Trend = { ...trend, acceptance: [], reserve: [] };

describe('the key figures', () => {
  const figures = keyFigures(acceptanceOf(asOf), reserveOf(asOf), trend, 'decline', askedOn(asOf));

  it('are those of the documents, with their target in words', () => {
    expect(figures.map(({ name, number, tag }) => [name, number, tag?.text])).toEqual([
      ['Offer acceptance', '67.9%', 'below 75%'],
      ['Reserve use', '12.8%', 'within the 25% baseline'],
      ['Positions below 75%', '16', 'action needed'],
      ['Offers counted', '471', undefined],
    ]);
  });

  it('lead to what they are made of', () => {
    expect(figures[0]!.links).toEqual([
      {
        text: '320 accepted',
        href: '/offers?framework=CSH-2025&state=accepted&judged=true&asOf=2026-06-30',
      },
      {
        text: '471 offers counted',
        href: '/offers?framework=CSH-2025&state=counted&judged=true&asOf=2026-06-30',
      },
    ]);
    expect(figures[1]!.links.map(({ text }) => text)).toEqual(['50 by reserve', '390 placements']);
  });

  it('each have a line that says what it shows', () => {
    expect(figures[0]!.spark).toMatch(
      /aria-label="Last 12 periods of 28 days: from [\d.]+% to [\d.]+%, latest 64\.3%"/,
    );
  });

  it('say what silence is by the policy', () => {
    const excluding = keyFigures(acceptanceOf(asOf), reserveOf(asOf), trend, 'exclude', askedOn(asOf));
    expect(figures[3]!.words).toMatch(/^Silence until the deadline counts as a decline/);
    expect(excluding[3]!.words).toMatch(/^Neither silence/);
  });

  it('judge nothing where nothing happened', () => {
    const empty = { accepted: 0, counted: 0, percent: null };
    const total = {
      area: null,
      placements: 0,
      weeklyMinutes: 0,
      byRole: {},
      reservePercent: null,
      reserveHoursPercent: null,
    };
    const figures = keyFigures(
      { ...acceptanceOf(asOf), overall: empty, rows: [] },
      { ...reserveOf(asOf), total, rows: [] },
      nothing,
      'decline',
      askedOn(asOf),
    );
    expect(figures.map(({ number, tag }) => [number, tag?.text])).toEqual([
      ['–', undefined],
      ['–', undefined],
      ['0', 'none'],
      ['0', undefined],
    ]);
  });
});

describe('the trend', () => {
  const view = trendOf(trend, askedOn(asOf));

  it('has a row for each of 12 periods of 28 days, the last one ending on the day', () => {
    expect(view.rows).toHaveLength(12);
    expect(view.rows.at(-1)!.period).toBe('3 June to 30 June 2026');
    expect(view.caption).toBe('Acceptance and reserve use in periods of 28 days');
  });

  it('shows in its table the numbers of its points', () => {
    const labels = [...view.wide.matchAll(/aria-label="Acceptance, ([^:]+): ([\d.]+)%"/g)].map(
      ([, period, percent]) => [period, `${Number(percent).toFixed(1)}%`],
    );
    expect(labels).toEqual(view.rows.map(({ period, acceptance }) => [period, acceptance]));
  });

  it('leads to the offers and placements of a period', () => {
    expect(view.rows.at(-1)!.counted.href).toBe(
      '/offers?framework=CSH-2025&state=counted&days=28&judged=true&asOf=2026-06-30',
    );
    expect(view.rows[0]!.reserved.href).toMatch(
      /^\/placements\?framework=CSH-2025&role=reserve&days=28&asOf=2025-/,
    );
  });

  it('says in a sentence what it shows', () => {
    expect(view.summary).toMatch(
      /^Acceptance met the minimum in \d+ of 12 periods of 28 days\. In the latest, acceptance was 64\.3% and reserve use 15\.9%\.$/,
    );
    expect(trendOf(nothing, askedOn(asOf)).summary).toMatch(/^No offer was counted/);
  });

  it('has the line of the policy, with its number where it never changed', () => {
    expect(view.wide).toContain('>Minimum 75%<');
    const raised = trend.acceptance.map((point, index) =>
      index < 6 ? point : { ...point, minimumPercent: 80 },
    );
    expect(trendOf({ ...trend, acceptance: raised }, askedOn(asOf)).wide).toContain('>Minimum<');
  });
});
