import { acceptance } from '../../../projections/acceptance/index.ts';
import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { providerRecord, timelineOf } from '../../../projections/provider-records/index.ts';
import { providers } from '../../../projections/providers/index.ts';
import { County } from '../../support/county.ts';

const county = new County('CSH-2025', { acceptance: { minimumSample: 1 } })
  .area('A1')
  .provider('P1')
  .provider('P2')
  .position('A1', 'primary', 'P1')
  .position('A1', 'reserve', 'P2')
  .rate('P1', 'A1', 2150)
  .rate('P2', 'A1', 1999)
  .suspension('P1', '2026-05-01', '2026-05-03')
  .referral('R1', 'A1')
  .offer('O1', {
    referral: 'R1',
    provider: 'P1',
    role: 'primary',
    outcome: 'declined',
    offeredAt: '2026-05-04',
  })
  .offer('O2', {
    referral: 'R1',
    provider: 'P1',
    role: 'primary',
    outcome: 'pending',
    offeredAt: '2026-06-04',
  })
  .package('K1', { referral: 'R1', provider: 'P1', placedAt: '2026-05-05' })
  .package('K2', { referral: 'R1', provider: 'P2', placedAt: '2026-05-05' });

describe('a provider as it stands', () => {
  const views = county.views();
  const figures = acceptance(views, { asOf: '2026-06-15' });
  const record = providerRecord(views, frameworkNamed(views), views.get(providers, 'P1')!, figures);

  it('has its positions with their figures, its packages, its open offers and its rates', () => {
    expect(record.positions).toMatchObject([
      { area: 'A1', role: 'primary', held: true, hourlyPence: 2150, acceptance: { counted: 1, percent: 0 } },
    ]);
    expect(record).toMatchObject({
      suspended: null,
      openOffers: 1,
      packages: { count: 1, weeklyMinutes: 600 },
    });
    expect(record.rates).toMatchObject([{ area: 'A1', hourlyPence: 2150 }]);
    expect(JSON.stringify(record)).not.toMatch(/P2|1999/);
  });

  it('has what happened to it, in order, in sentences', () => {
    const own = county.events.filter(({ data }) => data['provider'] === 'P1');
    expect(timelineOf(own).map(({ what }) => what)).toEqual([
      'Care by P1 was admitted, rated Good.',
      'It holds A1 as primary from 6 January 2025.',
      '£21.50 an hour in A1 (standard) from 6 January 2025.',
      'Suspended from 1 May 2026: CQC_CONCERN.',
      'Offers may be made again from 3 May 2026.',
    ]);
  });
});
