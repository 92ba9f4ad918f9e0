import { date, event, instant, label, minutes, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

const answer = { framework: reference, referral: reference, offer: reference };
const timeSlot = z.enum(['daytime', 'evening', 'weekend', 'night', 'live-in']);

/** The provider would take it at another time, or from another day; the broker decides. Null: as was asked. */
export class OfferCountered extends event('OfferCountered', {
  ...answer,
  answeredAt: instant,
  startOn: date.nullable(),
  timeSlot: timeSlot.nullable(),
}) {}
/** The provider would take so much of it; a decline, unless the broker splits the referral. */
export class OfferPartiallyAccepted extends event('OfferPartiallyAccepted', {
  ...answer,
  answeredAt: instant,
  weeklyMinutes: minutes,
}) {}
/** Somebody asks to take an offer back that was made in error; a second person decides. */
export class OfferWithdrawalRequested extends event('OfferWithdrawalRequested', {
  ...answer,
  requestedAt: instant,
  requestedBy: reference,
  reason: reasonCode,
}) {}
export class OfferWithdrawalRefused extends event('OfferWithdrawalRefused', {
  ...answer,
  decidedAt: instant,
  decidedBy: reference,
}) {}
/** A broker took an acceptance that came after the deadline: it counts as accepted, late. */
export class LateAcceptanceTaken extends event('LateAcceptanceTaken', {
  ...answer,
  decidedAt: instant,
  takenBy: reference,
}) {}
/** An answer of the provider's came when it could not be taken any more: the first of its kind for this offer. */
export class AnswerRefused extends event('AnswerRefused', {
  ...answer,
  answer: z.enum(['accept', 'decline', 'counter', 'accept-partly']),
  at: instant,
  because: z.string().regex(/^[a-z][a-z0-9-]*$/),
}) {}
/** An answer was recorded more working days after it was given than the policy lets pass without a reason. */
export class AnswerBackdated extends event('AnswerBackdated', {
  ...answer,
  answeredAt: instant,
  reason: reasonCode,
  evidence: label,
}) {}

export type AnswerEvent =
  | OfferCountered
  | OfferPartiallyAccepted
  | OfferWithdrawalRequested
  | OfferWithdrawalRefused
  | LateAcceptanceTaken
  | AnswerRefused
  | AnswerBackdated;
