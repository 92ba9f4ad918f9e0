import { at, care, k1 } from '../care.ts';
import { expectSound, paid, pence } from '../paid.ts';

const hour = { ...k1, day: '2026-06-06', minutes: 60 };
const sound = (...asked: Parameters<typeof paid>) => {
  const payment = paid(...asked);
  expectSound(payment);
  return payment;
};

describe('enhancements (domain.md 1.10, P4)', () => {
  const terms = (stacking: string) => ({
    stacking,
    enhancements: { RURAL: { hourlyPence: 150 }, WEEKEND: { hourlyPence: 200 }, COMPLEX: { percent: 15 } },
  });
  const of = (stacking: string, ...names: readonly string[]) =>
    sound('enhancements', { deliveries: [{ ...hour, enhancements: names }] }, terms(stacking), at(2000))
      .pence;

  it('of £1.50 and £2.00 make £20 to £23.50 together, and to £22.00 by the greatest', () => {
    expect(of('sum', 'RURAL', 'WEEKEND')).toBe(2350);
    expect(of('most', 'RURAL', 'WEEKEND')).toBe(2200);
  });

  it('may be a percentage of the rate, and none leaves it as it is', () => {
    expect([of('sum', 'COMPLEX', 'RURAL'), of('most', 'COMPLEX', 'RURAL'), of('most')]).toEqual([
      2450, 2300, 2000,
    ]);
  });

  it('are rounded with the line, not before: 15 % of £20.50 for 20 minutes are £7.858', () => {
    const short = { deliveries: [{ ...hour, minutes: 20, enhancements: ['COMPLEX'] }] };
    expect(sound('enhancements', short, terms('sum'), at(2050)).pence).toBe(786);
  });

  it('are refused when the terms do not have them', () => {
    expect(() => of('sum', 'NIGHT')).toThrow('The terms have no enhancement NIGHT: agree what it adds.');
  });
});

describe('a zone supplement (domain.md 1.12, B7)', () => {
  it('of £1.20 makes £20 to £21.20 in its zone, and nowhere else', () => {
    const deliveries = [hour, { ...hour, package: 'K2', area: 'A02' }];
    const payment = sound('zone-supplement', { deliveries }, { hourlyPenceByArea: { A02: 120 } }, at(2000));
    expect(pence(payment.lines)).toEqual([2000, 2120]);
  });
});

describe('five outcomes of 20p (domain.md 1.12, B1)', () => {
  const outcomes = (achieved: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ outcome: `O${index}`, achieved: index < achieved }));
  const plan = (achieved: number, of = 5, more: object = {}) => ({
    ...{ provider: 'P01', area: 'A01', package: 'K1', need: 'long-term', band: null, valuePence: 0 },
    ...{ from: '2026-06-01', to: '2026-06-30', outcomes: outcomes(achieved, of), ...more },
  });
  const paying = (deliveries: readonly object[], ...plans: readonly object[]) =>
    sound('outcome-supplement', { deliveries, plans }, { outcomeHourlyPence: 20, mostOutcomes: 5 }, at(1800));

  it.each([
    [0, 1800],
    [3, 1860],
    [5, 1900],
  ])('make £18.00 with %i achieved to %i pence', (achieved, expected) => {
    expect(paying([hour], plan(achieved)).pence).toBe(expected);
  });

  it('make 100 h with 3 achieved cost £1,860.00', () => {
    const deliveries = care(100, '2026-06-01');
    expect(deliveries.length).toBeLessThanOrEqual(7);
    expect(paying(deliveries, plan(3))).toMatchObject({ pence: 186_000, minutes: 6000 });
  });

  it('are refused when a plan has six', () => {
    expect(() => paying([hour], plan(3, 6))).toThrow(
      'The plan of package K1 has 6 outcomes: agree 5 at most.',
    );
  });

  it('are those of the plan on the day, of two the later, and none without a plan', () => {
    const later = plan(5, 5, { from: '2026-06-05' });
    expect(paying([hour], later, plan(1)).pence).toBe(1900);
    expect(paying([{ ...hour, day: '2026-07-01' }], plan(5)).pence).toBe(1800);
    expect(paying([{ ...hour, package: 'K2' }], plan(5)).pence).toBe(1800);
  });
});
