import fc from '../../../support/fast-check.ts';
import { care } from '../care.ts';
import { expectSound, paid, pence } from '../paid.ts';

const from = '2026-06-01';
const week = { from, to: '2026-06-07' };
const terms = {
  ...{ provider: 'P01', area: 'A01', from, steps: [], thenWeeklyMinutes: 150 * 60 },
  ...{ hourlyPence: 2200, overHourlyPence: 2200 },
};
const decline = (hours: number, on = '2026-06-03') => ({
  ...{ provider: 'P01', area: 'A01', referral: 'R1', on, weeklyMinutes: hours * 60 },
});
const paying = (
  hours: number,
  more: object = {},
  declined: readonly object[] = [],
  period: object = week,
) => {
  const payment = paid(
    'area-block',
    { period, deliveries: care(hours, from), declined },
    { ...terms, ...more },
  );
  expectSound(payment);
  return payment;
};

describe('a block of 150 h at £22.00 (domain.md 1.10, P1)', () => {
  it('is paid £3,300.00 for 120 h, used by 80 %, with 30 h void, £660.00', () => {
    const payment = paying(120);
    expect(payment).toMatchObject({ pence: 330_000, minutes: 120 * 60 });
    expect(payment.lines[0]?.numbers).toMatchObject({ usedMilliPercent: 80_000, voidMinutes: 30 * 60 });
    expect(pence(payment.remarks)).toEqual([66_000]);
  });

  it('is paid £3,630.00 for 165 h', () => {
    const payment = paying(165);
    expect([pence(payment.lines), payment.pence, payment.remarks]).toEqual([[330_000, 33_000], 363_000, []]);
  });

  it('has its void laid to the provider as far as it declined that week, and else to the council (E71)', () => {
    const voids = (...declined: readonly object[]) =>
      paying(120, {}, declined).remarks.map((each) => [each.pence, /council/.test(each.rule)]);
    expect(voids()).toEqual([[66_000, true]]);
    expect(voids(decline(10))).toEqual([
      [22_000, false],
      [44_000, true],
    ]);
    expect(voids(decline(40))).toEqual([[66_000, false]]);
    expect(voids(decline(40, '2026-06-08'))).toEqual([[66_000, true]]);
  });

  it('is of the provider’s care in that area alone', () => {
    const elsewhere = care(10, from, { area: 'A02' });
    const payment = paid('area-block', { period: week, deliveries: elsewhere, declined: [] }, terms);
    expect(payment).toMatchObject({ pence: 330_000, minutes: 0 });
  });
});

it('tapers: 60 h in four weeks, 40 h in four more, then 20 and none (domain.md 1.10, P1b)', () => {
  const steps = [60, 40, 20].map((hours) => ({ weeks: 4, weeklyMinutes: hours * 60 }));
  const payment = paying(0, { steps, thenWeeklyMinutes: 0 }, [], { from, to: '2026-09-13' });
  expect(pence(payment.lines)).toEqual(
    [60, 40, 20].flatMap((hours) => Array.from({ length: 4 }, () => hours * 2200)),
  );
  expect(payment.lines[4]?.from).toBe('2026-06-29');
});

it('pays every delivered minute once, and the block whatever is delivered', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(200), (hours, block) => {
      const payment = paying(hours, { thenWeeklyMinutes: block * 60 });
      expect(payment.minutes).toBe(hours * 60);
      expect(payment.pence).toBe(2200 * Math.max(hours, block));
    }),
    { numRuns: 50 },
  );
});
