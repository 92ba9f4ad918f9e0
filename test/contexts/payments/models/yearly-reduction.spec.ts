import { expectSound, paid, pence } from '../paid.ts';

const terms = { provider: 'P01', from: '2026-04-01', budgetPence: 100_000_000, reductionMilliPercent: 3000 };
const paying = (from: string, to: string, more: object = {}) => {
  const payment = paid('yearly-reduction', { period: { from, to } }, { ...terms, ...more });
  expectSound(payment);
  return payment.lines;
};

describe('£1m reduced by 3 % a year (domain.md 1.12, B5)', () => {
  it('is £970,000 after a year, and £940,900 after two', () => {
    const lines = paying('2026-04-01', '2029-03-31');
    expect(pence(lines)).toEqual([100_000_000, 97_000_000, 94_090_000]);
    expect(lines.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-04-01 2027-03-31',
      '2027-04-01 2028-03-31',
      '2028-04-01 2029-03-31',
    ]);
  });

  it('is rounded once, not every year', () => {
    const odd = { budgetPence: 33, reductionMilliPercent: 50_000 };
    expect(pence(paying('2026-04-01', '2029-03-31', odd))).toEqual([33, 17, 8]);
  });

  it('is paid in the period in which each year begins, and not before the first', () => {
    expect(pence(paying('2027-04-01', '2027-04-28'))).toEqual([97_000_000]);
    expect(paying('2026-04-02', '2027-03-31')).toEqual([]);
    expect(paying('2020-01-01', '2026-03-31')).toEqual([]);
  });
});
