import { PackageVaried } from '../../../contexts/packages/index.ts';
import { RateAgreed, RateUplifted, UpliftApproved, UpliftProposed } from '../../../contexts/prices/index.ts';
import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { rateOfPackage } from '../../../projections/package-rates/index.ts';
import { referrals } from '../../../projections/referrals/index.ts';
import { plan } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';
import type { SomePackage } from '../../support/county-facts.ts';

const framework = 'CSH-2025';
const of = { framework, uplift: 'U1' };
const line = { framework, provider: 'P1', area: 'A1', service: 'home-care', band: 'standard' } as const;
const on = '2026-05-04';

const county = (overrides = {}) =>
  new County(framework, overrides)
    .area('A1')
    .area('A2')
    .rate('P1', 'A1', 2000)
    .rate('P1', 'A1', 2900, '2025-01-06', 'enhanced')
    .rate('P1', 'A2', 2400);
const placed = (own: County, more: Partial<SomePackage> = {}, timeSlot: 'daytime' | 'night' = 'daytime') =>
  own
    .referral('R1', 'A1', { timeSlot })
    .package('K1', { referral: 'R1', provider: 'P1', placedAt: '2026-05-05', ...more });
const rateOn = (own: County, day = on) => {
  const views = own.views();
  const row = views.get(referrals, `${framework}/R1`)!;
  return rateOfPackage(views, frameworkNamed(views), row, row.packages[0]!, day);
};
const pence = (own: County, day?: string) => rateOn(own, day)?.hourlyPence;

/** 10 %, decided on 4 May, from 1 June on. */
const raised = (own: County) => {
  const proposedAt = '2026-05-01T10:00:00.000Z';
  const proposal = { ...plan, ...of, formula: { kind: 'percent', milliPercent: 10_000 } as const };
  const rounding = { mode: 'half-up', incrementPence: 1 } as const;
  const more = { rounding, belowPractice: false, proposedAt, proposedBy: 'cm-1' };
  const from = { rule: 'fixed', on: '2026-06-01' } as const;
  const approval = { decision: 'Cabinet 7', providers: ['P1'], approvedAt: '2026-05-04T12:00:00.000Z' };
  const decided = { ...line, uplift: 'U1', decidedOn: '2026-05-04', effectiveFrom: '2026-06-01' };
  return own
    .record(`uplifts-${framework}`, new UpliftProposed({ ...proposal, ...more, effective: from }))
    .record(`uplifts-${framework}`, new UpliftApproved({ ...of, ...approval, approvedBy: 'cm-2' }))
    .record(`rates-${framework}-P1`, new RateUplifted({ ...decided, oldPence: 2000, hourlyPence: 2200 }));
};

describe('the rate of a package', () => {
  it.each([
    ['the standard one of home care, when nobody told', {}, 2000],
    ['of the band that it was priced by', { hourlyPence: 2900 }, 2900],
    ['unknown, when it was priced at none in force', { hourlyPence: 2345 }, undefined],
  ] as const)('is %s', (_which, more, rate) => {
    expect(pence(placed(county(), more))).toBe(rate);
  });

  it('is of the area where the customer lives that day', () => {
    const moved = { weeklyMinutes: 600, area: 'A2', on: '2026-05-10', reason: 'MOVED' };
    const more = new PackageVaried({ framework, referral: 'R1', package: 'K1', ...moved });
    const own = placed(county()).record(`package-${framework}-K1`, more);
    expect([pence(own, '2026-05-09'), pence(own, '2026-05-10')]).toEqual([2000, 2400]);
  });

  it('is unknown at night when it was not told', () => {
    const waking = {
      ...line,
      service: 'waking-night',
      hourlyPence: 1700,
      effectiveFrom: '2025-01-06',
    } as const;
    const nights = () => county().record(`rates-${framework}-P1`, new RateAgreed(waking));
    expect(rateOn(placed(nights(), {}, 'night'))).toBeNull();
    expect(pence(placed(nights(), { hourlyPence: 1700 }, 'night'))).toBe(1700);
  });

  it('leaves out an uplift that was decided before, where the policy of its first day says so', () => {
    const [before, after] = ['2026-05-04T11:59:59Z', '2026-05-04T12:00:00Z'];
    const june = (placedAt: string, overrides = {}) =>
      rateOn(placed(raised(county(overrides)), { placedAt }), '2026-06-01');
    expect(june(before)).toMatchObject({ hourlyPence: 2200, withheld: [] });
    expect(june(after)).toMatchObject({ hourlyPence: 2000, listPence: 2200, withheld: ['U1'] });
    const include = { uplift: { packagesAfterDecision: 'include' } } as const;
    expect(june(after, include)).toMatchObject({ hourlyPence: 2200, withheld: [] });
    const later = (day: string) => raised(county().policy(2, day, include));
    const withPolicy = (day: string) => pence(placed(later(day), { placedAt: after }), '2026-06-01');
    expect([withPolicy('2026-06-01'), withPolicy('2026-06-02')]).toEqual([2200, 2000]);
  });
});
