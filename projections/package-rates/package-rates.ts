import type { Instant, LocalDate, Views } from '#event-sourcing';
import {
  type DatedRate,
  firstDayOf,
  packageRate,
  type PackageRate,
  type PricedPackage,
  type UpliftTerms,
} from '../../contexts/prices/index.ts';
import { type FrameworkRow, policyOn } from '../frameworks/index.ts';
import { type ProviderRates, rates } from '../rates/index.ts';
import { areaOf, type CarePackage, type ReferralRow } from '../referrals/index.ts';
import { type UpliftRow, uplifts } from '../uplifts/index.ts';
import { priceLine } from './price-line.ts';

/** What an uplift means for packages, once it is approved at that instant; by the policy in force on its first day. */
export function upliftTerms(
  framework: Pick<FrameworkRow, 'policies'>,
  {
    formula,
    bounds,
    exceptions,
    rounding,
    effective,
  }: Omit<UpliftTerms, 'approvedAt' | 'packages'> & Pick<UpliftRow, 'effective'>,
  approvedAt: Instant,
): UpliftTerms {
  const packages = policyOn(framework, firstDayOf({ effective })).policy.uplift.packagesAfterDecision;
  return { formula, bounds, exceptions, rounding, approvedAt, packages };
}

/** A provider's rates, and the uplift that each was raised by. */
export const datedRates = ({ rates, origins }: ProviderRates): readonly DatedRate[] =>
  rates.map((rate, i) => ({ ...rate, raisedBy: origins[i]?.changed?.uplift ?? null }));

/** The terms of the uplifts of a framework that are approved. */
export const approvedTerms = (views: Views, framework: FrameworkRow): ReadonlyMap<string, UpliftTerms> =>
  new Map(
    views
      .withPrefix(uplifts, `${framework.framework}/`)
      .flatMap((row) =>
        row.standing === 'approved' && row.decided
          ? [[row.uplift, upliftTerms(framework, row, row.decided.at)] as const]
          : [],
      ),
  );

/** By what a package is priced on a day: where the customer lives then; null: nobody can tell. */
export function pricedOn(
  agreed: ProviderRates,
  row: ReferralRow,
  placed: CarePackage,
  day: LocalDate,
): PricedPackage | null {
  const line = priceLine(agreed, row, placed);
  if (!line) return null;
  const moved = placed.variations.findLast(({ area, on }) => area !== null && on <= day);
  const { provider, placedAt } = placed;
  return { ...line, provider, placedAt, area: moved?.area ?? areaOf(row, placed) };
}

/** The hourly rate of a package on a day; null: none is known. */
export function rateOfPackage(
  views: Views,
  framework: FrameworkRow,
  row: ReferralRow,
  placed: CarePackage,
  day: LocalDate,
): PackageRate | null {
  const agreed = views.get(rates, `${framework.framework}/${placed.provider}`) ?? rates.initial;
  const priced = pricedOn(agreed, row, placed, day);
  return priced && packageRate(datedRates(agreed), approvedTerms(views, framework), priced, day);
}
