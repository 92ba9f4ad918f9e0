import type { LocalDate } from '#event-sourcing';
import { IndexCorrected, IndexRecorded } from '../../../contexts/prices/index.ts';
import { priceFigures } from '../../../projections/price-figures/price-figures.ts';
import { pricesCsv } from '../../../projections/price-figures/prices-csv.ts';
import { County } from '../../support/county.ts';
import { expected } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

const domain = { P1: 1680, P2: 2010, P3: 2040, P4: 2090, P5: 2680 };
const priced = (county = new County()) => {
  county.area('A1').area('A2', 2).area('A3', 2);
  for (const [provider, pence] of Object.entries(domain)) county.rate(provider, 'A1', pence);
  return county;
};
const inclusive = { rateReview: { rule: 'iqr-fences', quartiles: 'inclusive' } } as const;
const exclusive = { rateReview: { rule: 'iqr-fences', quartiles: 'exclusive' } } as const;
const figures = (county: County, more: { series?: string; area?: string; asOf?: LocalDate } = {}) =>
  priceFigures(county.views(), {
    ...{ asOf: '2026-06-30', since: '2025-06-30', service: 'home-care', ...more },
  });

const published = (county: County, period: string, value: number, publishedOn: LocalDate) =>
  county.record(
    'index-CPIH',
    new IndexRecorded({ series: 'CPIH', period, value, publishedOn, source: 'Table 1' }),
  );

describe('the spread of rates', () => {
  it.each([
    ['inclusive', inclusive, 2_010_000, 2_090_000, ['P1', 'P5']],
    ['exclusive', exclusive, 1_845_000, 2_385_000, []],
  ] as const)('is by %s quartiles what domain 1.6 says', (_, policy, first, third, outliers) => {
    const document = figures(priced(new County('CSH-2025', policy)));
    expect(document.rows[0]).toMatchObject({
      ...{ area: 'A1', level: 1, band: 'standard', rates: 5, minPence: 1680, maxPence: 2680 },
      ...{ firstQuartileMilliPence: first, medianMilliPence: 2_040_000, thirdQuartileMilliPence: third },
    });
    expect(document.outliers.map(({ provider }) => provider)).toEqual(outliers);
  });

  it('is of each area and level and of everything, each band by itself, exact between two pence', () => {
    const county = priced().rate('P1', 'A2', 2001).rate('P1', 'A3', 2002);
    county.rate('P2', 'A1', 2400, '2025-01-06', 'enhanced');
    const { rows } = figures(county);
    expect(rows.map(({ area, level, band, rates }) => [area, level, band, rates])).toEqual([
      ...[['A1', 1, 'enhanced', 1] as const, ['A1', 1, 'standard', 5] as const],
      ...[['A2', 2, 'standard', 1] as const, ['A3', 2, 'standard', 1] as const],
      ...[[null, 1, 'enhanced', 1] as const, [null, 1, 'standard', 5] as const],
      ...[[null, 2, 'standard', 2] as const],
      ...[[null, null, 'enhanced', 1] as const, [null, null, 'standard', 7] as const],
    ]);
    expect(rows.find(({ area, level }) => area === null && level === 2)?.medianMilliPence).toBe(2_001_500);
  });

  it('has no quartiles of one rate by the exclusive method', () => {
    const county = new County('CSH-2025', exclusive).area('A1').rate('P1', 'A1', 2000);
    expect(figures(county).rows[0]).toMatchObject({
      ...{ firstQuartileMilliPence: null, medianMilliPence: 2_000_000, thirdQuartileMilliPence: null },
    });
  });

  it('is of one area alone when it is asked so, and of nothing where nothing is in force', () => {
    const county = priced().rate('P1', 'A2', 2001);
    expect(figures(county, { area: 'A2' }).rows.map(({ area, rates }) => [area, rates])).toEqual([['A2', 1]]);
    expect(figures(county, { asOf: '2025-01-05' })).toMatchObject({ rows: [], outliers: [], moves: [] });
  });
});

describe('the drift of rates', () => {
  const moved = () =>
    new County()
      .area('A1')
      .rate('P1', 'A1', 2000)
      .rate('P2', 'A1', 2000)
      .rate('P1', 'A1', 2145, '2026-04-01')
      .rate('P3', 'A1', 4000, '2026-04-01');

  it('compares like with like: whoever was not there before has not risen', () => {
    const { rows, moves } = figures(moved());
    expect(
      moves.map((each) => [each.provider, each.fromPence, each.hourlyPence, each.movedMilliPercent]),
    ).toEqual([
      ['P1', 2000, 2145, 7250],
      ['P2', 2000, 2000, 0],
    ]);
    expect(rows[0]).toMatchObject({
      rates: 3,
      drift: {
        ...{ rates: 2, fromMilliPence: 2_000_000, toMilliPence: 2_072_500, movedMilliPercent: 3625 },
        pace: null,
      },
    });
  });

  it('is faster or slower than the index by what had been published by each day, exactly', () => {
    const county = published(
      published(moved(), '2025-03', 1_000_000, '2025-04-16'),
      '2026-03',
      1_072_500,
      '2026-04-22',
    );
    const { index, moves, rows } = figures(county, { series: 'CPIH' });
    expect(index).toMatchObject({
      ...{ series: 'CPIH', movedMilliPercent: 7250, from: { period: '2025-03' }, to: { period: '2026-03' } },
    });
    expect(moves.map(({ pace }) => pace)).toEqual(['same', 'slower']);
    expect(rows[0]?.drift?.pace).toBe('slower');
    const facts = { series: 'CPIH', period: '2026-03', publishedOn: '2026-05-20', source: 'Table 1' };
    county.record('index-CPIH', new IndexCorrected({ ...facts, value: 1_072_501, reason: 'Revised' }));
    // It is not the percentages shown that are compared: these are the same.
    const revised = figures(county, { series: 'CPIH' });
    expect([revised.index?.movedMilliPercent, revised.moves[0]?.movedMilliPercent]).toEqual([7250, 7250]);
    expect(revised.moves[0]?.pace).toBe('slower');
    expect(figures(county, { series: 'CPIH', asOf: '2026-05-19' }).moves[0]?.pace).toBe('same');
  });

  it('is beside no index that was not published by the first day, and refuses one that there is not', () => {
    const county = published(moved(), '2026-03', 107_250, '2026-04-22');
    const { index, moves } = figures(county, { series: 'CPIH' });
    expect(index).toMatchObject({ from: null, movedMilliPercent: null });
    expect(moves.map(({ pace }) => pace)).toEqual([null, null]);
    expect(() => figures(county, { series: 'AWE' })).toThrow(
      expect.objectContaining({ code: 'index-unknown' }),
    );
  });

  it('is a spreadsheet with a row for each row', () => {
    expect(pricesCsv(figures(moved())).split('\r\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^area,level,band,rates,minPence,.*,drift\.movedMilliPercent,drift\.pace$/),
      'A1,1,standard,3,2000,2072500,2145000,3072500,4000,2,2000000,2072500,3625,',
    ]);
  });
});

it('says of the sample county what an independent program computed', () => {
  const { rows, outliers } = figures(sampleCounty());
  const found = rows.filter(({ area }) => area === null);
  expect({ rows: found, outliers }).toMatchObject(expected('prices-2026-06-30'));
  // Each rate is counted once in its area, once in its level, and once everywhere.
  const counted = (of: typeof rows) => of.reduce((sum, row) => sum + row.rates, 0);
  expect([counted(rows.filter(({ area }) => area !== null)), counted(found)]).toEqual([268, 536]);
});
