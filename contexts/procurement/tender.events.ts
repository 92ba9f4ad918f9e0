import { date, event, instant, label, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { regime, role } from '../agreement/index.ts';
import { serviceKind } from '../prices/index.ts';
import { passedOver } from './passed-over.events.ts';
import { type ClarificationAnswered, type ClarificationAsked, statement } from './clarification.events.ts';
import type {
  EvaluatorAppointed,
  EvaluatorDismissed,
  EvaluatorInterestDeclared,
} from './evaluator.events.ts';
import { priceMethod } from './price-methods/price-method.ts';

export * from './clarification.events.ts';
export * from './evaluator.events.ts';

/** Points out of 100, in whole millionths: 83.00 points are 83000000. */
export const points = z.int().min(0).max(100_000_000);
/** How many days, hours or times of a thing count beside the others. */
export const weight = z.int().min(1).max(1_000_000);

const of = { framework: reference, tender: reference };

/** One position that is to be awarded. */
export const lot = z.strictObject({ area: reference, role });
export type Lot = z.output<typeof lot>;

/** A rate that every bidder gives per area; the price compared is their mean, weighted. */
export const ratedLine = z.strictObject({ service: serviceKind, band: reference, weight });
export type RatedLine = z.output<typeof ratedLine>;

/** A quality question; `minimum`: a bid that scores less fails whatever its other answers; null: none. */
export const question = z.strictObject({
  question: reference,
  title: label,
  weight,
  minimum: z.int().min(0).nullable(),
});
export type Question = z.output<typeof question>;

/** What all bidders are told before they bid, and what nobody changes afterwards. */
export const tenderTerms = {
  ...of,
  title: label,
  regime,
  /** Of an open framework (section 49 of the Procurement Act 2023); 1: the first. */
  generation: z.int().min(1).max(100),
  lots: z.array(lot).min(1).max(500),
  rates: z.array(ratedLine).min(1).max(20),
  questions: z.array(question).min(1).max(50),
  /** The most that one answer can score. */
  scale: z.int().min(1).max(100),
  /** Percent; together 100. */
  weights: z.strictObject({ quality: z.int().min(0).max(100), price: z.int().min(0).max(100) }),
  /** S4:78: quality first. A bid below it has no price evaluated; exactly it passes. */
  minimumQualityPercent: z.int().min(0).max(100),
  priceMethod,
  /** The benchmark of a method that needs one; null: it needs none. */
  benchmarkPence: pence.nullable(),
  /**
   * What the allocation makes as large as it can: the points of all positions, each counted as often as its role says,
   * and, `by: 'points-and-hours'`, as often as the area has expected weekly hours.
   */
  objective: z.strictObject({
    primary: weight,
    secondary: weight,
    by: z.enum(['points', 'points-and-hours']),
  }),
  /** Questions may be asked before, bids received until then, inclusive. */
  questionsUntil: instant,
  deadline: instant,
  /** Working days between the letters and the award; null: none is asked for, and the council takes none. */
  standstillWorkingDays: z.int().min(1).max(60).nullable(),
};

export class TenderOpened extends event('TenderOpened', { ...tenderTerms, openedAt: instant }) {}
export class TenderExtended extends event('TenderExtended', { ...of, deadline: instant, reason: label }) {}
export class TenderCancelled extends event('TenderCancelled', { ...of, reason: label }) {}

/** The deadline has passed and every sealed bid was opened: `BidOpened` says what was in each. `bidders`: whose. */
export class BidsOpened extends event('BidsOpened', {
  ...of,
  openedAt: instant,
  bidders: z.array(reference).max(500),
  /** Whose bids are not what was received, and were left out. */
  unreadable: z.array(reference).max(500).default([]),
}) {}

/** One bid of an area with its points; `rank` 1 is the best. */
export const rankedBid = z.strictObject({
  provider: reference,
  pence,
  quality: points,
  price: points,
  total: points,
  rank: z.int().min(1),
});
export type RankedBid = z.output<typeof rankedBid>;

/**
 * Of one area: the prices of the bids that passed on quality, their points and their order. `referencePence`: the amount
 * that the method holds them against, to the penny; null: no bid has a price.
 */
export class PricesEvaluated extends event('PricesEvaluated', {
  ...of,
  area: reference,
  method: priceMethod,
  referencePence: pence.nullable(),
  ranking: z.array(rankedBid).max(200),
  evaluatedAt: instant,
}) {}

/** A position for a bidder, and why it is this one's in a sentence. */
export const awardLine = z.strictObject({
  area: reference,
  role,
  provider: reference,
  total: points,
  /** Among those on a reserve list that is asked by rank; null: it is not. */
  rank: z.int().min(1).max(10_000).nullable(),
  because: statement,
  /** Those with as many points or more, for primary and secondary positions. */
  passedOver: z.array(passedOver).max(200).default([]),
});
export type AwardLine = z.output<typeof awardLine>;

/** Lines of an award: those of 35 areas with 60 bidders on every reserve list, and some. */
const mostLines = 2500;

/** The award as decided; decided again, it replaces what was decided before. Positions follow once it is confirmed. */
export class AwardDecided extends event('AwardDecided', {
  ...of,
  policyVersion: z.int().min(1),
  /** The most positions per provider that it kept, by level and role, such as `1/primary`. */
  limits: z.record(z.string(), z.int().min(0)),
  /** What the primary and secondary positions are worth together, by the tender's objective. */
  reached: z.int().min(0),
  /** SHA-256 of the canonical JSON of `{ problem, allocation, certificate }`: the proof that nothing is worth more. */
  certificate: z.string().regex(/^[0-9a-f]{64}$/),
  awards: z.array(awardLine).max(mostLines),
  /** Positions that nobody can have under the limits, with those that nobody bid for. */
  unfilled: z.array(lot.extend({ passedOver: z.array(passedOver).max(200).default([]) })).max(500),
  /** Held on the dates [from, to). */
  from: date,
  to: date.nullable(),
  decidedAt: instant,
  decidedBy: reference,
}) {}
/** A bidder does not want a position that was decided for it. */
export class AwardDeclined extends event('AwardDeclined', {
  ...of,
  area: reference,
  role,
  provider: reference,
  reason: label,
  declinedAt: instant,
}) {}
/** Every bidder was told its own scores, the winner's and the reasons. Null: no standstill. */
export class OutcomeNotified extends event('OutcomeNotified', {
  ...of,
  notifiedAt: instant,
  standstillEndsOn: date.nullable(),
  /** What those are called who are given a primary or secondary position, by their reference. */
  names: z.record(reference, label).default({}),
}) {}
/** The positions that follow are awarded. */
export class AwardConfirmed extends event('AwardConfirmed', {
  ...of,
  awards: z.array(awardLine).max(mostLines),
  from: date,
  to: date.nullable(),
  confirmedAt: instant,
  confirmedBy: reference,
}) {}

export type TenderEvent =
  | TenderOpened
  | TenderExtended
  | TenderCancelled
  | ClarificationAsked
  | ClarificationAnswered
  | EvaluatorAppointed
  | EvaluatorDismissed
  | EvaluatorInterestDeclared
  | BidsOpened
  | PricesEvaluated
  | AwardDecided
  | AwardDeclined
  | OutcomeNotified
  | AwardConfirmed;
