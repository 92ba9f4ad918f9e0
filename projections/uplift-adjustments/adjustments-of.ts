import { type Instant, type LocalDate, localDate, type Views } from '#event-sourcing';
import type { FrameworkRow } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import { approvedTerms, datedRates } from '../package-rates/index.ts';
import { packageTraces } from '../package-traces/index.ts';
import { rates } from '../rates/index.ts';
import { allReferrals } from '../referrals/index.ts';
import { type UpliftRow, upliftShown, type UpliftShown } from '../uplifts/index.ts';
import { type Adjustment, adjustmentOf, type LeftOut, type Raised } from './adjustment.ts';

/** What a back-dated uplift owes for the days before it was decided. */
export interface UpliftAdjustmentsDocument {
  readonly framework: string;
  readonly uplift: string;
  readonly knownAt: Instant | null;
  /** From this day on the new rate itself is paid; null: nobody decided that rates rise. */
  readonly decidedOn: LocalDate | null;
  /** Of how many providers the rates have risen; null: of none, or they came with an import. */
  readonly progress: UpliftShown['progress'];
  readonly owedPence: number;
  /** By reference. */
  readonly providers: readonly ProviderOwed[];
  /** Those for which something is owed, by provider and package. */
  readonly lines: readonly Adjustment[];
  readonly leftOut: readonly LeftOut[];
}

export interface ProviderOwed {
  readonly provider: string;
  readonly packages: number;
  readonly owedPence: number;
}

/** Whose rates rose by an uplift for days before its decision. */
function raisedBy(views: Views, framework: FrameworkRow, uplift: string, approvedAt: Instant) {
  const terms = approvedTerms(views, framework);
  const raised = views.withPrefix(rates, `${framework.framework}/`).flatMap((agreed): readonly Raised[] => {
    const days = datedRates(agreed).filter((rate) => rate.raisedBy === uplift);
    const [from] = days.map(({ effectiveFrom }) => effectiveFrom).toSorted();
    if (from === undefined || from >= localDate(approvedAt)) return [];
    return [{ uplift, approvedAt, agreed, from, terms }];
  });
  return new Map(raised.map((each) => [each.agreed.provider, each]));
}

const sumOf = (lines: readonly Pick<Adjustment, 'owedPence'>[]): number =>
  lines.reduce((sum, { owedPence }) => sum + owedPence, 0);

/**
 * Per package the difference that the uplift makes to its rate, for every day of care from the first day of the uplift
 * until the day before its decision; the sums are of the packages' whole pence.
 */
export function adjustmentsOf(
  views: Views,
  framework: FrameworkRow,
  row: UpliftRow,
): Omit<UpliftAdjustmentsDocument, 'knownAt'> {
  const { uplift, standing, decided } = row;
  const approvedAt = standing === 'approved' && decided ? decided.at : null;
  const raised = approvedAt === null ? null : raisedBy(views, framework, uplift, approvedAt);
  const found: (Adjustment | LeftOut)[] = [];
  if (raised && raised.size > 0)
    for (const referral of allReferrals(views, framework))
      for (const placed of referral.packages) {
        const own = raised.get(placed.provider);
        if (!own) continue;
        const key = `${framework.framework}/${placed.package}`;
        const trace = views.get(packageTraces, key) ?? packageTraces.initial;
        const owed = adjustmentOf(own, referral, placed, trace);
        if (owed) found.push(owed);
      }
  const sorted = found.toSorted(
    by(
      ({ provider }) => provider,
      (each) => each.package,
    ),
  );
  const lines = sorted.filter((each) => 'parts' in each);
  return {
    ...{ framework: framework.framework, uplift },
    decidedOn: approvedAt === null ? null : localDate(approvedAt),
    progress: upliftShown(row).progress,
    owedPence: sumOf(lines),
    providers: [...Map.groupBy(lines, ({ provider }) => provider)].map(([provider, own]) => ({
      ...{ provider, packages: own.length, owedPence: sumOf(own) },
    })),
    lines,
    leftOut: sorted.filter((each) => 'because' in each),
  };
}
