import fc from '../../../support/fast-check.ts';
import { paymentModels, recorded } from '../../../../contexts/payments/index.ts';
import { at } from '../care.ts';
import { expectSound } from '../paid.ts';

const day = fc.nat(27).map((index) => `2026-06-${String(index + 1).padStart(2, '0')}`);
const provider = fc.constantFrom('P01', 'P02', 'P03');
const area = fc.constantFrom('A01', 'A02');
const ofPackage = fc.constantFrom('K1', 'K2', 'K3');
const service = fc.constantFrom('home-care', 'reablement');
const few = (max: number) => ({ maxLength: max });
const span = fc.constantFrom(
  { from: '2026-06-01', to: '2026-06-07' },
  { from: '2026-06-08', to: '2026-06-28' },
);
const spanned = <T>(rows: fc.Arbitrary<T>) => fc.tuple(span, rows).map(([of, row]) => ({ ...of, ...row }));
const pounds = fc.nat(100_000_000);
const outcomes = fc
  .array(fc.option(fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((each) => each.map((achieved, index) => ({ outcome: `O${index}`, achieved })));

const named = (row: Readonly<Record<string, unknown>>, ...keys: readonly string[]) =>
  keys.map((key) => row[key]).join();
const rowsOf = <T extends Readonly<Record<string, unknown>>>(
  row: fc.Arbitrary<T>,
  ...keys: readonly string[]
) => fc.uniqueArray(row, { ...few(12), selector: (each) => named(each, ...keys) });

const record = fc.record({
  period: fc.constant({ from: '2026-06-01', to: '2026-06-30' }),
  deliveries: rowsOf(
    fc.record({
      ...{ provider, area, package: ofPackage, day, service, band: fc.constant('standard') },
      ...{ minutes: fc.integer({ min: 1, max: 1440 }), enhancements: fc.subarray(['RURAL', 'COMPLEX']) },
    }),
    ...['provider', 'package', 'day', 'service'],
  ),
  costs: rowsOf(spanned(fc.record({ provider, area, costPence: pounds })), 'provider', 'area', 'from'),
  plans: rowsOf(
    spanned(
      fc.record({
        ...{ provider, area, package: ofPackage, valuePence: pounds, outcomes },
        ...{ need: fc.constantFrom('reablement', 'long-term'), band: fc.constantFrom('A', 'B') },
      }),
    ),
    ...['package', 'from'],
  ),
  packages: rowsOf(
    fc.record({
      ...{ provider, area, package: ofPackage, service, band: fc.constant('standard') },
      ...{ startedOn: day, weeklyMinutes: fc.nat(10_000) },
    }),
    'package',
  ),
  cases: rowsOf(fc.record({ provider, isAccepted: fc.boolean() }), 'provider'),
  flexes: fc.constant([]),
  declined: rowsOf(
    fc.record({ provider, area, referral: ofPackage, on: day, weeklyMinutes: fc.nat(10_000) }),
    ...['provider', 'referral', 'on'],
  ),
  drawdowns: rowsOf(
    spanned(fc.record({ provider, area, package: ofPackage, drawnPence: pounds })),
    ...['package', 'from'],
  ),
  demand: rowsOf(
    fc.record({
      area,
      service,
      from: day,
      weeks: fc.integer({ min: 1, max: 60 }),
      weeklyMinutes: fc.nat(10_000),
    }),
    ...['area', 'service', 'from'],
  ),
});

const whose = { provider: 'P01', area: 'A01' };
const from = '2026-06-01';
const card = { reablement: 2613, 'home-care': 2041 };
const terms: Readonly<Record<string, object>> = {
  actuals: {},
  'area-block': {
    ...{ ...whose, from, steps: [{ weeks: 2, weeklyMinutes: 3001 }], thenWeeklyMinutes: 1007 },
    ...{ hourlyPence: 2203, overHourlyPence: 2101 },
  },
  'monthly-amount': { ...whose, monthlyPence: 1_400_001, ceilingMinutes: 2000 },
  'individual-service-fund': { weeklyPence: 20_001, rolloverCapPence: 10_000 },
  'group-service-fund': {
    ...{ ...whose, from },
    members: ['K1', 'K2', 'K3'].map((each) => ({ package: each, weeklyPence: 18_001, from, to: null })),
  },
  enhancements: { stacking: 'sum', enhancements: { RURAL: { hourlyPence: 151 }, COMPLEX: { percent: 7 } } },
  'new-customer-fee': { feePence: 5000 },
  'bid-on-current-spend': { provider: 'P01', spendPence: 1, activityMinutes: 9999, moreHourlyPence: 2111 },
  'bid-by-rate-card': { provider: 'P01', hourlyPence: card },
  'bid-by-separate-rates': { provider: 'P01', hourlyPence: card },
  capitation: { capitationPence: 50_000_001, toleranceMilliPercent: 4999 },
  'plan-value-at-risk': {
    achievement: 'pro-rata',
    atRiskMilliPercent: { reablement: 20_001, 'long-term': 9999 },
  },
  'outcome-bands': { targetMilliPercent: 50_000, paymentPence: 1_000_001, weights: { A: 3, B: 2 } },
  'outcome-supplement': { outcomeHourlyPence: 20, mostOutcomes: 5 },
  'gain-share': {},
  'flexed-care': {},
  'bonus-pool': { poolPence: 5_000_001, refused: 'forfeited' },
  'yearly-reduction': {
    provider: 'P01',
    from: '2024-06-15',
    budgetPence: 1_000_001,
    reductionMilliPercent: 2999,
  },
  'zone-supplement': { hourlyPenceByArea: { A02: 121 } },
};

describe.each(paymentModels)('$name', (model) => {
  it('sums to its lines in whole numbers, pays no minute twice, and says the same when it is asked again', () => {
    let paidFor = 0;
    fc.assert(
      fc.property(record, (raw) => {
        const checked = recorded.parse(raw);
        const payment = model.pay(checked, terms[model.name], at(2047));
        expectSound(payment);
        expect(model.pay(checked, terms[model.name], at(2047))).toEqual(payment);
        for (const own of new Set(raw.deliveries.map((each) => each.provider))) {
          const sum = (rows: readonly { readonly provider: string; readonly minutes: number }[]) =>
            rows.filter((each) => each.provider === own).reduce((all, each) => all + each.minutes, 0);
          expect(sum(payment.lines)).toBeLessThanOrEqual(sum(raw.deliveries));
        }
        paidFor += payment.lines.length;
      }),
      { numRuns: 60 },
    );
    expect(paidFor > 0).toBe(model.name !== 'flexed-care');
  });
});
