import { PackageResumed, PackageSuspended, PackageVaried } from '../../../contexts/packages/index.ts';
import { packagesWith } from '../../../projections/care-packages/index.ts';
import { County } from '../../support/county.ts';

const of = { framework: 'CSH-2025', referral: 'R1', package: 'K1' };
const stream = 'package-CSH-2025-K1';
const placed = { referral: 'R1', provider: 'P1', offer: 'O1', placedAt: '2026-05-05' };
const county = (more = {}) =>
  new County()
    .area('A1')
    .referral('R1', 'A1')
    .offer('O1', {
      referral: 'R1',
      provider: 'P1',
      role: 'primary',
      outcome: 'accepted',
      offeredAt: '2026-05-04',
    })
    .package('K1', { ...placed, ...more });
const found = (views = county().views(), question = {}) =>
  packagesWith(views, { framework: 'CSH-2025', ...question });

describe('a package of care', () => {
  const started = { startedOn: '2026-05-06' };
  const suspended = () =>
    county(started).record(stream, new PackageSuspended({ ...of, from: '2026-05-20', reason: 'HOSPITAL' }));

  it.each([
    ['placed', county()],
    ['running', county(started)],
    ['suspended', suspended()],
    ['running', suspended().record(stream, new PackageResumed({ ...of, on: '2026-05-25' }))],
    ['ended', county({ ...started, endedOn: '2026-06-01', endReason: 'DIED' })],
    ['ended', county({ endReason: 'START_FAILED' })],
  ])('is %s', (standing, of) => {
    const views = of.views();
    expect(found(views).map((each) => each.standing)).toEqual([standing]);
    expect(found(views, { standing: [standing] })).toHaveLength(1);
    const others = ['placed', 'running', 'suspended', 'ended'].filter((each) => each !== standing);
    expect(found(views, { standing: others })).toEqual([]);
  });

  it('is in the area that the customer moved to, with the role of its offer', () => {
    const moved = { weeklyMinutes: 900, area: 'A2', on: '2026-06-01', reason: 'MOVED' };
    const views = county(started)
      .record(stream, new PackageVaried({ ...of, ...moved }))
      .views();
    expect(found(views, { area: 'A1' })).toEqual([]);
    expect(found(views, { area: 'A2', provider: 'P1' })).toMatchObject([
      { package: 'K1', role: 'primary', weeklyMinutes: 900, variations: [moved] },
    ]);
    expect(found(views, { provider: 'P2' })).toEqual([]);
  });

  it('names no offer of another referral', () => {
    expect(found(county({ offer: 'O9' }).views())[0]).toMatchObject({ offer: null, role: null });
  });
});
