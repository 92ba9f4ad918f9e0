import { Agreement, askedBy } from './agreement.ts';

const policy = (invite: 'one' | 'rank') => ({
  order: { 1: ['secondary' as const] },
  withinStep: { secondary: { invite, choose: ['rate' as const] } },
});
/** Two of rank 1, one of rank 2, one without a rank. */
const county = (invite: 'one' | 'rank') =>
  new Agreement(policy(invite), { A1: 1 })
    .award('A1', 'secondary', 'P1', 1)
    .award('A1', 'secondary', 'P2', 1)
    .award('A1', 'secondary', 'P3', 2)
    .award('A1', 'secondary', 'P4');
const rates = { P1: { hourlyPence: 2100 }, P2: { hourlyPence: 2000 }, P3: { hourlyPence: 1900 } };

describe('the pattern of several providers per area with rank (domain 1.14 b)', () => {
  it('asks one after the other by rank, and within one rank by the criteria', () => {
    const desk = county('one').desk('A1', rates);
    const asked = [desk.offer(), desk.decline('R1.1'), desk.decline('R1.2'), desk.decline('R1.3')];
    expect(asked.map((told) => askedBy(told))).toEqual(['P2', 'P1', 'P3', 'P4']);
  });

  it('asks all of one rank at once, and those of the next when they are through', () => {
    const desk = county('rank').desk('A1', rates);
    expect(askedBy(desk.offer())).toBe('P1+P2');
    expect(desk.decline('R1.1')).toEqual([]);
    expect(askedBy(desk.lapse('R1.2'))).toBe('P3');
    expect(askedBy(desk.decline('R1.3'))).toBe('P4');
    expect(desk.decline('R1.4')).toEqual(['ReferralUnplaced']);
  });

  it('chooses within the rank by the criteria, and asks nobody further down', () => {
    const desk = county('rank').desk('A1', rates);
    desk.offer();
    desk.accept('R1.1');
    expect(desk.accept('R1.2')).toEqual([
      'ProviderChosen P2',
      'OfferNotChosen R1.1 rate',
      'ReferralPlaced P2',
    ]);
  });

  it('passes over whoever is skipped within its rank', () => {
    const desk = county('rank').desk('A1', rates);
    desk.skip('secondary', 'P1', 'CUSTOMER_CHOICE');
    expect(askedBy(desk.offer())).toBe('P2');
  });
});
