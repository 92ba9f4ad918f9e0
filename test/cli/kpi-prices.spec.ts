import { IndexRecorded } from '../../contexts/prices/index.ts';
import type { PricesDocument } from '../../projections/price-figures/index.ts';
import { evenhand } from '../support/command-line.ts';
import { County } from '../support/county.ts';
import { recordIn } from '../support/provider-worlds.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { MovingClock } from '../web/account/moving-clock.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
const prices = (...more: readonly string[]) => evenhand('kpi', 'prices', '--data', folder, ...more);

beforeAll(async () => {
  const county = new County().area('A1').area('A2');
  for (const [provider, pence] of Object.entries({ P1: 1680, P2: 2010, P3: 2040, P4: 2090, P5: 2680 }))
    county.rate(provider, 'A1', pence);
  const index = { series: 'CPIH', source: 'Table 1' };
  for (const [period, value, publishedOn] of [
    ['2024', 100_000, '2025-01-02'],
    ['2025', 103_500, '2026-01-21'],
  ] as const)
    county.record('index-CPIH', new IndexRecorded({ ...index, period, value, publishedOn }));
  await recordIn(folder, clock, county.events);
  clock.pass(24 * 60);
  await recordIn(folder, clock, county.rate('P3', 'A1', 2145, '2026-04-01').events.slice(-1));
});

describe('evenhand kpi prices', () => {
  it('prints how rates are spread, how they moved beside an index, and which stand out', async () => {
    const { status, out } = await prices('--as-of', '2026-06-30', '--series', 'CPIH');
    expect(status).toBe(0);
    expect(out).toContain('Moved since 2025-06-30, CPIH by 3.500 %');
    expect(out).toMatch(/A1 +standard +5 +16.80 +20.100 +20.900 +21.450 +26.80 +2.450 % +slower/);
    expect(out).toMatch(/P1 +A1 +standard +16.80 +below-median 18.810/);
  });

  it('answers for what was known, since when, of an area or a service, as CSV and JSON', async () => {
    const before = await prices('--as-of', '2026-06-30', '--known-at', '2026-07-01T23:00:00Z', '--json');
    expect(before.json<PricesDocument>().rows[0]?.medianMilliPence).toBe(2_040_000);
    const csv = await prices('--as-of', '2026-06-30', '--since', '2026-04-01', '--area', 'A1', '--csv');
    expect(csv.out.split(/\r?\n/)).toEqual([
      expect.stringMatching(/^area,level,band,rates/),
      'A1,1,standard,5,1680,2010000,2090000,2145000,2680,5,2090000,2090000,0,',
    ]);
    expect((await prices('--service', 'live-in')).out).toContain('No rate stands out.');
  });

  it('refuses to look back from a day to a later one', async () => {
    const backwards = await prices('--as-of', '2026-01-01', '--since', '2026-01-02');
    expect([backwards.status, backwards.err.includes('2026-01-02 is after 2026-01-01')]).toEqual([1, true]);
    expect((await prices('--as-of', '2026-01-01', '--since', '2026-01-01')).status).toBe(0);
  });

  it('refuses a service or an index that there is not', async () => {
    expect((await prices('--service', 'cleaning')).status).toBe(2);
    const unknown = await prices('--series', 'AWE');
    expect([unknown.status, unknown.err.includes('There is no index AWE')]).toEqual([1, true]);
  });
});
