import { z } from 'zod';

/** More than the threshold counts, or as much; less counts. */
export type Counts = 'from' | 'below';

/**
 * What speaks for a provider's failing, and for what its failing would do (domain 2.7): on which side of its threshold it
 * counts, the threshold, and the points that it then gives. Thresholds have the unit that the name ends with, else they
 * count. Points and thresholds without a source are ours.
 */
export const riskFactors = {
  likelihood: {
    /** Positions below the minimum. */
    positionsBelowMinimum: { counts: 'from', threshold: 1, points: 25 },
    /** Points of acceptance lost over three periods of 28 days. */
    acceptanceFallPoints: { counts: 'from', threshold: 15, points: 10 },
    /** Offers in a row that it did not take, up to the last. */
    declinesInARow: { counts: 'from', threshold: 3, points: 5 },
    /** Packages handed back in 90 days. */
    handBacks: { counts: 'from', threshold: 2, points: 20 },
    /** Delivered of commissioned, over four weeks. */
    deliveredPercent: { counts: 'below', threshold: 90, points: 10 },
    missedVisitsPercent: { counts: 'from', threshold: 2, points: 10 },
    punctualityPercent: { counts: 'below', threshold: 90, points: 5 },
    /** The regulator's rating: 4 Outstanding, 3 Good, 2 Requires improvement, 1 Inadequate. */
    regulatorRating: { counts: 'below', threshold: 3, points: 20 },
    /** Grades lost since the rating before, within a year. */
    ratingDrop: { counts: 'from', threshold: 1, points: 5 },
    /** Suspensions in force within 84 days. */
    suspensions: { counts: 'from', threshold: 1, points: 10 },
    /** Notices received within a year. */
    notices: { counts: 'from', threshold: 1, points: 15 },
    turnoverPercent: { counts: 'from', threshold: 37.4, points: 5 },
    vacancyPercent: { counts: 'from', threshold: 10, points: 5 },
    agencyPercent: { counts: 'from', threshold: 25, points: 5 },
    leadershipChanges: { counts: 'from', threshold: 2, points: 5 },
    safeguardingConcerns: { counts: 'from', threshold: 3, points: 5 },
    complaintsUpheld: { counts: 'from', threshold: 3, points: 5 },
    /** Of the last four. */
    lateReturns: { counts: 'from', threshold: 2, points: 10 },
    /** Its lowest rate, in percent of the median of the area. */
    ratePercentOfMedian: { counts: 'below', threshold: 90, points: 5 },
    /** Areas in which its rate is below the floor of the policy. */
    ratesBelowFloor: { counts: 'from', threshold: 1, points: 10 },
    councilPaidLateDays: { counts: 'from', threshold: 30, points: 5 },
    volumeCutPercent: { counts: 'from', threshold: 25, points: 5 },
  },
  impact: {
    /** Level 1 areas of which it is the primary provider. */
    primaryPositions: { counts: 'from', threshold: 3, points: 15 },
    /** Its largest share of an area's weekly hours. */
    areaHoursPercent: { counts: 'from', threshold: 50, points: 10 },
    countyHoursPercent: { counts: 'from', threshold: 20, points: 15 },
    /** Level 1 areas of which it is the primary provider, and nobody the secondary. */
    areasWithoutSecondary: { counts: 'from', threshold: 1, points: 10 },
    /** Areas with packages or a position of its own where fewer than two others on the reserve list can be asked. */
    areasWithThinReserve: { counts: 'from', threshold: 1, points: 10 },
    customers: { counts: 'from', threshold: 50, points: 10 },
    doubleHandedPackages: { counts: 'from', threshold: 5, points: 5 },
    ruralPackages: { counts: 'from', threshold: 5, points: 5 },
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<string, { counts: Counts; threshold: number; points: number }>>>
>;

const term = z.strictObject({
  threshold: z
    .number()
    .min(0)
    .max(1_000_000)
    .refine((value) => Math.round(value * 100) / 100 === value, 'Give at most two decimals.'),
  points: z.int().min(0).max(100),
});
const terms = <F extends string>(factors: Readonly<Record<F, unknown>>) =>
  z.strictObject(
    Object.fromEntries(Object.keys(factors).map((name) => [name, term])) as Record<F, typeof term>,
  );

const isAscending = (bounds: readonly number[]) =>
  bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!);
/** From so many points on the second, third, fourth and fifth band. */
const bands = z
  .tuple([z.int().min(1), z.int(), z.int(), z.int().max(1000)])
  .refine(isAscending, 'Give points that rise.');

/** What the policy says of the risk that a provider fails. */
export const risk = z.strictObject({
  likelihood: terms(riskFactors.likelihood),
  impact: terms(riskFactors.impact),
  bands: z.strictObject({ likelihood: bands, impact: bands }),
});
export type RiskTerms = z.output<typeof risk>;

const plain = <F extends string>(factors: Readonly<Record<F, z.output<typeof term>>>) =>
  Object.fromEntries(
    Object.entries<z.output<typeof term>>(factors).map(([name, { threshold, points }]) => [
      name,
      { threshold, points },
    ]),
  ) as Record<F, z.output<typeof term>>;

export const defaultRisk: RiskTerms = {
  likelihood: plain(riskFactors.likelihood),
  impact: plain(riskFactors.impact),
  bands: { likelihood: [10, 25, 45, 65], impact: [10, 20, 30, 45] },
};

/** A policy adopted before it had words for risk: what the first that had them said. */
export const withFirstRisk = (
  adopted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  ...adopted,
  policy: { risk: defaultRisk, ...(adopted['policy'] as object) },
});
