import { ReviewRanks, reviewRanks } from '../../contexts/agreement/ranks/review-ranks.ts';
import { Agreement, askedBy } from './agreement.ts';

/** Two tiers of ranked lists: the second is asked when the first is through. */
const policy = {
  order: { 1: ['secondary' as const, 'reserve' as const] },
  withinStep: {
    secondary: { invite: 'one' as const, choose: ['rate' as const] },
    reserve: { invite: 'one' as const, choose: ['rate' as const] },
  },
};
const county = () =>
  new Agreement(policy, { A1: 1 })
    .award('A1', 'secondary', 'P1', 1)
    .award('A1', 'secondary', 'P2', 2)
    .award('A1', 'reserve', 'P3', 1)
    .award('A1', 'reserve', 'P4', 2);
const review = (role: 'secondary' | 'reserve') =>
  new ReviewRanks({
    ...{ framework: 'CSH-2025', area: 'A1', role, on: '2026-07-01' },
    weights: { kpi: 50, price: 50 },
  });
/** All whom a referral comes to when everybody declines. */
function course(agreement: Agreement, on: string) {
  const desk = agreement.desk('A1', {}, on);
  desk.offer();
  for (let n = 1; n <= 4; n++) desk.decline(`R1.${n}`);
  return desk.ledger.map((each) => each.split(' ')[0]);
}

describe('the pattern of a two-tier ranked list, ranked anew half by acceptance and half by price', () => {
  // P1: 6 of 10 and £20.00, 60 + 100; P2: 10 of 10 and £22.00, 100 + 90.9.
  const grounds = [
    { provider: 'P1', accepted: 6, counted: 10, hourlyPence: 2000 },
    { provider: 'P2', accepted: 10, counted: 10, hourlyPence: 2200 },
  ];
  const reserve = [
    { provider: 'P3', accepted: 1, counted: 2, hourlyPence: 3000 },
    { provider: 'P4', accepted: 1, counted: 2, hourlyPence: 2000 },
  ];

  it('asks by the new ranks from the day of the review on, within each tier', () => {
    const reviewed = county()
      .decide(reviewRanks(review('secondary'), grounds))
      .decide(reviewRanks(review('reserve'), reserve));
    expect(course(reviewed, '2026-06-30')).toEqual(['P1', 'P2', 'P3', 'P4']);
    expect(course(reviewed, '2026-07-01')).toEqual(['P2', 'P1', 'P4', 'P3']);
  });

  it('leaves the tier that was not reviewed', () => {
    const reviewed = county().decide(reviewRanks(review('secondary'), grounds));
    expect(askedBy(reviewed.desk('A1').offer())).toBe('P2');
    expect(course(reviewed, '2026-07-01')).toEqual(['P2', 'P1', 'P3', 'P4']);
  });
});
