import { referrals } from '../../../projections/referrals/index.ts';
import { ReferralCorrected, StepSkipCorrected } from '../../../contexts/referrals/index.ts';
import { County } from '../../support/county.ts';
import { moment } from '../../support/county-facts.ts';

const of = { framework: 'CSH-2025', referral: 'R1' };
const county = () =>
  new County()
    .area('A1')
    .referral('R1', 'A1')
    .offer('O1', {
      referral: 'R1',
      provider: 'P1',
      role: 'primary',
      outcome: 'declined',
      offeredAt: '2026-05-04',
      reason: 'TRAVEL_RURAL',
    })
    .offer('O2', {
      referral: 'R1',
      provider: 'P2',
      role: 'secondary',
      outcome: 'accepted',
      offeredAt: '2026-05-05',
    })
    .exemption({ referral: 'R1', offer: 'O1', requestedAt: '2026-05-06', decision: 'refused' })
    .skip('R1', 'secondary', 'P9', '2026-05-04')
    .package('K1', {
      referral: 'R1',
      offer: 'O2',
      provider: 'P2',
      placedAt: '2026-05-05',
      startedOn: '2026-05-09',
      endedOn: '2026-06-01',
      endReason: 'DIED',
    });
const row = (county: County) => county.views().get(referrals, 'CSH-2025/R1')!;

describe('a referral', () => {
  it('has everything that became of it, with the events of each offer', () => {
    const { offers, skips, packages, area, weeklyMinutes } = row(county());
    expect({ area, weeklyMinutes }).toEqual({ area: 'A1', weeklyMinutes: 600 });
    expect(offers.map(({ offer, outcome, reason, events }) => [offer, outcome, reason, events])).toEqual([
      ['O1', 'declined', 'TRAVEL_RURAL', [1, 2, 5, 6]],
      ['O2', 'accepted', null, [3, 4]],
    ]);
    expect(offers[0]?.exemptions).toMatchObject([{ decision: 'refused', decidedBy: 'staff-02' }]);
    expect(skips).toEqual([
      { role: 'secondary', provider: 'P9', at: moment('2026-05-04'), reason: 'SUSPENDED', version: 1 },
    ]);
    expect(packages).toMatchObject([
      { package: 'K1', startedOn: '2026-05-09', endedOn: '2026-06-01', endReason: 'DIED' },
    ]);
  });

  it('follows every correction', () => {
    const facts = {
      area: 'A1',
      raisedAt: moment('2026-01-01'),
      carers: 2,
      rural: true,
      urgency: 'urgent',
      timeSlot: 'night',
    } as const;
    const corrected = county()
      .correctOffer('O1', {
        referral: 'R1',
        provider: 'P3',
        role: 'primary',
        outcome: 'lapsed',
        offeredAt: '2026-05-04',
      })
      .correctExemption({ referral: 'R1', offer: 'O1', requestedAt: '2026-05-06', decision: null })
      .correctPackage('K1', {
        referral: 'R1',
        provider: 'P2',
        placedAt: '2026-05-06',
        endReason: 'CARE_HOME',
      })
      .record(
        'referral-CSH-2025-R1',
        new ReferralCorrected({ ...of, ...facts, weeklyMinutes: 90, startBy: null }),
      )
      .record(
        'referral-CSH-2025-R1',
        new StepSkipCorrected({
          ...of,
          role: 'secondary',
          provider: 'P9',
          at: moment('2026-05-04'),
          reason: 'OTHER',
        }),
      );
    const { offers, skips, packages, ...need } = row(corrected);
    expect(need).toMatchObject({ weeklyMinutes: 90, carers: 2, rural: true, timeSlot: 'night' });
    expect(offers[0]).toMatchObject({
      provider: 'P3',
      outcome: 'lapsed',
      decidedAt: null,
      events: [1, 2, 5, 6, 8, 9],
    });
    expect(offers[0]?.exemptions).toMatchObject([{ decision: null, decidedAt: null, decidedBy: null }]);
    expect(skips[0]?.reason).toBe('OTHER');
    expect(packages).toMatchObject([
      { offer: null, placedAt: moment('2026-05-06'), startedOn: null, endReason: 'CARE_HOME' },
    ]);
  });

  it('is found by the local dates of its answers and placements and by its offers and packages', () => {
    const views = county().views();
    const found = (from: string, to = from) =>
      views.withTerm(referrals, `CSH-2025/${from}`, `CSH-2025/${to}`).length;
    expect(
      ['decided/2026-05-04', 'decided/2026-05-06', 'placed/2026-05-05', 'placed/2026-05-04'].map((term) =>
        found(term),
      ),
    ).toEqual([1, 0, 1, 0]);
    expect(
      ['offer/O1', 'offer/O2', 'package/K1', 'offer/O3', 'placed-by/O2'].map((term) => found(term)),
    ).toEqual([1, 1, 1, 0, 0]);
    expect(found('decided/2026-05-01', 'decided/2026-05-31')).toBe(1);
  });

  it('does not care whether its package or itself was read first', () => {
    const late = county();
    const isPackage = ({ stream }: { stream: string }) => stream.startsWith('package-');
    late.events.splice(
      0,
      Infinity,
      ...late.events.toSorted((a, b) => Number(isPackage(b)) - Number(isPackage(a))),
    );
    expect(isPackage(late.events[0]!)).toBe(true);
    expect(row(late)).toEqual(row(county()));
  });
});
