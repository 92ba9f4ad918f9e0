import { z } from 'zod';

/** What the policy says of awards. */
export const awardAndPrice = {
  /** S4:81-89: an award beyond a limit needs a recorded exception that a second person approves. */
  limitException: z.enum(['secondPerson', 'never']),
  /**
   * Which share of the placed hours each tier should have, in percent (domain 1.14); the holders of `role` with a rank
   * in [fromRank, toRank], null: without a bound. None: no shares are agreed.
   */
  volumeShares: z.array(
    z.strictObject({
      tier: z.string().trim().min(1).max(60),
      role: z.enum(['primary', 'secondary', 'reserve']),
      fromRank: z.int().min(1).nullable(),
      toRank: z.int().min(1).nullable(),
      percent: z.int().min(0).max(100),
    }),
  ),
} as const;

/** How rates that stand out are found (S4:77). */
export const rateReviewCases = {
  /** Percent of the area's median, or fences one and a half interquartile ranges away from the quartiles. */
  rule: z.enum(['percent-of-median', 'iqr-fences']),
  /** Whether the median belongs to both halves when quartiles are taken: the two methods flag other rates. */
  quartiles: z.enum(['inclusive', 'exclusive']),
} as const;

/** Which packages an uplift is for, and when a change is a significant one. */
export const upliftCases = {
  /** E62: a package placed after the decision has a price that knew of it. */
  packagesAfterDecision: z.enum(['exclude', 'include']),
  /** S4:130: from this percentage on, customers may lose the right to stay with their provider. */
  significantPercent: z.int().min(1).max(1000),
} as const;

const firstAward = { limitException: 'secondPerson', volumeShares: [] } as const;
const firstRateReview = { rule: 'percent-of-median', quartiles: 'inclusive' } as const;
const firstUplift = { packagesAfterDecision: 'exclude', significantPercent: 10 } as const;

export const defaultAwardAndPrice = { ...firstAward, volumeShares: [] };
export const defaultRateReviewCases = firstRateReview;
export const defaultUpliftCases = firstUplift;

/** A policy adopted before it had words for awards and prices: what the first that had them said. */
export const withFirstAwardAndPrice = (
  adopted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const policy = adopted['policy'] as { readonly uplift: object; readonly rateReview: object };
  return {
    ...adopted,
    policy: {
      ...firstAward,
      ...policy,
      uplift: { ...firstUplift, ...policy.uplift },
      rateReview: { ...firstRateReview, ...policy.rateReview },
    },
  };
};
