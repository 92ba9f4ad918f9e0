import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { earlier, growCounty } from '../../bench/county.ts';
import { measureEverything } from '../../bench/everything.ts';
import { asTable, atLeast, atMost, ratioOf } from '../../bench/figure.ts';
import { fsyncTimes } from '../../bench/machine.ts';
import { median, percentile, perSecond, rateOf, sideBySide } from '../../bench/statistics.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const sample = join(import.meta.dirname, '..', '..', 'demo', 'westmarch');
const tableOf = (county: string, name: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(root, county, `${name}.csv`)), { columns: true });

describe('statistics', () => {
  it('are nearest ranks', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(percentile([5, 1, 4, 2, 3], 99)).toBe(5);
    expect(percentile([7], 1)).toBe(7);
    expect(percentile([], 50)).toBeNaN();
  });

  it('measure in turns and answer medians', async () => {
    const turns: string[] = [];
    const values = { ours: [1, 30, 2], raw: [4, 4, 9] };
    const measure = (turn: 'ours' | 'raw') => () => {
      turns.push(turn);
      return values[turn].shift() ?? 0;
    };
    expect(await sideBySide(3, measure('ours'), measure('raw'))).toEqual({ ours: 2, raw: 4 });
    expect(turns).toEqual(['raw', 'ours', 'ours', 'raw', 'raw', 'ours']);
  });

  it('count what was done', async () => {
    let steps = 0;
    const rate = await perSecond(5, async () => {
      steps++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      return 10;
    });
    expect(steps).toBeGreaterThan(0);
    expect(rate).toBeGreaterThan(0);
    expect(await rateOf(0, () => {})).toBe(0);
    expect(fsyncTimes(root, 3)).toHaveLength(3);
  });
});

describe('a county that grows', () => {
  it('goes back in whole weeks', () => {
    expect(earlier('2026-03-29', 7)).toBe('2026-03-22');
    expect(earlier('2026-03-01T10:42:00Z', 364)).toBe('2025-03-02T10:42:00Z');
    expect(earlier('R000001', 7)).toBe('R000001');
    expect(earlier('', 7)).toBe('');
  });

  it('keeps references unique, and each where it belongs', () => {
    const { rows } = growCounty(sample, join(root, 'grown'), { referrals: 20, longer: 2, larger: 3 });
    const [referrals, offers, packages] = ['referrals', 'offers', 'packages'].map((name) =>
      tableOf('grown', name),
    );
    const known = new Set(referrals?.map(({ referral }) => referral));
    expect(known.size).toBe(120);
    expect(new Set(offers?.map(({ offer }) => offer)).size).toBe(offers?.length);
    expect(offers?.every(({ referral }) => known.has(referral))).toBe(true);
    const made = new Set(['', ...(offers ?? []).map(({ offer = '' }) => offer)]);
    expect(packages?.every(({ offer = '' }) => made.has(offer))).toBe(true);
    expect(rows).toBeGreaterThan(120);
    const years = new Set(referrals?.map(({ raised_at: raised = '' }) => raised.slice(0, 4)));
    expect(years).toEqual(new Set(['2024', '2026']));
    const { startsOn } = JSON.parse(readFileSync(join(root, 'grown', 'framework.json'), 'utf8'));
    expect(tableOf('grown', 'positions').some(({ from }) => from === startsOn)).toBe(true);
  });
});

describe('the table', () => {
  it('says whether a target is met', () => {
    expect(atLeast(0.5, 'a', 'events/s', { ours: 50, raw: 100 }).met).toBe(true);
    expect(atLeast(0.5, 'a', 'events/s', { ours: 49, raw: 100 }).met).toBe(false);
    expect(atMost(20, 'b', 'ms', 20).met).toBe(true);
    expect(atMost(20, 'b', 'ms', 20.1).met).toBe(false);
    expect(ratioOf(atMost(20, 'b', 'ms', 3))).toBeNull();
    const shown = asTable([
      atLeast(0.5, 'work', 'events/s', { ours: 1234.5, raw: 10_000 }),
      atMost(20, 'wait', 'ms', 1.2345),
    ]);
    expect(shown).toContain('1,235');
    expect(shown).toContain('0.12');
    expect(shown).toContain('1.23');
    expect(shown).toMatch(/NO\n.*yes$/s);
  });

  it('has every row, measured on a tiny county', async () => {
    const tiny = { referrals: 12 };
    const figures = await measureEverything(
      root,
      0.1,
      {
        ...{ rounds: 1, appendMs: 5, small: tiny, medium: { ...tiny, longer: 2 } },
        large: { long: { ...tiny, longer: 3 } },
        asking: { starts: 1, requests: 3, events: 2 },
        accepting: { rounds: 1, requests: 4, atOnce: 2 },
        allocating: { rounds: 1, areas: 3, bidders: 4 },
      },
      () => {},
    );
    const replay = 'replay of N events into every view';
    const served = [
      'KPI answer over HTTP at N events, p50',
      'KPI answer over HTTP at N events, p99',
      'the first KPI answer after an event at N events, p50',
      'the first KPI answer after an event at N events, p99',
      'event recorded to notice on an open page at N events, p99',
      'start to ready at N events',
      'memory at the start at N events',
    ];
    const rows = figures.map(({ work }) => work.replaceAll(/\d[\d,]*(?= (?:events|rows))/g, 'N'));
    expect(rows).toEqual([
      'durable append, one after the other (raw: a bare table)',
      'durable append, one after the other (raw: a table with the same unique indexes)',
      'durable append, 64 streams at once (raw: a bare table)',
      'durable append, 64 streams at once (raw: a table with the same unique indexes)',
      '64 streams at once, against one after the other',
      'import of a history, N events',
      ...[replay, replay, replay],
      `${replay}: cost of an event, against the smallest log`,
      `${replay}: cost of an event, against the smallest log`,
      ...[...served, ...served],
      'an offer accepted over HTTP, now and then (raw: a bare route with one insert)',
      'offers accepted over HTTP, 2 at once, and all that follows (raw: a bare route with one insert)',
      'the best allocation of 3 areas and 4 bidders, proved (raw: the solver alone)',
      'import of N rows, as events',
      'import of N rows, most memory',
      ...served,
    ]);
    for (const { ours, raw } of figures) {
      expect(ours).toBeGreaterThan(0);
      expect(raw ?? 1).toBeGreaterThan(0);
    }
  });
});
