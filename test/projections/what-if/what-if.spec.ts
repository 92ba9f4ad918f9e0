import { PolicyAdopted } from '../../../contexts/agreement/index.ts';
import { acceptance } from '../../../projections/acceptance/index.ts';
import { frameworkNamed, policyOn } from '../../../projections/frameworks/index.ts';
import { rangeOfNeeds } from '../../../projections/range-of-needs/index.ts';
import { reserveUsage } from '../../../projections/reserve-usage/index.ts';
import { whatIf, type Tried } from '../../../projections/what-if/what-if.ts';
import { whatIfCsv } from '../../../projections/what-if/what-if-csv.ts';
import { sampleCounty } from '../../support/sample-county.ts';

const asOf = '2026-06-30';
const county = sampleCounty();
const views = county.views();
const { policy } = policyOn(frameworkNamed(views), asOf);

/** The figures of the same county once it has adopted that policy for all its history. */
function adopted({ lapsedCounts = policy.lapsedCounts, ...figures }: Tried) {
  const other = sampleCounty();
  const said = { ...policy.acceptance, ...figures } as typeof policy.acceptance;
  other.record(
    'framework-CSH-2025',
    new PolicyAdopted({
      ...{ framework: 'CSH-2025', version: 2, effectiveFrom: '2025-01-06', reason: 'A spec' },
      policy: { ...policy, acceptance: said, lapsedCounts },
    }),
  );
  const others = other.views();
  const found = acceptance(others, { asOf });
  return {
    overall: found.overall,
    rows: found.rows,
    concerns: rangeOfNeeds(others, { asOf }).rows.filter(({ status }) => status === 'concern').length,
    reserve: reserveUsage(others, { asOf }).total,
  };
}

const tries: readonly (readonly [string, Tried])[] = [
  ['another minimum', { minimumPercent: 85 }],
  ['a longer window', { windowDays: 364 }],
  ['lapses left out', { lapsedCounts: 'exclude' }],
  ['a larger sample and no mobilisation', { minimumSample: 12, graceDays: 0 }],
  ['all at once', { minimumPercent: 60, windowDays: 28, minimumSample: 1, lapsedCounts: 'exclude' }],
];

describe('what if the policy were another', () => {
  it.each(tries)('is what the figures are once it is adopted: %s', (_, tried) => {
    const { other, rows } = whatIf(views, { asOf }, tried);
    const then = adopted(tried);
    expect(other.overall).toEqual(then.overall);
    expect(other.below).toBe(then.rows.filter(({ status }) => status === 'below').length);
    expect(other.concerns).toBe(then.concerns);
    expect(other.reserve.reservePercent).toBe(then.reserve.reservePercent);
    expect(rows.flatMap((row) => (row.other ? [row.other.status] : []))).toEqual(
      then.rows.map(({ status }) => status),
    );
  });

  it('leaves what is adopted as it is, and changes nothing when nothing is tried', () => {
    const before = acceptance(views, { asOf });
    const { adopted: now, other, rows } = whatIf(views, { asOf }, {});
    expect(other).toEqual(now);
    expect(now.overall).toEqual(before.overall);
    expect(rows.map(({ adopted: one }) => one)).toEqual(rows.map(({ other: two }) => two));
    expect(acceptance(views, { asOf })).toEqual(before);
  });

  it('moves positions: a higher minimum has more below, a lower one fewer', () => {
    const below = (minimumPercent: number) => whatIf(views, { asOf }, { minimumPercent }).other.below;
    expect(below(95)).toBeGreaterThan(below(75));
    expect(below(75)).toBeGreaterThan(below(20));
  });

  it('is a spreadsheet with a row for each position', () => {
    const document = whatIf(views, { asOf }, { minimumPercent: 90 });
    const [header = '', ...lines] = whatIfCsv(document).trim().split('\r\n');
    expect([header.split(',').length, lines.length]).toEqual([11, document.rows.length]);
  });
});
