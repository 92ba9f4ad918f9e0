import { AssignDelivery, assignDelivery } from '../../contexts/packages/assign-delivery.ts';
import { PartiesRecorded } from '../../contexts/providers/index.ts';
import { provider } from '../../contexts/providers/provider.ts';
import { RecordParties, recordParties } from '../../contexts/providers/record-parties.ts';
import { acceptance } from '../../projections/acceptance/index.ts';
import { packagesWith } from '../../projections/care-packages/index.ts';
import { admitted } from '../contexts/providers/events.ts';
import { of as package_, placed, started } from '../contexts/packages/packages.ts';
import { carePackage } from '../../contexts/packages/package.ts';
import { County } from '../support/county.ts';
import { folded } from '../support/given.ts';
import { Agreement, askedBy } from './agreement.ts';

const now = '2026-07-01T08:00:00.000Z';
const members = [
  { member: 'S01', name: 'Oak Support', from: '2026-01-05' },
  { member: 'S02', name: 'Elm Care', from: '2026-01-05' },
];

describe.each([
  ['a lead provider with sub-contractors', 'V2', 'lead'],
  ['a consortium', 'V3', 'consortium'],
] as const)('the pattern of %s (domain 1.11, %s)', (_, _id, structure) => {
  const known = recordParties(new RecordParties({ provider: 'P01', structure, members }))(
    folded(provider, [admitted]),
    now,
  );
  const { parties } = folded(provider, [admitted, ...known]);
  const delivered = (member: string) =>
    assignDelivery(
      new AssignDelivery({ ...package_, member, on: '2026-06-15' }),
      parties,
      () => true,
    )(folded(carePackage, [placed, started]), now);

  it('asks the contract-holder, once', () => {
    const desk = new Agreement({}, { A1: 1 }).award('A1', 'primary', 'P01').desk('A1');
    expect(askedBy(desk.offer())).toBe('P01');
    expect(desk.accept('R1.1').at(-1)).toBe('ReferralPlaced P01');
  });

  it('attributes the acceptance to the contract-holder, and the delivery to the member', () => {
    const yes = { referral: 'R1', provider: 'P01', role: 'primary', outcome: 'accepted' } as const;
    const county = new County()
      .area('A1')
      .provider('P01')
      .position('A1', 'primary', 'P01')
      .referral('R1', 'A1');
    county
      .offer('R1.1', { ...yes, offeredAt: '2026-06-10' })
      .package('R1.p1', { referral: 'R1', offer: 'R1.1', provider: 'P01', placedAt: '2026-06-10' })
      .record('provider-P01', known[0] as PartiesRecorded)
      .record('package-CSH-2025-R1.p1', delivered('S02')[0]!);
    const views = county.views();
    expect(packagesWith(views, { framework: 'CSH-2025' })).toMatchObject([
      { package: 'R1.p1', provider: 'P01', deliveredBy: 'S02', role: 'primary' },
    ]);
    expect(acceptance(views, { asOf: '2026-06-30' }).rows).toMatchObject([
      { provider: 'P01', accepted: 1, counted: 1 },
    ]);
  });

  it('lets nobody deliver who is no party', () => {
    expect(() => delivered('S09')).toThrow('no party');
  });
});
