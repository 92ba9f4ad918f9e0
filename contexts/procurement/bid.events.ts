import { event, date, instant, label, pence, reference } from '#event-sourcing';
import { z } from 'zod';
import { rateFlag, serviceKind } from '../prices/index.ts';
import { lot, points, statement } from './tender.events.ts';

const of = { framework: reference, tender: reference, provider: reference };

/** A bidder's hourly rate for an area. */
export const bidRate = z.strictObject({
  area: reference,
  service: serviceKind,
  band: reference,
  hourlyPence: pence,
});
export type BidRate = z.output<typeof bidRate>;

const rates = z.array(bidRate).max(2000);

/** What a bid says, once it is open. */
export const bidContent = z.strictObject({
  /** The positions that it is for. */
  lots: z.array(lot).min(1).max(500),
  rates,
  answers: z.array(z.strictObject({ question: reference, text: statement })).max(50),
});
export type BidContent = z.output<typeof bidContent>;

/** SHA-256 in hexadecimal of the salt and the bid's canonical form: whoever has both can repeat it. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A bid came in time; a later one in time replaces it. Nobody can read it before it is opened. */
export class BidReceived extends event('BidReceived', {
  ...of,
  receivedAt: instant,
  digest: digest.nullable(),
  /** The content with its salt, encrypted, as base64; null: an import, whose bids were sealed elsewhere. */
  sealed: z.base64().max(400_000).nullable(),
}) {}
/** A bid came after the deadline: it was not kept. */
export class BidRefusedLate extends event('BidRefusedLate', {
  ...of,
  receivedAt: instant,
  deadline: instant,
}) {}
export class BidWithdrawn extends event('BidWithdrawn', { ...of, withdrawnAt: instant }) {}
/** `salt`: 32 hexadecimal digits with which `digest` is repeated; null: an import. */
export class BidOpened extends event('BidOpened', {
  ...of,
  openedAt: instant,
  openedBy: reference,
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  content: bidContent,
}) {}

export const score = z.int().min(0).max(100);

export class AnswerScored extends event('AnswerScored', {
  ...of,
  question: reference,
  evaluator: reference,
  score,
  scoredAt: instant,
}) {}
/** What the evaluators agreed on together, and why. */
export class ScoreModerated extends event('ScoreModerated', {
  ...of,
  question: reference,
  score,
  reason: label,
  moderatedAt: instant,
}) {}
/** The moderated scores, weighted; `failed`: questions below their own minimum. */
export class QualityAssessed extends event('QualityAssessed', {
  ...of,
  points,
  passed: z.boolean(),
  failed: z.array(reference).max(50),
  assessedAt: instant,
}) {}

/** Which rate of which bid. */
export const rated = { ...of, area: reference, service: serviceKind, band: reference };

export class RateFlagged extends event('RateFlagged', {
  ...rated,
  hourlyPence: pence,
  flags: z.array(rateFlag).min(1).max(5),
  flaggedAt: instant,
}) {}
export class RateExplanationRequested extends event('RateExplanationRequested', {
  ...rated,
  dueOn: date,
  requestedAt: instant,
}) {}
export class RateExplanationReceived extends event('RateExplanationReceived', {
  ...rated,
  text: statement,
  receivedAt: instant,
}) {}
/** Rejected, the bid has no price for the area. */
export class RateReviewConcluded extends event('RateReviewConcluded', {
  ...rated,
  outcome: z.enum(['accepted', 'rejected']),
  reason: label,
  concludedAt: instant,
}) {}

/** The rates that hold from the first day of the positions that the bidder was given, in their areas. */
export class BidRatesConfirmed extends event('BidRatesConfirmed', {
  ...of,
  rates,
  from: date,
  confirmedAt: instant,
}) {}

export type BidEvent =
  | BidReceived
  | BidRefusedLate
  | BidWithdrawn
  | BidOpened
  | AnswerScored
  | ScoreModerated
  | QualityAssessed
  | RateFlagged
  | RateExplanationRequested
  | RateExplanationReceived
  | RateReviewConcluded
  | BidRatesConfirmed;
