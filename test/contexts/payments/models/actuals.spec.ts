import { at, care, k1 } from '../care.ts';
import { expectSound, paid, pence } from '../paid.ts';

const day = '2026-06-01';
const visit = (minutes: number, more: object = {}) => ({ ...k1, day, minutes, ...more });
const paying = (deliveries: readonly object[], rates: Parameters<typeof paid>[3] = at(2400)) => {
  const payment = paid('actuals', { deliveries }, {}, rates);
  expectSound(payment);
  return payment;
};

describe('payment by actuals (domain.md 1.8)', () => {
  it.each([
    [30, 2400, 1200],
    [45, 2400, 1800],
    [50, 2400, 2000],
    [20, 2050, 683],
  ])('pays %i minutes at %i pence an hour with %i pence', (minutes, hourlyPence, expected) => {
    expect(paying([visit(minutes)], at(hourlyPence)).pence).toBe(expected);
  });

  it('pays 10 h at £20 and 4 h at £23, the enhanced rate, with £292.00', () => {
    const byBand = ({ band }: { readonly band: string }) => (band === 'enhanced' ? 2300 : 2000);
    const payment = paying([visit(600), visit(240, { band: 'enhanced' })], byBand);
    expect([payment.pence, payment.minutes]).toEqual([29_200, 840]);
  });

  it('pays four weeks of 10.5, 10.5, 9.0 and 10.5 h at £20.40 with £826.20', () => {
    const weeks = [10.5, 10.5, 9, 10.5].flatMap((hours, week) => care(hours, `2026-06-0${week + 1}`));
    expect(paying(weeks, at(2040))).toMatchObject({ pence: 82_620, minutes: 2430 });
  });

  it('rounds each line, half a penny up, and then sums', () => {
    const half = [visit(1), visit(1, { package: 'K2' })];
    expect(pence(paying(half, at(30)).lines)).toEqual([1, 1]);
  });

  it('takes the rate of the day (E60)', () => {
    const rises = ({ day: of }: { readonly day: string }) => (of < '2026-06-03' ? 2000 : 2060);
    expect(pence(paying([visit(60), visit(60, { day: '2026-06-03' })], rises).lines)).toEqual([2000, 2060]);
  });

  it('is refused without a rate', () => {
    expect(() => paying([visit(60)], () => null)).toThrow(
      'P01 has no rate for home-care, standard, in A01 on 2026-06-01: agree one first.',
    );
  });
});
