import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { countyOn } from '../../../projections/stress-test/county-on.ts';
import { rankingOf } from '../../../projections/stress-test/ranking.ts';
import { stressOf } from '../../../projections/stress-test/stress.ts';
import { westmarch } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

const day = '2026-06-30';

/** The rows of a file of the sample, by the names of its columns: none of its cells is quoted. */
function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(join(westmarch, `${name}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

const views = sampleCounty().views();
const county = countyOn(views, frameworkNamed(views), day);
const live = rowsOf('packages').filter(
  ({ placed_at = '', ended_on = '', end_reason = '' }) =>
    placed_at.slice(0, 10) <= day && (ended_on === '' ? end_reason === '' : ended_on > day),
);

it('moves the packages and hours that the files say were under way, of each provider', () => {
  const minutes = (provider: string) =>
    live
      .filter((each) => each['provider'] === provider)
      .reduce((sum, each) => sum + Number(each['weekly_hours']) * 60, 0);
  const providers = [...new Set(live.map((each) => each['provider'] ?? ''))].toSorted();
  expect(providers.length).toBeGreaterThan(20);
  const told = rankingOf(county).alone.map(
    ({ stopping, moved }) => [stopping[0], moved.packages, moved.weeklyMinutes] as const,
  );
  expect(told.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual(
    providers.map((provider) => [
      provider,
      live.filter((each) => each['provider'] === provider).length,
      minutes(provider),
    ]),
  );
});

it('asks nobody who is suspended that day or holds nothing in the area', () => {
  const { moves } = stressOf(county, new Set(['P20']));
  const suspended = new Set(
    rowsOf('suspensions')
      .filter(({ from = '', to = '' }) => from <= day && (to === '' || day < to))
      .map(({ provider }) => provider),
  );
  const held = new Set(
    rowsOf('positions')
      .filter(({ from = '', to = '' }) => from <= day && (to === '' || day < to))
      .map(({ area, role, provider }) => `${area}/${role}/${provider}`),
  );
  const taken = moves.flatMap(({ area, to }) => (to ? [{ area, ...to }] : []));
  expect(taken.length).toBeGreaterThan(100);
  for (const { area, role, provider } of taken)
    expect([held.has(`${area}/${role}/${provider}`), suspended.has(provider)]).toEqual([true, false]);
});

it('two who stop together leave at least as much uncovered as each alone would of its own', () => {
  const { alone, pairs } = rankingOf(county);
  expect(pairs).toHaveLength((alone.length * (alone.length - 1)) / 2);
  expect(pairs.some(({ moreThanAlone }) => moreThanAlone > 0)).toBe(true);
});
