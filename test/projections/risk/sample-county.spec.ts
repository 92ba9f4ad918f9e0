import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FactorName, risk } from '../../../projections/risk/index.ts';
import { westmarch } from '../../support/expected.ts';
import { sampleCounty } from '../../support/sample-county.ts';

const day = '2026-06-30';

/** The rows of a file of the sample: none of its cells is quoted. */
function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(join(westmarch, `${name}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? '', cell])));
}

const { rows } = risk(sampleCounty().views(), { asOf: day });
const value = (provider: string, name: FactorName) =>
  rows.find((row) => row.provider === provider)?.factors.find(({ factor }) => factor === name)?.value;
const providers = rows.map(({ provider }) => provider);

it('has every provider that holds a position or gives care, the highest score first', () => {
  expect(providers.length).toBeGreaterThan(20);
  const scores = rows.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBeGreaterThan(3);
});

it('counts the hand-backs of 90 days that the files tell of', () => {
  const handed = rowsOf('packages').filter(
    ({ end_reason, ended_on = '' }) =>
      end_reason === 'PROVIDER_HANDBACK' && ended_on > '2026-04-01' && ended_on <= day,
  );
  expect(handed.length).toBeGreaterThan(0);
  for (const provider of providers)
    expect([provider, value(provider, 'handBacks')]).toEqual([
      provider,
      handed.filter((each) => each['provider'] === provider).length,
    ]);
});

it('counts the level 1 areas of which a provider is primary, and those without a secondary', () => {
  const level = new Map(rowsOf('areas').map((each) => [each['area'], each['level']]));
  const held = rowsOf('positions').filter(({ from = '', to = '' }) => from <= day && (to === '' || day < to));
  for (const provider of providers) {
    const primary = held.filter(
      (each) =>
        each['provider'] === provider && each['role'] === 'primary' && level.get(each['area']) === '1',
    );
    const alone = primary.filter(
      ({ area }) => !held.some((each) => each['area'] === area && each['role'] === 'secondary'),
    );
    expect(value(provider, 'primaryPositions')).toBe(primary.length);
    expect(value(provider, 'areasWithoutSecondary')).toBe(alone.length);
  }
});

it('knows each provider’s share of the hours under way, cut to hundredths', () => {
  const live = rowsOf('packages').filter(
    ({ placed_at = '', ended_on = '', end_reason = '' }) =>
      placed_at.slice(0, 10) <= day && (ended_on === '' ? end_reason === '' : ended_on > day),
  );
  const minutes = (of: typeof live) => of.reduce((sum, each) => sum + Number(each['weekly_hours']) * 60, 0);
  for (const provider of providers) {
    const own = minutes(live.filter((each) => each['provider'] === provider));
    expect(value(provider, 'countyHoursPercent')).toBe(Math.floor((10_000 * own) / minutes(live)) / 100);
  }
});
