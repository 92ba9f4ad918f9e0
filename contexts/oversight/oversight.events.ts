import { date, event, label, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

const minutes = z.int().min(0).max(100_000_000);

/** Who rated: the regulator (CQC), the council's own audit (PAMMS) or its contract visit (domain 2.4). */
export const ratingKind = z.enum(['cqc', 'pamms', 'contract-visit']);

/**
 * What can be measured of a provider beside the framework's own events (domain 2.7), as hundredths of its unit: percent of
 * staff, posts, visits or invoices; a count of concerns; days.
 */
export const indicatorKind = z.enum([
  'turnover-percent',
  'vacancy-percent',
  'agency-percent',
  'missed-visits-percent',
  'punctuality-percent',
  'late-returns-of-4',
  'leadership-changes',
  'safeguarding-concerns',
  'complaints-upheld',
  'council-paid-late-days',
  'volume-cut-percent',
]);
export type IndicatorKind = z.output<typeof indicatorKind>;

/** What reached the council from outside or from the provider itself (domain 2.6, 2.7). */
export const noticeKind = z.enum([
  'market-oversight',
  'credit-alert',
  'whistleblowing',
  'safeguarding',
  'late-accounts',
  'exceptional-uplift-requested',
  'contract-notice',
  'registration-cancelled',
]);
export type NoticeKind = z.output<typeof noticeKind>;

/** Providers belong to the council: what is said of one holds in every framework, unless it names an area of one. */
export const ratingFacts = { provider: reference, kind: ratingKind, rating: label, on: date };
export const indicatorFacts = {
  provider: reference,
  framework: reference.nullable(),
  /** Null: the provider as a whole. */
  area: reference.nullable(),
  kind: indicatorKind,
  valueHundredths: z.int().min(0).max(100_000_000),
  on: date,
  source: reasonCode,
};
/** One week, from a Monday in Europe/London: what was commissioned and what was delivered. */
export const deliveryFacts = {
  provider: reference,
  framework: reference,
  area: reference,
  week: date,
  commissionedMinutes: minutes,
  deliveredMinutes: minutes,
};
export const noticeFacts = { provider: reference, kind: noticeKind, on: date, ground: reasonCode };

export class RatingRecorded extends event('RatingRecorded', ratingFacts) {}
export class IndicatorRecorded extends event('IndicatorRecorded', indicatorFacts) {}
export class WeekDelivered extends event('WeekDelivered', deliveryFacts) {}
export class NoticeReceived extends event('NoticeReceived', noticeFacts) {}
/** What was recorded under the same key was wrong: the whole fact as it should have been. */
export class RatingCorrected extends event('RatingCorrected', ratingFacts) {}
export class IndicatorCorrected extends event('IndicatorCorrected', indicatorFacts) {}
export class WeekDeliveredCorrected extends event('WeekDeliveredCorrected', deliveryFacts) {}
export class NoticeCorrected extends event('NoticeCorrected', noticeFacts) {}

/** Stream `oversight-P01`. Keys: rating kind and day; indicator kind, framework, area and day; framework, area and week; notice kind and day. */
export type OversightEvent =
  | RatingRecorded
  | IndicatorRecorded
  | WeekDelivered
  | NoticeReceived
  | RatingCorrected
  | IndicatorCorrected
  | WeekDeliveredCorrected
  | NoticeCorrected;
