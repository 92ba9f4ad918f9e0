import { RateAgreed, RateCorrected, RateUplifted } from '../../../contexts/prices/index.ts';
import { ReferralPlacedOffFramework } from '../../../contexts/referrals/index.ts';
import type { County } from '../../support/county.ts';
import { county, of } from './one-county.ts';

const rated = () =>
  county()
    .rate('P1', 'A1', 2400)
    .rate('P1', 'A1', 2500, '2026-05-04')
    .rate('P1', 'A1', 2900, '2025-01-06', 'enhanced')
    .rate('P1', 'A2', 2800);
const placed = (on: County, hourlyPence: number | null, placedAt: string, referral = 'R1') =>
  on.package('K1', { referral, provider: 'P1', placedAt, hourlyPence });
const found = (on: County) => of(on, 'RATE_NOT_IN_FORCE');
const isFound = (on: County) => found(on).length > 0;
const streams = 'CSH-2025';
const rate = { framework: 'CSH-2025', provider: 'P1', area: 'A1', band: 'standard' } as const;
const service = 'home-care' as const;

describe('RATE_NOT_IN_FORCE', () => {
  it('names the package, who gives it, and which rates would have been right', () => {
    const [finding, ...others] = found(placed(rated(), 2400, '2026-05-04'));
    expect(others).toEqual([]);
    expect(finding).toEqual({
      ...{ code: 'RATE_NOT_IN_FORCE', referral: 'R1', package: 'K1', provider: 'P1', area: 'A1' },
      because: 'K1 was priced at £24.00 an hour; on 4 May 2026 P1 had £25.00 and £29.00 in A1.',
      events: [
        { stream: `package-${streams}-K1`, rev: 0 },
        { stream: `rates-${streams}-P1`, rev: 1 },
        { stream: `rates-${streams}-P1`, rev: 2 },
      ],
    });
  });

  it('looks at the rates of the local date of the placement', () => {
    expect(isFound(placed(rated(), 2400, '2026-05-03T22:59:59Z'))).toBe(false);
    expect(isFound(placed(rated(), 2400, '2026-05-03T23:00:00Z'))).toBe(true);
    expect(isFound(placed(rated(), 2500, '2026-05-03T22:59:59Z'))).toBe(true);
    expect(isFound(placed(rated(), 2500, '2026-05-03T23:00:00Z'))).toBe(false);
  });

  it.each([
    ['of another band in force', 2900, 'R1', false],
    ['of another area', 2800, 'R1', true],
    ['of that other area', 2800, 'R2', false],
    ['that nobody told', null, 'R1', false],
  ] as const)('a rate %s', (_what, pence, referral, is) => {
    expect(isFound(placed(rated(), pence, '2026-05-04', referral))).toBe(is);
  });

  it('says that there is none where the provider has none', () => {
    expect(found(placed(county(), 2400, '2026-05-04'))[0]?.because).toContain('P1 had no rate in A1.');
  });

  it('holds live-in care against rates of live-in care or home care, and other care not', () => {
    const withLiveIn = (timeSlot: 'live-in' | 'evening') => {
      const own = rated().referral('R3', 'A1', { timeSlot });
      const agreed = { ...rate, service: 'live-in', hourlyPence: 1900, effectiveFrom: '2025-01-06' } as const;
      return own.record('rates-CSH-2025-P1', new RateAgreed(agreed));
    };
    expect(isFound(placed(withLiveIn('evening'), 1900, '2026-05-04', 'R3'))).toBe(true);
    expect(isFound(placed(withLiveIn('live-in'), 2500, '2026-05-04', 'R3'))).toBe(false);
    expect(isFound(placed(withLiveIn('live-in'), 1900, '2026-05-04', 'R3'))).toBe(false);
  });

  describe('once the rate of that day has become another', () => {
    const uplift = { uplift: 'U1', oldPence: 2500, decidedOn: '2026-05-10' };
    const to2600 = { ...rate, service, hourlyPence: 2600, effectiveFrom: '2026-05-06' };
    const changed = (pence: number, event: RateAgreed | RateUplifted, recordedAt: string) =>
      isFound(
        placed(rated(), pence, '2026-05-10T10:00:00Z')
          .recordedAt(recordedAt)
          .record('rates-CSH-2025-P1', event),
      );

    it.each([
      ['uplifted', new RateUplifted({ ...to2600, ...uplift })],
      ['agreed', new RateAgreed(to2600)],
    ])('both are right when it was %s after the placement, and the new one alone before', (_how, event) => {
      const at = (instant: string) => [2500, 2600, 2700].map((pence) => changed(pence, event, instant));
      expect(at('2026-05-10T10:00:01Z')).toEqual([false, false, true]);
      expect(at('2026-05-10T10:00:00Z')).toEqual([true, false, true]);
    });
  });

  it('finds nothing wrong with a price that knew of an uplift and keeps without it', () => {
    const from = { uplift: 'U1', oldPence: 2500, decidedOn: '2026-05-10', effectiveFrom: '2026-06-01' };
    const raised = () =>
      rated()
        .recordedAt('2026-05-10T09:00:00Z')
        .record('rates-CSH-2025-P1', new RateUplifted({ ...rate, service, hourlyPence: 2600, ...from }));
    expect(isFound(placed(raised(), 2500, '2026-05-31'))).toBe(false);
    expect(isFound(placed(raised(), 2600, '2026-05-31'))).toBe(true);
    expect(isFound(placed(raised(), 2500, '2026-06-01'))).toBe(true);
  });

  it('follows corrections of the rate and of the package', () => {
    const corrected = (pence: number) =>
      placed(rated(), 2400, '2026-05-10').correctPackage('K1', {
        ...{ referral: 'R1', provider: 'P1', placedAt: '2026-05-10', hourlyPence: pence },
      });
    expect([2500, 2501].map((pence) => isFound(corrected(pence)))).toEqual([false, true]);
    const better = { ...rate, service, hourlyPence: 2400, effectiveFrom: '2026-05-04' };
    const own = placed(rated(), 2400, '2026-05-10').record('rates-CSH-2025-P1', new RateCorrected(better));
    expect(isFound(own)).toBe(false);
  });

  it('leaves a place outside the framework to the person who justified it', () => {
    const justified = placed(rated(), 3100, '2026-05-10').record(
      'referral-CSH-2025-R1',
      new ReferralPlacedOffFramework({
        ...{ framework: 'CSH-2025', referral: 'R1', package: 'K1', provider: 'P1', version: 1 },
        ...{ weeklyMinutes: 600, placedAt: '2026-05-10T10:00:00.000Z', exhausted: true },
        ...{ ground: 'URGENT', evidence: 'Minute 12', requestedBy: 'u-1', approvedBy: 'u-2' },
      }),
    );
    expect(isFound(justified)).toBe(false);
  });
});
