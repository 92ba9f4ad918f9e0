import { type Instant, type LocalDate, localDate, type Views } from '#event-sourcing';
import {
  type LaterRate,
  packageRate,
  ratesByKey,
  riseFor,
  type RateUplifted,
  type StaysBecause,
  uplifted,
  type UpliftProposed,
  weighedRates,
} from '../../contexts/prices/index.ts';
import type { FrameworkRow } from '../frameworks/index.ts';
import { approvedTerms, datedRates, pricedOn, upliftTerms } from '../package-rates/index.ts';
import { isOver } from '../care-packages/index.ts';
import { type ProviderRates, rates } from '../rates/index.ts';
import { allReferrals, type CarePackage, type ReferralRow } from '../referrals/index.ts';
import { perYear, sums, type YearSum } from './per-year.ts';

/** Everything that new rates follow from, recorded or not. */
export type UpliftPlan = Omit<UpliftProposed, 'type' | 'proposedAt' | 'proposedBy'>;

type RateUpliftedFacts = Omit<RateUplifted, 'type'>;
type Line = Pick<RateUplifted, 'provider' | 'area' | 'service' | 'band'>;

/** What a rate would become, and which bound of the percentage or of the rate made it so; null: none. */
interface RaisedRate extends Line, Pick<RateUplifted, 'oldPence' | 'hourlyPence' | 'effectiveFrom'> {
  readonly bound: 'least' | 'most' | null;
  /** The rate that holds from a later day on, and does not rise; null: none is known. */
  readonly until: LaterRate | null;
}

/** A package now live, and what a year of it would cost more, in whole pence. */
export interface PackageCost {
  readonly package: string;
  readonly provider: string;
  /** Where the customer lives when the rate rises. */
  readonly area: string;
  readonly weeklyMinutes: number;
  readonly fromPence: number;
  readonly toPence: number;
  readonly yearPence: number;
}

/** What an uplift would do if it were approved now; nothing of it is recorded. */
export interface UpliftPreview {
  readonly framework: string;
  readonly uplift: string;
  /** The instant that it is worked out for. */
  readonly at: Instant;
  /** As the plan says, or else the policy of its first day. */
  readonly rounding: UpliftPlan['rounding'];
  /** Whether it is less than what was given every year: a warning. */
  readonly belowPractice: boolean;
  readonly rates: readonly RaisedRate[];
  readonly ratesThatStay: readonly (Line & {
    /** `no-position`: the provider never held one, and so the decision does not name it. */
    readonly because: StaysBecause | 'no-position';
  })[];
  /** Of the packages now live. */
  readonly yearPence: number;
  readonly areas: readonly (YearSum & { readonly area: string })[];
  readonly providers: readonly (YearSum & { readonly provider: string })[];
  readonly packages: readonly PackageCost[];
  /** Live packages that cost the same: their rate stays, or nobody can tell by which they are priced. */
  readonly packagesThatStay: readonly {
    readonly package: string;
    readonly provider: string;
    readonly because: 'rate-stays' | 'rate-unknown';
  }[];
}

type Weighed = { readonly provider: string } & (
  | ReturnType<typeof weighedRates>[number]
  | { readonly stays: Omit<Line, 'provider'>; readonly because: 'no-position' }
);

/** What each provider's rates would become; the decision raises those alone of who holds or held a position. */
function weighed(
  plan: UpliftPlan,
  framework: FrameworkRow,
  providers: readonly ProviderRates[],
  at: Instant,
): readonly Weighed[] {
  const agreement = { areas: new Map(Object.entries(framework.areas)), positions: framework.positions };
  const holders = new Set(framework.positions.map(({ provider }) => provider));
  return providers.flatMap(({ provider, rates: own }) =>
    weighedRates(plan, agreement, provider, ratesByKey(own), localDate(at)).map((each): Weighed =>
      'raised' in each && !holders.has(provider)
        ? { provider, stays: each.raised, because: 'no-position' }
        : { provider, ...each },
    ),
  );
}

const lineOf = (provider: string, { area, service, band }: Omit<Line, 'provider'>): Line => ({
  ...{ provider, area, service, band },
});

