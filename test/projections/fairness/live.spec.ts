import { HistoryTransferred, PositionCorrected } from '../../../contexts/agreement/index.ts';
import { ReferralPlacedOffFramework } from '../../../contexts/referrals/index.ts';
import { fairness, type FindingCode } from '../../../projections/fairness/index.ts';
import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { moment } from '../../support/county-facts.ts';
import { LiveCounty } from '../../support/live-county.ts';

const county = (overrides = {}) =>
  new LiveCounty('CSH-2025', overrides)
    .area('A1')
    .area('A2')
    .position('A1', 'primary', 'P1')
    .position('A1', 'secondary', 'P2')
    .position('A2', 'primary', 'P4')
    .position('A2', 'secondary', 'P5')
    .referral('R1', 'A1');
const primary = { referral: 'R1', provider: 'P1', role: 'primary', version: 1, at: '2026-05-04' } as const;
const secondary = { ...primary, provider: 'P2', role: 'secondary', at: '2026-05-05' } as const;
const found = (of: LiveCounty, code: FindingCode) =>
  fairness(of.views(), {}).findings.filter((finding) => finding.code === code);
const skipped = (of: LiveCounty) => found(of, 'ORDER_SKIPPED').map(({ role, provider }) => [role, provider]);

describe('the order of a referral whose need changes', () => {
  const once = () => county().asked('R1.1', primary, 'declined');

  it('begins anew with each version: who was asked before was not asked for this', () => {
    const again = { ...secondary, version: 2, at: '2026-05-06' } as const;
    expect(skipped(once().amended('R1', 2, 'A1').asked('R1.2', again))).toEqual([['primary', 'P1']]);
    const asked = once()
      .amended('R1', 2, 'A1')
      .asked('R1.2', { ...primary, version: 2, at: '2026-05-05' }, 'declined');
    expect(skipped(asked.asked('R1.3', again))).toEqual([]);
  });

  it('knows who was passed over for which version', () => {
    const again = { ...secondary, version: 2, at: '2026-05-06' } as const;
    const before = county()
      .passedOver('R1', 'primary', 'P1', '2026-05-04', 'SUSPENDED')
      .amended('R1', 2, 'A1')
      .asked('R1.1', again);
    expect(skipped(before)).toEqual([['primary', 'P1']]);
    const since = county()
      .amended('R1', 2, 'A1')
      .passedOver('R1', 'primary', 'P1', '2026-05-04', 'SUSPENDED')
      .asked('R1.1', again);
    expect(skipped(since)).toEqual([]);
  });

  it('is that of the area where the need was then', () => {
    const moved = once()
      .asked('R1.2', secondary, 'declined')
      .amended('R1', 2, 'A2')
      .asked('R1.3', { ...primary, provider: 'P4', version: 2, at: '2026-05-06' });
    expect(skipped(moved)).toEqual([]);
    const jumped = once()
      .amended('R1', 2, 'A2')
      .asked('R1.2', { ...secondary, provider: 'P5', version: 2, at: '2026-05-06' });
    expect(skipped(jumped)).toEqual([['primary', 'P4']]);
    expect(found(jumped, 'ORDER_SKIPPED')[0]?.because).toContain('the primary provider of A2');
  });

  it('is one finding, however many versions passed the same provider over', () => {
    const twice = county()
      .asked('R1.1', secondary, 'declined')
      .amended('R1', 2, 'A1')
      .asked('R1.2', { ...secondary, version: 2, at: '2026-05-06' });
    expect(skipped(twice)).toEqual([['primary', 'P1']]);
  });

  it('E34: is not broken where nobody is secondary; saying so excuses nobody who is', () => {
    const nobody = (of: LiveCounty) =>
      of
        .position('A1', 'reserve', 'P3')
        .asked('R1.1', primary, 'declined')
        .passedOver('R1', 'secondary', null, '2026-05-05', 'NO_SECONDARY')
        .asked('R1.2', { ...secondary, provider: 'P3', role: 'reserve' });
    expect(skipped(nobody(county().vacate('A1', 'secondary', 'P2', '2026-01-01')))).toEqual([]);
    expect(skipped(nobody(county()))).toEqual([['secondary', 'P2']]);
  });

  it('E15: is broken where a primary is by-passed, which is a finding and no decline of its own', () => {
    expect(skipped(county().asked('R1.1', secondary, 'accepted'))).toEqual([['primary', 'P1']]);
  });
});

describe('what was decided by whoever may', () => {
  it('E4: a late yes that a broker took is no finding', () => {
    const late = county().asked('R1.1', primary, 'lapsed').takenLate('R1', 'R1.1', '2026-05-05');
    expect(found(late, 'LATE_ACCEPTANCE')).toEqual([]);
  });

  it('E52: a place outside the framework that a second person approved is no finding; another package is', () => {
    const placed = { referral: 'R1', provider: 'P9', placedAt: '2026-05-04' };
    const justified = county()
      .record(
        'referral-CSH-2025-R1',
        new ReferralPlacedOffFramework({
          ...{ framework: 'CSH-2025', referral: 'R1', version: 1, package: 'R1.p1', provider: 'P9' },
          ...{ weeklyMinutes: 600, placedAt: moment('2026-05-04'), ground: 'ORDER_EXHAUSTED' },
          ...{ evidence: 'Panel 7', requestedBy: 'broker-1', approvedBy: 'manager-1', exhausted: true },
        }),
      )
      .package('R1.p1', placed);
    expect(found(justified, 'PLACED_WITHOUT_POSITION')).toEqual([]);
    const [finding] = found(justified.package('K2', placed), 'PLACED_WITHOUT_POSITION');
    expect(finding?.events).toEqual([{ stream: 'package-CSH-2025-K2', rev: 0 }]);
  });
});

describe('E44: a merger that takes a provider over the award limit', () => {
  const merged = () => {
    const limited = county({ awardLimits: { 1: { primary: 1 } } });
    // The record now says that P4 has held A1 too since January, and P1 no longer.
    const position = { framework: 'CSH-2025', area: 'A1', role: 'primary', rank: null } as const;
    const record = (provider: string, from: string, to: string | null) =>
      limited.record('framework-CSH-2025', new PositionCorrected({ ...position, provider, from, to }));
    record('P1', '2025-01-06', '2026-01-01');
    limited.position('A1', 'primary', 'P4', { from: '2026-01-01' });
    return limited.record(
      'framework-CSH-2025',
      new HistoryTransferred({
        ...{ framework: 'CSH-2025', area: 'A1', role: 'primary', from: 'P1', to: 'P4' },
        ...{ on: '2026-01-01', evidence: 'Deed of novation 7' },
      }),
    );
  };

  it('is flagged, with the positions', () => {
    const [finding, ...others] = found(merged(), 'AWARD_LIMIT_EXCEEDED');
    expect([finding?.provider, finding?.level, finding?.role, others]).toEqual(['P4', 1, 'primary', []]);
    expect(finding?.because).toContain(
      '2 areas of level 1 at once (A1 and A2), although the policy allows 1',
    );
  });

  it('takes nothing away from it', () => {
    const held = frameworkNamed(merged().views()).positions.filter(({ to }) => to === null);
    expect(held.filter(({ provider }) => provider === 'P4').map(({ area }) => area)).toEqual(['A2', 'A1']);
  });
});
