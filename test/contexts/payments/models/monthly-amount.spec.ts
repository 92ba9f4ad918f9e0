import { care } from '../care.ts';
import { expectSound, paid, pence } from '../paid.ts';

const terms = { provider: 'P01', area: 'A01', monthlyPence: 1_400_000, ceilingMinutes: 640 * 60 };
const paying = (hours: number, from: string, to: string) => {
  const payment = paid(
    'monthly-amount',
    { period: { from, to }, deliveries: care(hours, '2026-06-08') },
    terms,
  );
  expectSound(payment);
  return payment;
};

describe('£14,000 a month for at most 640 h (domain.md 1.10, P1a)', () => {
  it('are paid for 652 h, of which 12 h are over', () => {
    const payment = paying(652, '2026-06-01', '2026-06-30');
    expect(payment).toMatchObject({ pence: 1_400_000, minutes: 640 * 60 });
    expect(payment.remarks.map((each) => each.minutes)).toEqual([12 * 60]);
  });

  it('are paid for 640 h and for none, with nothing to remark', () => {
    expect(paying(640, '2026-06-01', '2026-06-30')).toMatchObject({ pence: 1_400_000, remarks: [] });
    expect(paying(0, '2026-06-01', '2026-06-30')).toMatchObject({ pence: 1_400_000, remarks: [] });
  });

  it('are paid for each calendar month that lies in the period', () => {
    const { lines } = paying(0, '2026-05-31', '2026-08-30');
    expect([pence(lines), lines.map(({ from, to }) => `${from} ${to}`)]).toEqual([
      [1_400_000, 1_400_000],
      ['2026-06-01 2026-06-30', '2026-07-01 2026-07-31'],
    ]);
  });
});
