import { acceptance, offersBehind } from '../../../projections/acceptance/index.ts';
import { County } from '../../support/county.ts';
import { answers, asOf, county, primary, rowOf, rowsOf } from './one-area.ts';

const first = '2026-04-08';

describe('which answers make up a figure', () => {
  it('E15: a by-passed primary is not counted against', () => {
    const bypassed = county().offer('O', {
      provider: 'P2',
      role: 'secondary',
      referral: 'R0',
      outcome: 'accepted',
      offeredAt: '2026-05-04',
    });
    expect(rowOf(bypassed)).toMatchObject({ counted: 0, status: 'not-assessed' });
  });

  it('E16: of several answers to one referral the last of the window counts', () => {
    const asked = county()
      .offer('O2', { ...primary, referral: 'R0', outcome: 'declined', offeredAt: '2026-05-06' })
      .offer('O1', { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-05-04' })
      .offer('O3', { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-07-01' });
    expect(rowOf(asked)).toMatchObject({ accepted: 0, declined: 1, counted: 1 });
    expect(rowOf(asked, '2026-07-02')).toMatchObject({ accepted: 1, declined: 0, counted: 1 });
    const { offers } = offersBehind(asked.views(), { asOf });
    expect(offers.map(({ offer, counting, supersededBy }) => [offer, counting, supersededBy])).toEqual([
      ['O2', 'declined', null],
      ['O1', 'superseded', 'O2'],
    ]);
  });

  it('E16: of answers at one instant the one offered last counts, then the one with the later reference', () => {
    const at = { ...primary, referral: 'R0', decidedAt: '2026-05-06' };
    const asked = county()
      .offer('O3', { ...at, outcome: 'accepted', offeredAt: '2026-05-05' })
      .offer('O2', { ...at, outcome: 'declined', offeredAt: '2026-05-06' })
      .offer('O1', { ...at, outcome: 'accepted', offeredAt: '2026-05-06' });
    expect(rowOf(asked)).toMatchObject({ accepted: 0, declined: 1, counted: 1 });
  });

  it('E17: a reserve offer never makes a row', () => {
    const broadcast = county().position('A1', 'reserve', 'P3');
    broadcast.offer('O', {
      provider: 'P3',
      role: 'reserve',
      referral: 'R0',
      outcome: 'lapsed',
      offeredAt: '2026-05-04',
    });
    expect(rowsOf(broadcast).map(({ provider, role }) => `${provider} ${role}`)).toEqual([
      'P1 primary',
      'P2 secondary',
    ]);
  });

  it('E18 and E19: each position by itself, an offer under the role that it states', () => {
    const several = answers(county(), 3, 1)
      .area('A2')
      .position('A2', 'primary', 'P1')
      .referral('R', 'A2')
      .offer('OX', { ...primary, referral: 'R', outcome: 'declined', offeredAt: '2026-05-04' })
      .offer('OY', {
        provider: 'P1',
        role: 'secondary',
        referral: 'R',
        outcome: 'accepted',
        offeredAt: '2026-05-04',
      });
    expect(
      rowsOf(several).map((row) => [row.area, row.provider, row.role, row.accepted, row.counted]),
    ).toEqual([
      ['A1', 'P1', 'primary', 3, 4],
      ['A2', 'P1', 'primary', 0, 1],
      ['A2', 'P1', 'secondary', 1, 1],
      ['A1', 'P2', 'secondary', 0, 0],
    ]);
  });

  it('E21 and E22: nothing counted is not assessed, little is insufficient', () => {
    expect(rowOf(county())).toMatchObject({
      status: 'not-assessed',
      percent: null,
      headroom: null,
      recovery: null,
    });
    expect(rowOf(answers(county(), 0, 4))).toMatchObject({
      status: 'insufficient',
      percent: 0,
      recovery: 12,
    });
    expect(rowOf(answers(county(), 0, 5)).status).toBe('below');
    expect(rowOf(answers(county({ acceptance: { minimumSample: 4 } }), 0, 4)).status).toBe('below');
  });

  it('E23: an open offer is not counted', () => {
    const open = county().offer('O', {
      ...primary,
      referral: 'R0',
      outcome: 'pending',
      offeredAt: '2026-05-04',
    });
    expect(rowOf(open)).toMatchObject({ counted: 0 });
    expect(offersBehind(open.views(), { asOf }).offers).toEqual([]);
  });

  it.each([
    [first, 1],
    ['2026-04-07', 0],
    ['2026-06-30T22:59:59Z', 1],
    ['2026-06-30T23:00:00Z', 0],
    ['2026-04-07T23:00:00Z', 1],
  ])('E24 and E25: an answer of %s belongs to the window as of 30 June: %d', (decidedAt, counted) => {
    const offered = { ...primary, referral: 'R0', outcome: 'accepted', offeredAt: '2026-03-01' } as const;
    expect(rowOf(county().offer('O', { ...offered, decidedAt })).counted).toBe(counted);
  });

  it('E25: silence is dated by its deadline', () => {
    const offered = { ...primary, referral: 'R0', outcome: 'lapsed', offeredAt: '2026-04-07' } as const;
    expect(rowOf(county().offer('O', { ...offered, deadline: '2026-04-08T09:00:00Z' })).lapsed).toBe(1);
    expect(rowOf(county().offer('O', { ...offered, deadline: '2026-04-07T09:00:00Z' })).lapsed).toBe(0);
  });

  it.each([
    ['2026-04-08', 'mobilising'],
    ['2026-04-07', 'below'],
    ['2026-06-30', 'mobilising'],
    ['2026-07-01', 'below'],
  ])('E26 and E27: a position that begins on %s again is %s on 30 June', (from, status) => {
    const renewed = answers(new County().area('A1'), 0, 6)
      .position('A1', 'primary', 'P1', { to: '2026-01-01' })
      .position('A1', 'primary', 'P1', { from });
    expect(rowOf(renewed)).toMatchObject({ status, counted: 6 });
  });

  it('E27: an offer stays with the role that was held then; a position given up has a row while it was held', () => {
    const changed = new County()
      .area('A1')
      .position('A1', 'primary', 'P1', { to: first })
      .position('A1', 'secondary', 'P1', { from: first, to: '2026-04-09' })
      .position('A1', 'primary', 'P2', { from: '2026-07-01' })
      .position('A1', 'secondary', 'P3', { from: '2026-05-01', to: '2026-05-01' });
    expect(rowsOf(changed).map(({ provider, role }) => [provider, role])).toEqual([['P1', 'secondary']]);
    answers(changed, 1, 0);
    expect(rowsOf(changed).map(({ provider, role }) => [provider, role])).toEqual([
      ['P1', 'primary'],
      ['P1', 'secondary'],
    ]);
  });

  it('E30: a corrected answer changes the figure; what was known before can be asked for ever', () => {
    const facts = { ...primary, referral: 'R0', offeredAt: '2026-05-04' } as const;
    const corrected = county()
      .recordedAt('2026-09-01')
      .offer('O', { ...facts, outcome: 'accepted' })
      .recordedAt('2026-09-02')
      .correctOffer('O', { ...facts, outcome: 'declined', decidedAt: '2026-05-04', reason: 'OTHER' });
    const known = (at?: string) => acceptance(corrected.views(at), { asOf }).rows[0];
    expect(known('2026-09-01')).toMatchObject({ accepted: 1, declined: 0 });
    expect(known()).toMatchObject({ accepted: 0, declined: 1 });
    expect(known('2026-09-02')).toEqual(known());
  });

  it('E33: level 2 is monitored, and so is what the policy does not mention', () => {
    const elsewhere = answers(new County().area('A1', 2), 0, 6);
    elsewhere.position('A1', 'primary', 'P1').position('A1', 'secondary', 'P2');
    expect(rowsOf(elsewhere).map(({ status, headroom, recovery }) => [status, headroom, recovery])).toEqual([
      ['monitored', null, 18],
      ['monitored', null, null],
    ]);
  });

  it('E34: a level 1 area without a secondary has one row', () => {
    const alone = answers(new County().area('A1').position('A1', 'primary', 'P1'), 5, 0);
    expect(rowsOf(alone)).toHaveLength(1);
    expect(rowsOf(alone)[0]).toMatchObject({ status: 'met', headroom: 1 });
  });
});
