import { expectSound, paid, pence } from '../paid.ts';

const row = { provider: 'P01', area: 'A01', from: '2026-04-01', to: '2026-06-30', need: 'long-term' };
/** One customer of a band, with so many outcomes of which so many are achieved. */
const customer = (name: string, band: string | null, achieved: number, expected: number) => ({
  ...{ ...row, package: name, band, valuePence: 0 },
  outcomes: Array.from({ length: expected }, (_, index) => ({
    outcome: `O${index}`,
    achieved: index < achieved,
  })),
});
const plans = [customer('K1', 'A', 5, 6), customer('K2', 'A', 3, 4), customer('K3', 'B', 15, 20)];
const terms = (targetMilliPercent: number, weights: object | null = null) => ({
  ...{ targetMilliPercent, weights, paymentPence: 1_000_000 },
});
const paying = (agreed: object, of = plans) => {
  const payment = paid('outcome-bands', { plans: of }, agreed);
  expectSound(payment);
  return payment;
};
const percent = (milliPercent: number) => (milliPercent / 1000).toFixed(1);

describe('band A with 8 of 10 and band B with 15 of 20 (domain.md 1.11, M3)', () => {
  it('performs 23 of 30, 76.7 %', () => {
    const [line] = paying(terms(75_000)).lines;
    expect(line?.numbers).toMatchObject({ achievedOutcomes: 23, expectedOutcomes: 30 });
    expect(percent(line!.numbers['performanceMilliPercent']!)).toBe('76.7');
    expect(line?.pence).toBe(1_000_000);
  });

  it('is paid at exactly the target, and not by a rounded figure', () => {
    expect(paying(terms(76_666)).pence).toBe(1_000_000);
    const missed = paying(terms(76_667));
    expect([missed.pence, pence(missed.remarks)]).toEqual([0, [1_000_000]]);
    expect(paying(terms(75_000), [customer('K1', 'A', 3, 4)]).pence).toBe(1_000_000);
  });

  it('performs 77.5 % when both bands weigh the same, and 79.0 % when A weighs four times as much', () => {
    const performance = (weights: object) =>
      paying(terms(1, weights)).lines[0]?.numbers['performanceMilliPercent'];
    expect(performance({ A: 1, B: 1 })).toBe(77_500);
    expect(performance({ A: 4, B: 1 })).toBe(79_000);
  });
});

it('is counted for each provider by itself', () => {
  const other = { ...customer('K9', 'A', 0, 1), provider: 'P02' };
  const { lines, remarks } = paying(terms(75_000), [...plans, other]);
  expect([lines, remarks].map((of) => of.map((line) => line.provider))).toEqual([['P01'], ['P02']]);
});

it('is refused where a customer is in no band, or a band has no weight', () => {
  expect(() => paying(terms(1), [customer('K1', null, 1, 1)])).toThrow(
    'The plan of package K1 is in no band: put it in one.',
  );
  expect(() => paying(terms(1, { A: 1 }))).toThrow('The terms give band B no weight: agree one.');
});
