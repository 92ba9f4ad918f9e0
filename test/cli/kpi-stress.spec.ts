import type { StressDocument, StressRanking } from '../../projections/stress-test/index.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const stress = (...more: readonly string[]) =>
  evenhand('kpi', 'stress', '--data', folder, '--as-of', '2026-06-30', ...more);

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', folder);
});

describe('evenhand kpi stress', () => {
  it('prints who could not be replaced, the worst first, and the worst pairs', async () => {
    const ranking = (await stress('--json')).json<StressRanking>();
    const [worst] = ranking.alone;
    const { status, out } = await stress();
    expect(status).toBe(0);
    expect(out).toContain('Who stops on 2026-06-30, the worst first');
    expect(out.split('\n')[3]).toMatch(new RegExp(`^${worst?.stopping[0]} +${worst?.moved.packages} `));
    expect(out).toContain(`${ranking.pairs[0]?.stopping.join(' and ')} `);
    const csv = await stress('--csv');
    expect(csv.out.split('\r\n')).toHaveLength(1 + ranking.alone.length + ranking.pairs.length);
  });

  it('prints what happens when one stops, or two, package by package as CSV', async () => {
    const one = (await stress('--provider', 'P01', '--json')).json<StressDocument>();
    const both = (await stress('--provider', 'P01', '--and', 'P02', '--json')).json<StressDocument>();
    expect([one.stopping, both.stopping]).toEqual([['P01'], ['P01', 'P02']]);
    expect(both.moved.packages).toBeGreaterThan(one.moved.packages);
    expect((await stress('--provider', 'P01')).out).toContain('P01 stops on 2026-06-30');
    const csv = await stress('--provider', 'P01', '--csv');
    expect(csv.out.split('\r\n')).toHaveLength(1 + one.moves.length);
  });

  it('refuses a provider that has nothing here', async () => {
    const { status, err } = await stress('--provider', 'P99');
    expect([status, err.includes('P99 has no package and no position')]).toEqual([1, true]);
  });
});
