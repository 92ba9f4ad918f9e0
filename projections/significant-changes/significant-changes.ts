import { type Instant, localDate, type Views } from '#event-sourcing';
import { packageRate } from '../../contexts/prices/index.ts';
import { packageStanding } from '../care-packages/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { by } from '../measures/index.ts';
import { approvedTerms, datedRates, pricedOn } from '../package-rates/index.ts';
import { packageTraces } from '../package-traces/index.ts';
import { type ProviderRates, rates } from '../rates/index.ts';
import { allReferrals, type CarePackage, type ReferralRow } from '../referrals/index.ts';
import { changesOfRates, type Days, type RateChange } from './changes-of-rates.ts';

/** A package under way whose customer's right to stay with its provider may end by the change (domain F28, F82). */
export interface AffectedPackage {
  readonly package: string;
  readonly referral: string;
  /** Positions in the log of what became of the package; none to a provider. */
  readonly events: readonly number[];
}

export interface SignificantChange extends RateChange {
  readonly packages: readonly AffectedPackage[];
}

/** The newest first. */
export interface SignificantChanges {
  readonly framework: string;
  readonly knownAt: Instant | null;
  readonly changes: readonly SignificantChange[];
}

/** A provider's rates and the changes of them that are significant. */
interface Changed {
  readonly agreed: ProviderRates;
  readonly changes: readonly RateChange[];
}

/** Whether the price of a package became another by the change: not of one that was placed at a price that knew of it. */
function isAffected(
  { agreed }: Changed,
  change: RateChange,
  terms: ReturnType<typeof approvedTerms>,
  row: ReferralRow,
  placed: CarePackage,
): boolean {
  const { effectiveFrom, area, service, band, uplift } = change;
  const at = agreed.rates.findLastIndex(
    (rate) =>
      rate.effectiveFrom === effectiveFrom &&
      rate.area === area &&
      rate.service === service &&
      rate.band === band,
  );
  const knownAt = agreed.origins[at]?.knownAt ?? null;
  const isKnown = knownAt === null ? localDate(placed.placedAt) >= effectiveFrom : placed.placedAt >= knownAt;
  const line = isKnown ? null : pricedOn(agreed, row, placed, effectiveFrom);
  if (line?.area !== area || line.service !== service || line.band !== band) return false;
  const price = packageRate(datedRates(agreed), terms, line, effectiveFrom);
  return uplift === null || !price?.withheld.includes(uplift);
}

/** Every significant change of a framework's rates, with the packages now under way that it concerns. */
export function significantChanges(
  views: Views,
  framework: FrameworkRow,
  days: Days,
): readonly SignificantChange[] {
  const prefix = `${framework.framework}/`;
  const terms = approvedTerms(views, framework);
  const all = new Map(
    views
      .withPrefix(rates, prefix)
      .map((agreed) => [agreed.provider, { agreed, changes: changesOfRates(framework, agreed, days) }]),
  );
  const affected = new Map<RateChange, AffectedPackage[]>();
  for (const row of allReferrals(views, framework))
    for (const placed of row.packages) {
      const own = all.get(placed.provider);
      if (!own || packageStanding(placed) === 'ended') continue;
      const { package: reference } = placed;
      for (const change of own.changes) {
        if (!isAffected(own, change, terms, row, placed)) continue;
        const { events } = views.get(packageTraces, prefix + reference) ?? packageTraces.initial;
        const found = { package: reference, referral: row.referral, events };
        affected.set(change, [...(affected.get(change) ?? []), found]);
      }
    }
  return [...all.values()]
    .flatMap(({ changes }) => changes)
    .map((change) => ({
      ...change,
      packages: (affected.get(change) ?? []).toSorted(by((each) => each.package)),
    }))
    .toSorted(
      by(
        ({ provider }) => provider,
        ({ area }) => area,
        ({ service }) => service,
        ({ band }) => band,
      ),
    )
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : a.effectiveFrom > b.effectiveFrom ? -1 : 0));
}
