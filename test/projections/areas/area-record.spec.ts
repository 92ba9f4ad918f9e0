import { OffersPaused } from '../../../contexts/providers/index.ts';
import { areaDetails } from '../../../projections/areas/index.ts';
import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { County } from '../../support/county.ts';

const pause = { provider: 'P4', framework: 'CSH-2025', area: 'A1', from: '2026-06-01', to: null };
const county = new County('CSH-2025', { acceptance: { minimumSample: 1 } })
  .area('A1')
  .area('A2', 3)
  .provider('P1')
  .provider('P3')
  .provider('P4')
  .position('A1', 'reserve', 'P4')
  .position('A1', 'reserve', 'P3', { rank: 1 })
  .position('A1', 'reserve', 'P9', { to: '2026-01-01' })
  .position('A1', 'primary', 'P1')
  .rate('P1', 'A1', 2000, '2025-01-06', 'weekend')
  .rate('P1', 'A1', 2150)
  .suspension('P3', '2026-05-01')
  .record('provider-P4', new OffersPaused(pause))
  .referral('R1', 'A1')
  .offer('O1', {
    referral: 'R1',
    provider: 'P1',
    role: 'primary',
    outcome: 'accepted',
    offeredAt: '2026-05-04',
  })
  .package('K1', { referral: 'R1', provider: 'P1', offer: 'O1', placedAt: '2026-05-05' })
  .referral('R2', 'A1');

const details = (only?: string) => {
  const views = county.views();
  return areaDetails(views, frameworkNamed(views), '2026-06-15', only);
};

describe('an area as it stands', () => {
  const [area] = details();

  it('has its holders in the order of the roles and ranks, with rate and figure', () => {
    const holders = area?.holders.map(({ provider, role }) => `${role} ${provider}`);
    expect(holders).toEqual(['primary P1', 'reserve P3', 'reserve P4']);
    expect(area?.holders[0]).toMatchObject({ hourlyPence: 2150, acceptance: { percent: 100 } });
  });

  it('counts of the reserve who could be asked: not the suspended, nor those who pause', () => {
    expect(area?.reserve).toEqual({ holders: 2, available: 0 });
    const stands = area?.holders.map(({ suspended, paused }) => [suspended, paused]);
    expect(stands).toEqual([
      [null, null],
      ['CQC_CONCERN', null],
      [null, { area: 'A1', from: '2026-06-01', to: null }],
    ]);
  });

  it('has its open referrals and its packages, and no others', () => {
    expect([area?.openReferrals, area?.packages]).toEqual([1, { count: 1, weeklyMinutes: 600 }]);
    expect(area?.referrals.map(({ referral }) => referral)).toEqual(['R2']);
    expect(details('A2')[0]).toMatchObject({ holders: [], openReferrals: 0, packages: { count: 0 } });
    expect(details('A9')).toEqual([]);
  });
});
