import { addDays, type Instant, type LocalDate, localDate } from '#event-sourcing';
import type { UpliftTerms } from '../../contexts/prices/index.ts';
import { datedRates, pricedOn } from '../package-rates/index.ts';
import type { PackageTrace } from '../package-traces/index.ts';
import type { ProviderRates } from '../rates/index.ts';
import type { CarePackage, ReferralRow } from '../referrals/index.ts';
import { type AdjustmentPart, careWithin, owedFor, partsOf } from './owed.ts';

/** What is owed for one package, and the facts that it follows from: positions in the log. */
export interface Adjustment {
  readonly package: string;
  readonly referral: string;
  readonly provider: string;
  readonly parts: readonly AdjustmentPart[];
  readonly owedPence: number;
  readonly events: readonly number[];
}

/**
 * A package that had care in those days, and for which nothing is owed: it was placed after the decision, at a price
 * that has it; or nobody can tell by which rate it was priced, or when it ended.
 */
export interface LeftOut {
  readonly package: string;
  readonly provider: string;
  readonly because: 'placed-after' | 'rate-unknown' | 'end-unknown';
}

/** An approved uplift, and the rates of one provider that rose by it from a day on. */
export interface Raised {
  readonly uplift: string;
  readonly approvedAt: Instant;
  readonly agreed: ProviderRates;
  readonly from: LocalDate;
  /** Of all approved uplifts. */
  readonly terms: ReadonlyMap<string, UpliftTerms>;
}

/** What is owed for a package of that provider, for the days until the one before the decision; undefined: nothing. */
export function adjustmentOf(
  { uplift, approvedAt, agreed, from, terms }: Raised,
  row: ReferralRow,
  placed: CarePackage,
  trace: PackageTrace,
): Adjustment | LeftOut | undefined {
  const care = careWithin(placed, { from, to: addDays(localDate(approvedAt), -1) });
  if (!care) return undefined;
  const { package: reference, provider, endedOn, endReason } = placed;
  const leftOut = (because: LeftOut['because']) => ({ package: reference, provider, because });
  if (approvedAt <= placed.placedAt) return leftOut('placed-after');
  if (endReason !== null && endedOn === null) return leftOut('end-unknown');
  const priced = (day: LocalDate) => pricedOn(agreed, row, placed, day);
  if (!priced(care.from)) return leftOut('rate-unknown');
  const { weeklyMinutes } = trace;
  const cared = { placed, weeklyMinutes, rates: datedRates(agreed), pricedOn: priced };
  const parts = partsOf(cared, terms, uplift, care);
  if (parts.length === 0) return undefined;
  const lines = parts.map((part) => priced(part.from));
  const rose = agreed.rates.flatMap(({ area, service, band }, i) => {
    const { changed, events } = agreed.origins[i] ?? { changed: null, events: [] };
    const isUsed = lines.some(
      (line) => line?.area === area && line.service === service && line.band === band,
    );
    return changed?.uplift === uplift && isUsed ? events : [];
  });
  const events = [...trace.events, ...rose].toSorted((a, b) => a - b);
  return { package: reference, referral: row.referral, provider, parts, owedPence: owedFor(parts), events };
}
