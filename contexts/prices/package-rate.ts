import { type Instant, localDate, type LocalDate } from '#event-sourcing';
import type { PolicyDocument } from '../agreement/index.ts';
import type { RateAgreed } from './rate.events.ts';
import { type RiseTerms, riseFor, uplifted } from './uplifts/uplifted.ts';
import type { UpliftRounding } from './uplifts/uplift.events.ts';

type Line = Pick<RateAgreed, 'area' | 'service' | 'band'>;

/** A rate of a provider's, and the uplift that it was raised by; null: it was agreed, or varied. */
export interface DatedRate extends Line, Pick<RateAgreed, 'hourlyPence' | 'effectiveFrom'> {
  readonly raisedBy: string | null;
}

/** What a rate rises by, since when that was decided, and what becomes of packages placed after that. */
export interface UpliftTerms extends RiseTerms {
  readonly rounding: UpliftRounding;
  readonly approvedAt: Instant;
  readonly packages: PolicyDocument['uplift']['packagesAfterDecision'];
}

/** Which of a provider's rates a package is priced by, and since when. */
export interface PricedPackage extends Line {
  readonly provider: string;
  readonly placedAt: Instant;
}

/** What an hour of a package costs. */
export interface PackageRate {
  readonly hourlyPence: number;
  /** What it would be without anything withheld: the rate in force. */
  readonly listPence: number;
  /** The day from which the rate in force holds. */
  readonly effectiveFrom: LocalDate;
  /** The uplifts that are not in it, oldest first, because it was priced in the knowledge of them. */
  readonly withheld: readonly string[];
}

/** The newest of those that began by a day; `rates` need no order. */
const newest = <T extends Pick<DatedRate, 'effectiveFrom'>>(
  rates: readonly T[],
  hasBegun: (from: LocalDate) => boolean,
): T | undefined =>
  rates
    .filter(({ effectiveFrom }) => hasBegun(effectiveFrom))
    .reduce<T | undefined>((a, b) => (a && a.effectiveFrom > b.effectiveFrom ? a : b), undefined);

/**
 * The hourly rate of a package on a day; null: its provider has none in force for such care. It is the rate in force,
 * but where the policy excludes them, an uplift that was decided by the instant of its placement and begins on a later
 * day is withheld (domain E62, 2.8): that price was made in the knowledge of it. An uplift that begins by the day of the
 * placement is in the price. A later uplift raises the price that was kept, by its own percentage, bounds and rounding.
 * A rate that is agreed or varied with a later day replaces the price, and from then on nothing is withheld.
 *
 * @param rates all of the provider's, in the order in which they were recorded: an uplift raised what was there then
 */
export function packageRate(
  rates: readonly DatedRate[],
  uplifts: ReadonlyMap<string, UpliftTerms>,
  { provider, area, service, band, placedAt }: PricedPackage,
  day: LocalDate,
): PackageRate | null {
  const line = rates.filter((rate) => rate.area === area && rate.service === service && rate.band === band);
  const placedOn = localDate(placedAt);
  const isWithheld = ({ approvedAt, packages }: UpliftTerms, from: LocalDate) =>
    packages === 'exclude' &&
    approvedAt <= placedAt &&
    placedOn < from &&
    !line.some(
      (rate) => rate.raisedBy === null && placedOn < rate.effectiveFrom && rate.effectiveFrom < from,
    );
  const prices: Omit<PackageRate, 'listPence'>[] = [];
  for (const { hourlyPence, effectiveFrom, raisedBy } of line) {
    const terms = uplifts.get(raisedBy ?? '');
    const before = newest(prices, (from) => from < effectiveFrom);
    if (raisedBy !== null && terms && before && isWithheld(terms, effectiveFrom))
      prices.push({ ...before, effectiveFrom, withheld: [...before.withheld, raisedBy] });
    else if (terms && before && before.withheld.length > 0)
      prices.push({
        ...{ effectiveFrom, withheld: before.withheld },
        hourlyPence: uplifted(before.hourlyPence, riseFor(terms, provider), terms.rounding, terms.bounds),
      });
    else prices.push({ hourlyPence, effectiveFrom, withheld: [] });
  }
  const price = newest(prices, (from) => from <= day);
  const listed = newest(line, (from) => from <= day);
  return price && listed ? { ...price, listPence: listed.hourlyPence } : null;
}
