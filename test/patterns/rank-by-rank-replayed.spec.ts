import { StepOpened } from '../../contexts/referrals/index.ts';
import { stepExplained } from '../../projections/explanation/index.ts';
import { distribution } from '../../projections/fairness/index.ts';
import { frameworkNamed } from '../../projections/frameworks/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { County } from '../support/county.ts';

const policy = {
  order: { 1: ['reserve' as const] },
  withinStep: { reserve: { invite: 'rank' as const, choose: ['rate' as const] } },
};
const no = { referral: 'R1', role: 'reserve', outcome: 'declined' } as const;
const candidate = (provider: string, rank: number, hourlyPence: number) => ({
  ...{
    provider,
    rank,
    barredBy: null,
    warning: null,
    preferred: false,
    hourlyPence,
    lastPlacedAt: null,
  },
});
const at = '2026-05-04T12:00:00.000Z';
const opened = (...invited: readonly string[]) =>
  new StepOpened({
    ...{ framework: 'CSH-2025', referral: 'R1', version: 1, round: 1, role: 'reserve', policyVersion: 1 },
    ...{ invite: 'rank', criteria: ['ability', 'rate', 'seeded-random'], invited: [...invited] },
    candidates: [candidate('P1', 1, 2000), candidate('P2', 1, 2100), candidate('P3', 2, 1900)],
    ...{ seed: '0'.repeat(32), deadline: at, parallel: null },
  });
const county = (seed = 'O1') =>
  new County('CSH-2025', policy)
    .area('A1')
    .position('A1', 'reserve', 'P1', { rank: 1 })
    .position('A1', 'reserve', 'P2', { rank: 1 })
    .position('A1', 'reserve', 'P3', { rank: 2 })
    .referral('R1', 'A1', { raisedAt: '2026-05-04' })
    .offer(seed, { ...no, provider: 'P1', offeredAt: at });
const both = () => county().offer('O2', { ...no, provider: 'P2', offeredAt: at });
const departures = (of: County) =>
  distribution(of.views(), {}).rows.flatMap((row) =>
    row.departures.map(({ was, of }) => `${was} ${of} ${row.provider}`),
  );

describe('a role that is asked rank by rank', () => {
  it('expects offers to every rank down to the last that was asked, and to no further one', () => {
    expect(departures(both())).toEqual([]);
    expect(departures(county())).toEqual(['missing offer P2']);
    const skipping = county().offer('O3', { ...no, provider: 'P3', offeredAt: '2026-05-04T13:00:00.000Z' });
    expect(departures(skipping)).toContain('missing offer P2');
  });

  it('is worked out again as it was: all of the first rank, and those who were not asked as such', () => {
    const explained = (...invited: readonly string[]) => {
      const views = both()
        .record('referral-CSH-2025-R1', opened(...invited))
        .views();
      const row = views.get(referrals, 'CSH-2025/R1')!;
      return stepExplained(row, frameworkNamed(views), row.steps[0]!);
    };
    const { same, words } = explained('O1', 'O2');
    expect(same).toBe(true);
    expect(words[0]).toContain('All reserve providers of the next rank');
    expect(explained('O1').differences).toHaveLength(1);
  });
});
