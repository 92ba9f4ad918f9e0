import { county, of, toPrimary, toReserve } from './one-county.ts';

describe('UNEQUAL_TERMS', () => {
  it('is found once in a referral, of reserve offers made at one instant', () => {
    const invited = county()
      .offer('O1', toReserve)
      .offer('O2', { ...toReserve, provider: 'P4', deadline: '2026-05-04T20:00:00Z' })
      .offer('O3', { ...toReserve, provider: 'P5', deadline: '2026-05-04T21:00:00Z' });
    const [finding, ...others] = of(invited, 'UNEQUAL_TERMS');
    expect([finding?.referral, finding?.events.length, others]).toEqual(['R1', 3, []]);
  });

  it.each([
    ['the deadlines are the same', toReserve],
    [
      'they were invited one after the other',
      { ...toReserve, offeredAt: '2026-05-04T12:00:01Z', deadline: '2026-05-05T09:00:00Z' },
    ],
    ['one is no reserve offer', { ...toPrimary, deadline: '2026-05-05T09:00:00Z' }],
  ] as const)('is not, when %s', (_, other) => {
    expect(
      of(
        county()
          .offer('O1', toReserve)
          .offer('O2', { ...other, provider: 'P4' }),
        'UNEQUAL_TERMS',
      ),
    ).toEqual([]);
  });
});

describe('AWARD_LIMIT_EXCEEDED', () => {
  const limited = (limit: number) =>
    county({ awardLimits: { 1: { primary: limit } } })
      .area('A3')
      .area('A4');

  it('is found once, when more are held at once than the limit', () => {
    const [finding, ...others] = of(
      limited(2).position('A3', 'primary', 'P1').position('A4', 'primary', 'P1'),
      'AWARD_LIMIT_EXCEEDED',
    );
    expect(finding).toMatchObject({ provider: 'P1', level: 1, role: 'primary', events: { length: 3 } });
    expect(finding?.because).toContain(
      '3 areas of level 1 at once (A1, A3 and A4), although the policy allows 2',
    );
    expect(others).toEqual([]);
  });

  it.each([
    ['as many as the limit', limited(2).position('A3', 'primary', 'P1')],
    ['another role', limited(1).position('A3', 'secondary', 'P1')],
    ['another level', limited(1).position('A2', 'primary', 'P1')],
    [
      'one after the other',
      limited(1)
        .vacate('A1', 'primary', 'P1', '2026-01-01')
        .position('A3', 'primary', 'P1', { from: '2026-01-01' }),
    ],
    [
      'a position that never was held',
      limited(1).position('A3', 'primary', 'P1', { from: '2026-01-01', to: '2026-01-01' }),
    ],
  ])('is not, with %s', (_, held) => {
    expect(of(held, 'AWARD_LIMIT_EXCEEDED')).toEqual([]);
  });

  it('follows the policy in force on each date', () => {
    const two = () => county().area('A3').position('A3', 'primary', 'P1', { to: '2026-03-01' });
    const tightened = (from: string) =>
      of(two().policy(2, from, { awardLimits: { 1: { primary: 1 } } }), 'AWARD_LIMIT_EXCEEDED');
    expect(tightened('2026-02-28')[0]?.because).toMatch(/^From 28 February 2026 P1/);
    expect(tightened('2026-03-01')).toEqual([]);
  });
});

describe('PLACED_WITHOUT_POSITION', () => {
  const placed = (provider: string, placedAt = '2026-05-04') => ({ referral: 'R1', provider, placedAt });

  it('is found once for a referral and provider without a position in the area that day', () => {
    const twice = county().package('K1', placed('P9')).package('K2', placed('P9', '2026-06-04'));
    const [finding, ...others] = of(twice, 'PLACED_WITHOUT_POSITION');
    expect(finding).toMatchObject({
      referral: 'R1',
      provider: 'P9',
      events: [
        { stream: 'package-CSH-2025-K1', rev: 0 },
        { stream: 'package-CSH-2025-K2', rev: 0 },
      ],
    });
    expect(others).toEqual([]);
  });

  it('is not, in whatever role the position is held', () => {
    const any = county().package('K1', placed('P1')).package('K2', placed('P2')).package('K3', placed('P3'));
    expect(of(any, 'PLACED_WITHOUT_POSITION')).toEqual([]);
  });

  it('looks at the local date of the placement', () => {
    const left = (placedAt: string) =>
      of(
        county().vacate('A1', 'primary', 'P1', '2026-05-04').package('K1', placed('P1', placedAt)),
        'PLACED_WITHOUT_POSITION',
      );
    expect([left('2026-05-03T22:59:59Z').length, left('2026-05-03T23:00:00Z').length]).toEqual([0, 1]);
  });
});

describe('OFFERED_WHILE_SUSPENDED, LATE_ACCEPTANCE, SELF_VALIDATED', () => {
  it.each([
    ['2026-05-04', null, 1],
    ['2026-05-01', '2026-05-04', 0],
    ['2026-05-05', null, 0],
    ['2026-05-01', '2026-05-05', 1],
  ])('a suspension from %s to %p makes %d finding', (from, to, findings) => {
    expect(
      of(county().suspension('P1', from, to).offer('O1', toPrimary), 'OFFERED_WHILE_SUSPENDED'),
    ).toHaveLength(findings);
  });

  it.each([
    ['accepted', '2026-05-04T16:00:00Z', 0],
    ['accepted', '2026-05-04T16:00:00.001Z', 1],
    ['declined', '2026-05-05', 0],
  ] as const)('%s at %s with a deadline of 16:00 UTC makes %d finding', (outcome, decidedAt, findings) => {
    expect(of(county().offer('O1', { ...toPrimary, outcome, decidedAt }), 'LATE_ACCEPTANCE')).toHaveLength(
      findings,
    );
  });

  it.each([
    ['validated', 'staff-01', 1],
    ['refused', 'staff-01', 1],
    ['validated', 'staff-02', 0],
    [null, null, 0],
  ] as const)('an exemption %s by %s makes %d finding', (decision, decidedBy, findings) => {
    const asked = county()
      .offer('O1', toPrimary)
      .exemption({ referral: 'R1', offer: 'O1', requestedAt: '2026-05-05', decision, decidedBy });
    expect(of(asked, 'SELF_VALIDATED')).toHaveLength(findings);
  });
});
