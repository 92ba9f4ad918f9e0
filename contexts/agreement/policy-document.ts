import { z } from 'zod';
import {
  awardAndPrice,
  defaultAwardAndPrice,
  defaultRateReviewCases,
  defaultUpliftCases,
  rateReviewCases,
  upliftCases,
} from './award-and-price.ts';
import { contractPerformance, defaultContractPerformance } from './contract-performance.ts';
import { defaultCases, undecidedCases } from './undecided-cases.ts';

const role = z.enum(['primary', 'secondary', 'reserve']);
const byLevel = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(['1', '2', '3']), value);
const byRole = <T extends z.ZodType>(value: T) => z.partialRecord(role, value);

/**
 * What the framework agreement leaves to local decision, whole: a policy is adopted as one document, so that no later
 * change of a default can rewrite how history is judged. Keys and reasons: README.md, "The policy".
 */
export const policyDocument = z.strictObject({
  acceptance: z.strictObject({
    /** S4:109: a minimum, so exactly this passes. */
    minimumPercent: z.int().min(0).max(100),
    windowDays: z.int().min(1).max(3660),
    minimumSample: z.int().min(0).max(100_000),
    /** Days of mobilisation after a position starts: measured, not breached. */
    graceDays: z.int().min(0).max(3660),
    netReversalDays: z.int().min(0).max(3660),
    /** Which positions the minimum binds: S4:107 says level 1, primary and secondary. */
    scope: byLevel(byRole(z.enum(['breach', 'monitor']))),
  }),
  /** S4:109: primary first, then secondary, then reserve. */
  order: byLevel(z.array(role).min(1)),
  withinStep: byRole(
    z.strictObject({
      /** All at once, one after the other, or all of one rank after those of the rank before (domain 1.14). */
      invite: z.enum(['all', 'one', 'rank']),
      choose: z.array(z.enum(['preference', 'rate', 'least-recent', 'seeded-random'])).min(1),
    }),
  ),
  deadline: z.strictObject({
    standardWorkingHours: z.int().min(1).max(1000),
    urgentWorkingHours: z.int().min(1).max(1000),
    workingDay: z.tuple([z.iso.time({ precision: -1 }), z.iso.time({ precision: -1 })]),
    bankHolidays: z.enum(['england', 'none']),
  }),
  /** S4:81-89: the most positions that one provider may hold at once, per level and role; absent: no limit. */
  awardLimits: byLevel(byRole(z.int().min(0).max(10_000))),
  /** S4:103: the share of placements that reserve providers delivered before. */
  reserve: z.strictObject({ baselinePercent: z.int().min(0).max(100) }),
  lapsedCounts: z.enum(['decline', 'exclude']),
  ...undecidedCases,
  exemptReasons: z.array(z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/)),
  ...contractPerformance,
  ...awardAndPrice,
  uplift: z.strictObject({
    ...upliftCases,
    practicePercent: z.number().min(0).max(100),
    rounding: z.strictObject({
      mode: z.enum(['half-up', 'up', 'down']),
      incrementPence: z.int().min(1).max(100),
    }),
  }),
  rateReview: z.strictObject({
    ...rateReviewCases,
    lowPercentOfMedian: z.int().min(0).max(100),
    highPercentOfMedian: z.int().min(100).max(1000),
    floorPence: z.int().min(0).max(100_000_000).nullable(),
  }),
});

export type PolicyDocument = z.output<typeof policyDocument>;

export const defaultPolicy: PolicyDocument = {
  acceptance: {
    minimumPercent: 75,
    windowDays: 84,
    minimumSample: 5,
    graceDays: 84,
    netReversalDays: 7,
    scope: { '1': { primary: 'breach', secondary: 'breach' }, '2': { primary: 'monitor' } },
  },
  order: { '1': ['primary', 'secondary', 'reserve'], '2': ['primary', 'reserve'], '3': ['reserve'] },
  withinStep: {
    reserve: { invite: 'all', choose: ['preference', 'rate', 'least-recent', 'seeded-random'] },
  },
  deadline: {
    standardWorkingHours: 4,
    urgentWorkingHours: 2,
    workingDay: ['09:00', '17:00'],
    bankHolidays: 'england',
  },
  awardLimits: {},
  reserve: { baselinePercent: 25 },
  lapsedCounts: 'decline',
  ...defaultCases,
  ...defaultContractPerformance,
  ...defaultAwardAndPrice,
  exemptReasons: ['SAFETY_RISK', 'OUT_OF_SCOPE_REGISTRATION', 'INSUFFICIENT_INFORMATION'],
  uplift: {
    ...defaultUpliftCases,
    practicePercent: 3,
    rounding: { mode: 'half-up', incrementPence: 1 },
  },
  rateReview: {
    ...defaultRateReviewCases,
    ...{ lowPercentOfMedian: 90, highPercentOfMedian: 110, floorPence: null },
  },
};
