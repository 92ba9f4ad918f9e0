import { carePackage } from '../../../contexts/packages/package.ts';
import { PlacePackage, PlacePackageHandler, placePackage } from '../../../contexts/packages/place-package.ts';
import { whenReferralPlaced } from '../../../contexts/packages/when-referral-placed.ts';
import { RateAgreed, rates } from '../../../contexts/prices/index.ts';
import {
  referral as referralOf,
  ReferralPlaced,
  ReferralPlacedOffFramework,
  ReferralReceived,
} from '../../../contexts/referrals/index.ts';
import { given, recorded } from '../../support/given.ts';
import { asSomebody, openLog } from '../../support/open-log.ts';
import { placed, placement } from './packages.ts';

const place = (more: object = {}, hourlyPence: number | null = 2436) =>
  placePackage(new PlacePackage({ ...placement, ...more }), hourlyPence);

it('a package is placed once', () => {
  given(carePackage).when(place()).thenRecords(placed);
  given(carePackage, placed).when(place()).thenRecordsNothing();
  given(carePackage, placed).when(place({}, 2500)).thenRecordsNothing();
  given(carePackage, placed)
    .when(place({ provider: 'P02' }))
    .thenRejected('package-exists');
});

describe('a package follows from a placement', () => {
  const { offer, ...facts } = placement;
  const by = (kind: 'system' | 'import') => ({ by: { kind, id: 'a-test', role: 'system' } }) as const;

  it('by the order, unless an import told of it', () => {
    const event = new ReferralPlaced({ ...facts, offer, version: 1 });
    const react = (kind: 'system' | 'import') =>
      whenReferralPlaced.react.ReferralPlaced(event, recorded(event, by(kind)));
    expect(react('system')).toEqual([new PlacePackage(placement)]);
    expect(react('import')).toEqual([]);
  });

  it('outside the framework, without an offer', () => {
    const ground = { ground: 'URGENT', evidence: 'Minute 12', requestedBy: 'u-1', approvedBy: 'u-2' };
    const event = new ReferralPlacedOffFramework({ ...facts, ...ground, version: 1, exhausted: true });
    expect(whenReferralPlaced.react.ReferralPlacedOffFramework(event, recorded(event, by('system')))).toEqual(
      [new PlacePackage({ ...placement, offer: null })],
    );
  });
});

describe('a package that Evenhand places', () => {
  const log = openLog();
  const need = { framework: 'CSH-2025', area: 'A01', raisedAt: placement.placedAt, version: 1 };
  const rate = { framework: 'CSH-2025', provider: 'P01', service: 'home-care', band: 'standard' } as const;
  const agreed = [
    { area: 'A01', hourlyPence: 2400, effectiveFrom: '2025-01-06' },
    { area: 'A01', hourlyPence: 2500, effectiveFrom: '2026-06-10' },
    { area: 'A01', hourlyPence: 2600, effectiveFrom: '2026-06-11' },
    { area: 'A02', hourlyPence: 2700, effectiveFrom: '2026-06-10' },
  ];
  const size = { weeklyMinutes: 600, carers: 1, rural: false, urgency: 'standard', startBy: null } as const;

  it.each([
    ['R1', 'daytime', 'P01', 2500],
    ['R2', 'live-in', 'P01', null],
    ['R3', 'night', 'P01', null],
    ['R4', 'weekend', 'P02', null],
  ] as const)(
    '%s, %s, with %s is priced at the rate in force: %s',
    async (referral, timeSlot, provider, pence) => {
      await asSomebody(async () => {
        await log.aggregates.transact(rates, 'CSH-2025-P01', ({ size: known }) =>
          known > 0 ? [] : agreed.map((each) => new RateAgreed({ ...rate, ...each })),
        );
        const received = new ReferralReceived({ ...need, ...size, referral, timeSlot });
        await log.aggregates.transact(referralOf, `CSH-2025-${referral}`, () => [received]);
        const place = { ...placement, referral, provider, package: `${referral}.p1` };
        await new PlacePackageHandler(log.aggregates).execute(new PlacePackage(place));
      });
      const { placed } = await log.aggregates.load(carePackage, `CSH-2025-${referral}.p1`);
      expect(placed).toMatchObject({ provider, hourlyPence: pence });
    },
  );
});
