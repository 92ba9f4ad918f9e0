import fc from '../../../support/fast-check.ts';
import { expectSound, paid, pence } from '../paid.ts';

const row = { provider: 'P01', area: 'A01', package: 'K1', from: '2026-04-01', to: '2026-04-28', band: null };
const outcomes = (...achieved: readonly (boolean | null)[]) =>
  achieved.map((each, index) => ({ outcome: `O${index}`, achieved: each }));
const plan = (need: string, valuePence: number, ...achieved: readonly (boolean | null)[]) => ({
  plans: [{ ...row, need, valuePence, outcomes: outcomes(...achieved) }],
});
const terms = (achievement: string, reablement = 20_000, longTerm = 10_000) => ({
  achievement,
  atRiskMilliPercent: { reablement, 'long-term': longTerm },
});
const paying = (record: object, agreed: object) => {
  const payment = paid('plan-value-at-risk', record, agreed);
  expectSound(payment);
  return payment;
};

describe('a plan with a part at risk (domain.md 1.11, S2:264-269)', () => {
  it('of £300 is paid £270.00 when 10 % hang on all outcomes, and not all are achieved', () => {
    const payment = paying(plan('long-term', 30_000, true, true, false), terms('all-or-nothing'));
    expect(payment.pence).toBe(27_000);
    expect(pence(payment.remarks)).toEqual([3000]);
  });

  it('of £300 is paid £292.50 when 3 of 4 outcomes earn their share of 10 %', () => {
    const payment = paying(plan('long-term', 30_000, true, false, true, true), terms('pro-rata'));
    expect(payment.pence).toBe(29_250);
    expect(pence(payment.lines)).toEqual([27_000, 2250]);
  });

  it('of £400 is paid £360.00 when 1 of 2 outcomes of reablement earns its share of 20 %', () => {
    expect(paying(plan('reablement', 40_000, true, false), terms('pro-rata')).pence).toBe(36_000);
  });

  it('is paid whole when all is achieved, by either rule', () => {
    for (const rule of ['all-or-nothing', 'pro-rata'])
      expect(paying(plan('long-term', 33_333, true, true, true), terms(rule)).pence).toBe(33_333);
  });

  it('has its part at risk wait while an outcome is not assessed', () => {
    const { lines, remarks } = paying(plan('long-term', 30_000, true, null), terms('pro-rata'));
    expect([pence(lines), pence(remarks)]).toEqual([[27_000], [3000]]);
    expect(remarks[0]?.rule).toContain('waits');
  });
});

it('pays no more than the value, no less than what is not at risk, and more for more achieved', () => {
  const count = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(100_000), count, fc.nat(11), (value, risk, of, some) => {
      const met = Math.min(some, of - 1);
      const paidFor = (achieved: number, rule: string) =>
        paying(
          plan('long-term', value, ...Array.from({ length: of }, (_, index) => index < achieved)),
          terms(rule, risk, risk),
        );
      for (const rule of ['all-or-nothing', 'pro-rata']) {
        const [fewer, more, all] = [met, met + 1, of].map((each) => paidFor(each, rule).pence);
        expect(fewer! <= more! && more! <= all! && all === value).toBe(true);
        const { lines, remarks } = paidFor(met, rule);
        expect(lines.every((line) => line.pence >= 0)).toBe(true);
        expect([...lines, ...remarks].reduce((sum, line) => sum + line.pence, 0)).toBe(value);
      }
    }),
  );
});

it('is refused when long-term care has more at risk than reablement, and when a plan has no outcome or one twice', () => {
  const good = plan('long-term', 100, true);
  expect(() => paid('plan-value-at-risk', good, terms('pro-rata', 9999, 10_000))).toThrow(
    'reablement has at least as much at risk as long-term care',
  );
  expect(() => paid('plan-value-at-risk', plan('long-term', 100), terms('pro-rata'))).toThrow(
    'agree at least one outcome',
  );
  const twice = { plans: [{ ...good.plans[0], outcomes: [...outcomes(true), ...outcomes(false)] }] };
  expect(() => paid('plan-value-at-risk', twice, terms('pro-rata'))).toThrow('O0 is here twice: leave one');
});