const unbounded = { leastMilliPercent: null, mostMilliPercent: null, leastPence: null, mostPence: null };

/** Which bound changed what comes out; the exact one is rounded alike. */
function boundOf(
  plan: UpliftPlan,
  { provider, oldPence, hourlyPence }: RateUpliftedFacts,
): RaisedRate['bound'] {
  const free = uplifted(
    oldPence,
    riseFor({ ...plan, bounds: unbounded }, provider),
    plan.rounding,
    unbounded,
  );
  return hourlyPence === free ? null : hourlyPence < free ? 'most' : 'least';
}

/** What an uplift would make of rates and of the packages now live, were it approved at an instant. */
export function previewOf(
  views: Views,
  framework: FrameworkRow,
  plan: UpliftPlan,
  at: Instant,
): UpliftPreview {
  const agreed = views.withPrefix(rates, `${framework.framework}/`);
  const each = weighed(plan, framework, agreed, at);
  const rising = each.filter((rate) => 'raised' in rate);
  const raised = rising.map((rate) => rate.raised);
  const known = new Map(agreed.map((row) => [row.provider, row]));
  const risen = Map.groupBy(raised, ({ provider }) => provider);
  const terms = new Map(approvedTerms(views, framework)).set(plan.uplift, upliftTerms(framework, plan, at));
  const today = localDate(at);

  const cost = (row: ReferralRow, placed: CarePackage): PackageCost | 'rate-stays' | 'rate-unknown' => {
    const own = known.get(placed.provider) ?? rates.initial;
    const now = pricedOn(own, row, placed, today);
    if (!now) return 'rate-unknown';
    const news = (risen.get(placed.provider) ?? []).filter(
      ({ service, band }) => service === now.service && band === now.band,
    );
    for (const { area, effectiveFrom } of news) {
      const day: LocalDate = effectiveFrom > today ? effectiveFrom : today;
      const priced = pricedOn(own, row, placed, day);
      if (priced?.area !== area) continue;
      const dated = datedRates(own);
      const more = news.map((rate) => ({ ...rate, raisedBy: plan.uplift }));
      const [from, to] = [dated, [...dated, ...more]].map((all) => packageRate(all, terms, priced, day));
      if (!from || !to || from.hourlyPence === to.hourlyPence) continue;
      const { package: reference, provider, weeklyMinutes } = placed;
      const pence = { fromPence: from.hourlyPence, toPence: to.hourlyPence };
      const yearPence = perYear(weeklyMinutes, pence.toPence - pence.fromPence);
      return { package: reference, provider, area, weeklyMinutes, ...pence, yearPence };
    }
    return 'rate-stays';
  };

  const packages: PackageCost[] = [];
  const packagesThatStay: UpliftPreview['packagesThatStay'][number][] = [];
  for (const row of allReferrals(views, framework))
    for (const placed of row.packages.filter((one) => !isOver(one))) {
      const found = cost(row, placed);
      if (typeof found !== 'string') packages.push(found);
      else packagesThatStay.push({ package: placed.package, provider: placed.provider, because: found });
    }
  return {
    ...{ framework: framework.framework, uplift: plan.uplift, at },
    ...{ rounding: plan.rounding, belowPractice: plan.belowPractice },
    rates: rising.map(({ raised: rate, until }) => {
      const { oldPence, hourlyPence, effectiveFrom } = rate;
      const bound = boundOf(plan, rate);
      return { ...lineOf(rate.provider, rate), oldPence, hourlyPence, effectiveFrom, bound, until };
    }),
    ratesThatStay: each.flatMap((rate) =>
      'stays' in rate ? [{ ...lineOf(rate.provider, rate.stays), because: rate.because }] : [],
    ),
    yearPence: packages.reduce((sum, { yearPence }) => sum + yearPence, 0),
    areas: sums(packages, ({ area }) => area).map(([area, sum]) => ({ area, ...sum })),
    providers: sums(packages, ({ provider }) => provider).map(([provider, sum]) => ({ provider, ...sum })),
    ...{ packages, packagesThatStay },
  };
}
