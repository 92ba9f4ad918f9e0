import { Agreement, askedBy } from './agreement.ts';

const onlyPrimary = { order: { 1: ['primary' as const], 2: ['primary' as const], 3: ['primary' as const] } };
const whole = () =>
  new Agreement(onlyPrimary, { A1: 1, A2: 2, A3: 3 })
    .award('A1', 'primary', 'P1')
    .award('A2', 'primary', 'P1')
    .award('A3', 'primary', 'P1');

describe('the pattern of a single provider (domain 1.11, C1)', () => {
  it.each(['A1', 'A2', 'A3'])('asks it alone, in %s as everywhere', (area) => {
    const desk = whole().desk(area);
    expect(askedBy(desk.offer())).toBe('P1');
    expect(desk.accept('R1.1').at(-1)).toBe('ReferralPlaced P1');
  });

  it('has nobody else: what it declines is unplaced', () => {
    const desk = whole().desk('A1');
    desk.offer();
    expect(desk.decline('R1.1')).toEqual(['ReferralUnplaced']);
  });

  it('lets nobody in beside it', () => {
    expect(whole().refuses('A1', 'reserve', 'P2')).toBe('role-not-in-level');
    expect(whole().refuses('A1', 'primary', 'P2')).toBe('primary-held-by-another');
  });
});
