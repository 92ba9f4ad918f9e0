import { Projections } from '#event-sourcing';
import { IndexCorrected, IndexRecorded } from '../../../contexts/prices/index.ts';
import { FindIndices, FindIndicesHandler, indexOn } from '../../../projections/indices/index.ts';
import { indices } from '../../../projections/indices/indices.ts';
import { County } from '../../support/county.ts';

const source = 'Consumer price inflation, table 1';
const facts = { series: 'CPIH', source };
const county = new County()
  .record(
    'index-CPIH',
    new IndexRecorded({ ...facts, period: '2026-01', value: 132_000, publishedOn: '2026-02-18' }),
  )
  .record(
    'index-CPIH',
    new IndexRecorded({ ...facts, period: '2025-12', value: 131_400, publishedOn: '2026-01-21' }),
  )
  .record(
    'index-CPIH',
    new IndexCorrected({
      ...{ ...facts, period: '2026-01', value: 132_100, publishedOn: '2026-03-18', reason: 'Revised' },
    }),
  );
const found = () => {
  const projections = { views: () => Promise.resolve(county.views()) } as unknown as Projections;
  return new FindIndicesHandler(projections).execute(new FindIndices({}));
};

it('lists what was recorded of each series by period, with what stands and why it does', async () => {
  const [cpih] = (await found()).series;
  expect(cpih?.series).toBe('CPIH');
  expect(cpih?.values.map(({ period, value, reason, stands }) => [period, value, reason, stands])).toEqual([
    ['2025-12', 131_400, null, true],
    ['2026-01', 132_000, null, false],
    ['2026-01', 132_100, 'Revised', true],
  ]);
  expect(new Set(cpih?.values.map(({ event }) => event)).size).toBe(3);
});

it.each([
  ['2026-01-20', null],
  ['2026-01-21', 131_400],
  ['2026-02-18', 132_000],
  ['2026-03-17', 132_000],
  ['2026-03-18', 132_100],
])('was on %s what had been published by then', (day, value) => {
  expect(indexOn(county.views().get(indices, 'CPIH')!, day)?.value ?? null).toBe(value);
});
