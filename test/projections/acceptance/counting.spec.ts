import { answers, county, primary, rowOf } from './one-area.ts';

describe('how an answer counts', () => {
  it('E1: exactly 75 per cent passes', () => {
    expect(rowOf(answers(county(), 9, 3))).toMatchObject({
      percent: 75,
      status: 'met',
      headroom: 0,
      recovery: 0,
    });
    expect(rowOf(answers(county(), 8, 3))).toMatchObject({ percent: 72.7, status: 'below', recovery: 1 });
  });

  it('E2: never shows the line when it is missed by a little', () => {
    const missed = rowOf(answers(county(), 299, 100));
    expect(missed).toMatchObject({ percent: 74.9, status: 'below', headroom: null, recovery: 1 });
  });

  it.each([
    [{}, { declined: 0, lapsed: 1, counted: 10, percent: 90 }],
    [{ lapsedCounts: 'exclude' }, { declined: 0, lapsed: 1, counted: 9, percent: 100 }],
  ] as const)('E3: silence counts as a decline, unless the policy says otherwise: %j', (policy, expected) => {
    const silent = answers(county(policy), 9, 0).offer('O', {
      ...primary,
      referral: 'R0',
      outcome: 'lapsed',
      offeredAt: '2026-05-05',
    });
    expect(rowOf(silent)).toMatchObject(expected);
  });

  it('E3: where silence is excluded it does not replace an answer to the same referral', () => {
    const asked = county({ lapsedCounts: 'exclude' })
      .offer('O1', { ...primary, referral: 'R0', outcome: 'declined', offeredAt: '2026-05-04' })
      .offer('O2', { ...primary, referral: 'R0', outcome: 'lapsed', offeredAt: '2026-05-05' });
    expect(rowOf(asked)).toMatchObject({ declined: 1, lapsed: 1, counted: 1, percent: 0 });
  });

  it('E4: a late acceptance counts as recorded', () => {
    const late = county().offer('O', {
      ...primary,
      referral: 'R0',
      outcome: 'accepted',
      offeredAt: '2026-05-04',
      decidedAt: '2026-05-09',
    });
    expect(rowOf(late)).toMatchObject({ accepted: 1, counted: 1 });
  });

  it('E5: what the council withdrew is shown and not counted', () => {
    const withdrawn = county()
      .offer('O1', { ...primary, referral: 'R0', outcome: 'declined', offeredAt: '2026-05-04' })
      .offer('O2', { ...primary, referral: 'R0', outcome: 'withdrawn', offeredAt: '2026-05-05' });
    expect(rowOf(withdrawn)).toMatchObject({ declined: 1, withdrawn: 1, counted: 1 });
  });

  it.each(['NEED_ENDED', 'DIED', 'DIRECT_PAYMENT', 'COUNCIL_MOVED'] as const)(
    'E6: what ended with %s after the acceptance stays accepted',
    (endReason) => {
      const ended = county()
        .offer('O', { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-05-04' })
        .package('K', { referral: 'R0', offer: 'O', provider: 'P1', placedAt: '2026-05-04', endReason });
      expect(rowOf(ended)).toMatchObject({ accepted: 1, net: { accepted: 1, percent: 100 } });
    },
  );

  it.each([
    ['START_FAILED', null, null, 0],
    ['START_FAILED', '2026-05-10', '2026-06-20', 0],
    ['PROVIDER_HANDBACK', null, '2026-06-20', 0],
    ['PROVIDER_HANDBACK', null, null, 0],
    ['PROVIDER_HANDBACK', '2026-05-10', '2026-05-10', 0],
    ['PROVIDER_HANDBACK', '2026-05-10', '2026-05-17', 0],
    ['PROVIDER_HANDBACK', '2026-05-10', '2026-05-18', 1],
    ['PROVIDER_HANDBACK', '2026-05-10', null, 1],
  ] as const)('E8: %s, started %s, ended %s: net of %#', (endReason, startedOn, endedOn, left) => {
    const failed = county()
      .offer('O', { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-05-04' })
      .package('K', {
        ...{ referral: 'R0', offer: 'O', provider: 'P1', placedAt: '2026-05-04' },
        ...{ endReason, startedOn, endedOn },
      });
    expect(rowOf(failed)).toMatchObject({
      ...{ accepted: 1, counted: 1, percent: 100 },
      net: { accepted: left, percent: 100 * left },
    });
  });

  it('E8: a package of another referral that names the offer counts against its net figure too', () => {
    const strayed = county()
      .offer('O', { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-05-04' })
      .referral('R9', 'A1')
      .package('K', {
        referral: 'R9',
        offer: 'O',
        provider: 'P1',
        placedAt: '2026-05-04',
        endReason: 'START_FAILED',
      });
    expect(rowOf(strayed)).toMatchObject({ accepted: 1, net: { accepted: 0, percent: 0 } });
  });

  it('E8: as many days as the policy allows', () => {
    const returned = county({ acceptance: { netReversalDays: 0 } })
      .offer('O', { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-05-04' })
      .package('K', {
        ...{ referral: 'R0', offer: 'O', provider: 'P1', placedAt: '2026-05-04' },
        ...{ endReason: 'PROVIDER_HANDBACK', startedOn: '2026-05-10', endedOn: '2026-05-11' },
      });
    expect(rowOf(returned).net.accepted).toBe(1);
  });

  describe('E11: a decline is exempt', () => {
    const declined = () =>
      county().offer('O', { ...primary, referral: 'R0', outcome: 'declined', offeredAt: '2026-05-04' });
    const of = { referral: 'R0', offer: 'O' };
    const exempt = { exempt: 1, declined: 0, counted: 0, percent: null, status: 'not-assessed' };
    const counts = { exempt: 0, declined: 1, counted: 1 };

    it.each([
      ['when it was validated', exempt, [['2026-05-05', 'validated', 'staff-02']]],
      ['not when it was refused', counts, [['2026-05-05', 'refused', 'staff-02']]],
      ['not while it is undecided', counts, [['2026-05-05', null, null]]],
      [
        'when a second request was validated',
        exempt,
        [
          ['2026-05-05', 'refused', 'staff-02'],
          ['2026-05-06', 'validated', 'staff-02'],
        ],
      ],
      [
        'not when the last decision refuses',
        counts,
        [
          ['2026-05-06', 'refused', 'staff-02'],
          ['2026-05-05', 'validated', 'staff-02'],
        ],
      ],
      ['not when the same person validated it', counts, [['2026-05-05', 'validated', 'staff-01']]],
      [
        'when a void validation follows a good one',
        exempt,
        [
          ['2026-05-05', 'validated', 'staff-02'],
          ['2026-05-06', 'validated', 'staff-01'],
        ],
      ],
      [
        'not when the same person refused it afterwards',
        counts,
        [
          ['2026-05-05', 'validated', 'staff-02'],
          ['2026-05-06', 'refused', 'staff-01'],
        ],
      ],
    ] as const)('%s', (_, expected, decisions) => {
      const asked = declined();
      for (const [requestedAt, decision, decidedBy] of decisions)
        asked.exemption({ ...of, requestedAt, decision, decidedBy });
      expect(rowOf(asked)).toMatchObject(expected);
    });

    it('whatever its outcome and reason, also when it was decided after the date asked for', () => {
      const asked = county()
        .offer('O', {
          ...primary,
          referral: 'R0',
          outcome: 'accepted',
          offeredAt: '2026-05-04',
          reason: 'OTHER',
        })
        .exemption({ ...of, requestedAt: '2026-08-01', decision: 'validated' });
      expect(rowOf(asked)).toMatchObject({ exempt: 1, accepted: 0, counted: 0 });
    });

    it('as the record was corrected', () => {
      const corrected = declined()
        .exemption({ ...of, requestedAt: '2026-05-05', decision: 'refused' })
        .correctExemption({ ...of, requestedAt: '2026-05-05', decision: 'validated' });
      expect(rowOf(corrected)).toMatchObject(exempt);
    });
  });
});
