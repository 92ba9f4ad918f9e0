import { frameworkNamed } from '../../../projections/frameworks/index.ts';
import { auditReferral, referralNamed, streamsOf } from '../../../projections/referral-story/index.ts';
import type { County } from '../../support/county.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { county } from './one-referral.ts';

function storyOf(of: County, referral = 'R1') {
  const views = of.views();
  const framework = frameworkNamed(views);
  const streams = streamsOf(referralNamed(views, framework, referral));
  return auditReferral(
    views,
    framework,
    referral,
    of.events.filter(({ stream }) => streams.includes(stream)),
  );
}
const entry = (of: County, type: string) => storyOf(of).entries.find((each) => each.type === type)!;

describe('the story of a referral', () => {
  it('is told in the order in which it happened, in sentences', () => {
    const { area, entries } = storyOf(county());
    expect(area).toEqual({ area: 'A1', name: 'Area A1', level: 1 });
    expect(entries.map(({ what }) => what)).toEqual([
      'A need in A1: 7 h 30 min a week, daytime, 2 care workers, standard, to start by 10 May 2026.',
      'Offered to P1 as primary, for an answer by 4 May 2026 at 14:00 (O1).',
      'P1 declined O1: SAFETY_RISK.',
      'P2, secondary provider, was skipped: SUSPENDED.',
      'Offered to P3 as reserve, for an answer by 4 May 2026 at 17:00 (O2).',
      'P3 accepted O2.',
      'Placed with P3: 10 h a week (K1), on its acceptance of O2.',
      'P3 began K1 on 4 May 2026.',
      'staff-01 asked that the answer of P1 to O1 should not count.',
      'staff-01 agreed that O1 should not count.',
      'P3 gave K1 back on 1 June 2026.',
    ]);
  });

  it('says who recorded each step, when, why and where it lies in the log', () => {
    const of = county();
    for (const { recordedAt, recordedBy, stream, rev, pos, id, cause, corr } of storyOf(of).entries) {
      const event = of.events[pos]!;
      expect({ stream, rev, id, cause, corr }).toEqual({
        ...{ stream: event.stream, rev: event.rev, id: event.id, cause: event.cause, corr: event.corr },
      });
      expect([recordedAt, recordedBy]).toEqual([event.at, event.by]);
    }
  });

  it('gives the basis of a choice: who held a position that day, suspended or not, at what rate', () => {
    const { choice } = storyOf(county()).entries.find(({ what }) => what.includes('P3 as reserve'))!.basis;
    expect(choice).toMatchObject({ policyVersion: 1, order: ['primary', 'secondary', 'reserve'] });
    expect(choice?.candidates.map(({ provider, offered, skipped }) => [provider, offered, skipped])).toEqual([
      ['P1', ['O1'], []],
      ['P2', [], ['SUSPENDED']],
      ['P3', ['O2'], []],
      ['P4', [], []],
    ]);
    expect(choice?.candidates[1]?.suspension).toEqual({
      from: '2026-05-01',
      to: null,
      reason: 'CQC_CONCERN',
    });
    expect(choice?.candidates[2]).toMatchObject({
      ...{ role: 'reserve', rank: 1, heldFrom: '2025-01-06', heldTo: null, suspension: null },
      rates: [
        { band: 'enhanced', hourlyPence: 2800, effectiveFrom: '2026-01-01' },
        { band: 'standard', hourlyPence: 2200, effectiveFrom: '2026-05-04' },
      ],
    });
    expect(entry(county(), 'StepSkipped').basis.choice?.candidates).toHaveLength(4);
    expect(entry(county(), 'PackagePlaced').basis.choice?.candidates).toHaveLength(4);
  });

  it('gives the deadline of an answer, and whether it came in time', () => {
    expect(entry(county(), 'OfferDeclined').basis.answer).toEqual({
      deadline: '2026-05-04T13:00:00.000Z',
      inTime: true,
    });
    expect(entry(county(), 'OfferAccepted').basis.answer).toEqual({
      deadline: '2026-05-04T16:00:00.000Z',
      inTime: false,
    });
  });

  it('says whether a second person decided, and what the audit finds', () => {
    expect(entry(county(), 'DeclineExemptionValidated').basis.twoPersons).toBe(false);
    expect(storyOf(county()).findings.map(({ code }) => code)).toEqual(['LATE_ACCEPTANCE', 'SELF_VALIDATED']);
  });

  it('shows what a correction changed', () => {
    const facts = {
      referral: 'R1',
      provider: 'P1',
      role: 'primary',
      offeredAt: '2026-05-04T09:00:00Z',
    } as const;
    const corrected = county()
      .correctOffer('O1', { ...facts, outcome: 'accepted', decidedAt: '2026-05-04T10:00:00Z' })
      .correctPackage('K1', {
        referral: 'R1',
        provider: 'P3',
        offer: 'O2',
        placedAt: '2026-05-04T17:00:00Z',
      });
    expect(entry(corrected, 'OfferOutcomeCorrected').basis.changes).toEqual([
      { field: 'offers/O1/outcome', was: 'declined', is: 'accepted' },
      { field: 'offers/O1/reason', was: 'SAFETY_RISK', is: null },
    ]);
    expect(entry(corrected, 'PackageCorrected').basis.changes).toEqual([
      { field: 'packages/K1/startedOn', was: '2026-05-04', is: null },
      { field: 'packages/K1/endedOn', was: '2026-06-01', is: null },
      { field: 'packages/K1/endReason', was: 'PROVIDER_HANDBACK', is: null },
    ]);
  });

  it('is told of every kind of event', () => {
    const of = county()
      .offer('O3', {
        referral: 'R1',
        provider: 'P4',
        role: 'reserve',
        outcome: 'lapsed',
        offeredAt: '2026-05-06',
      })
      .offer('O4', {
        referral: 'R1',
        provider: 'P4',
        role: 'reserve',
        outcome: 'withdrawn',
        offeredAt: '2026-05-07',
        reason: 'ERROR',
      })
      .exemption({ referral: 'R1', offer: 'O3', requestedAt: '2026-05-08', decision: 'refused' })
      .correctExemption({ referral: 'R1', offer: 'O3', requestedAt: '2026-05-08', decision: 'validated' })
      .package('K2', { referral: 'R1', provider: 'P4', placedAt: '2026-05-09', endReason: 'START_FAILED' })
      .package('K3', {
        referral: 'R1',
        provider: 'P4',
        placedAt: '2026-05-10',
        endedOn: '2026-05-20',
        endReason: 'CARE_HOME',
      });
    expect(storyOf(of).entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'P4 did not answer O3 in time.',
        'The council took O4 back from P4: ERROR.',
        'staff-02 refused: O3 counts.',
        'The record of the exemption of O3 was corrected.',
        'Placed with P4: 10 h a week (K2), without an offer.',
        'P4 did not start K2.',
        'K3 ended on 20 May 2026: CARE_HOME.',
      ]),
    );
  });

  it('is refused for a referral that nobody knows', () => {
    expect(() => storyOf(county(), 'R9')).toThrow('There is no referral R9 in the framework CSH-2025.');
  });

  it('tells every event of a referral of the sample, once', () => {
    const { entries, findings } = storyOf(sampleCounty(), 'R002687');
    const streams = ['referral-CSH-2025-R002687', 'package-CSH-2025-K002623'];
    const events = sampleCounty().events.filter(({ stream }) => streams.includes(stream));
    expect(entries.map(({ id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
    expect(findings.map(({ code, provider }) => [code, provider])).toEqual([['ORDER_SKIPPED', 'P17']]);
  });
});
