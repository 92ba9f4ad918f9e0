import { date, event, instant, label, minutes, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';
import type { AnswerEvent } from './answer.events.ts';
import type { OrderEvent } from './order.events.ts';

export const offerRole = z.enum(['primary', 'secondary', 'reserve']);
export const timeSlot = z.enum(['daytime', 'evening', 'weekend', 'night', 'live-in']);
export const urgency = z.enum(['standard', 'urgent']);
export const outcome = z.enum(['accepted', 'declined', 'lapsed', 'withdrawn', 'pending']);
export type OfferRole = z.output<typeof offerRole>;
export type Outcome = z.output<typeof outcome>;

const of = { framework: reference, referral: reference };

export const referralFacts = {
  ...of,
  area: reference,
  raisedAt: instant,
  weeklyMinutes: minutes,
  /** Workers needed at once: 2 is double-handed. */
  carers: z.union([z.literal(1), z.literal(2)]),
  rural: z.boolean(),
  timeSlot,
  urgency,
  startBy: date.nullable(),
};

export const offerFacts = {
  ...of,
  offer: reference,
  provider: reference,
  role: offerRole,
  offeredAt: instant,
  deadline: instant,
};

const answer = { ...of, offer: reference };

/** A change of need makes a new version; an imported referral has one. */
export class ReferralReceived extends event('ReferralReceived', {
  ...referralFacts,
  version: z.int().min(1),
}) {}
export class ReferralCorrected extends event('ReferralCorrected', referralFacts) {}
/** The need changed. A material change is a new version, which is offered anew; the version stays for any other. */
export class ReferralAmended extends event('ReferralAmended', {
  ...referralFacts,
  version: z.int().min(1),
  reason: reasonCode,
}) {}
/** The council needs no provider any more: nothing of it is offered again. */
export class ReferralWithdrawn extends event('ReferralWithdrawn', {
  ...of,
  withdrawnAt: instant,
  reason: reasonCode,
}) {}
/** Which provider the customer would rather have; null: none any more. Of those who say yes, it comes first. */
export class CustomerPreferenceRecorded extends event('CustomerPreferenceRecorded', {
  ...of,
  provider: reference.nullable(),
}) {}
/** A provider takes a part: it has the first of these referrals, the others are offered from the first step on. */
export class ReferralSplit extends event('ReferralSplit', {
  ...of,
  offer: reference,
  parts: z
    .array(z.strictObject({ referral: reference, weeklyMinutes: minutes }))
    .min(2)
    .max(10),
}) {}

export class ReferralOffered extends event('ReferralOffered', { ...offerFacts, version: z.int().min(1) }) {}
export class OfferAccepted extends event('OfferAccepted', {
  ...answer,
  decidedAt: instant,
  reason: reasonCode.nullable(),
}) {}
export class OfferDeclined extends event('OfferDeclined', {
  ...answer,
  decidedAt: instant,
  reason: reasonCode.nullable(),
}) {}
/** `decidedAt` null: silence until the deadline, which dates it. */
export class OfferLapsed extends event('OfferLapsed', {
  ...answer,
  decidedAt: instant.nullable(),
  reason: reasonCode.nullable(),
}) {}
export class OfferWithdrawn extends event('OfferWithdrawn', {
  ...answer,
  decidedAt: instant,
  reason: reasonCode.nullable(),
}) {}
/** What the record says of an offer was wrong; these are the facts. Nothing is deleted: both can be asked for ever. */
export class OfferOutcomeCorrected extends event(
  'OfferOutcomeCorrected',
  {
    ...offerFacts,
    outcome,
    decidedAt: instant.nullable(),
    reason: reasonCode.nullable(),
    /** Where to find what shows it; null: an import said so. */
    evidence: label.nullable(),
  },
  { version: 2, upcasts: { 1: (payload) => ({ ...payload, evidence: null }) } },
) {}

export const skipFacts = { ...of, role: offerRole, provider: reference, at: instant, reason: reasonCode };
/** `provider` null: nobody holds the position. */
export class StepSkipped extends event('StepSkipped', { ...skipFacts, provider: reference.nullable() }) {}
export class StepSkipCorrected extends event('StepSkipCorrected', skipFacts) {}

/** A decline that should not count against the provider; known by its offer and the instant it was asked for. */
const exemption = { ...answer, requestedAt: instant };
export const exemptionFacts = {
  ...exemption,
  requestedBy: reference,
  decidedAt: instant.nullable(),
  decision: z.enum(['validated', 'refused']).nullable(),
  decidedBy: reference.nullable(),
};
export class DeclineExemptionRequested extends event('DeclineExemptionRequested', {
  ...exemption,
  requestedBy: reference,
}) {}
export class DeclineExemptionValidated extends event('DeclineExemptionValidated', {
  ...exemption,
  decidedAt: instant,
  decidedBy: reference,
}) {}
export class DeclineExemptionRefused extends event('DeclineExemptionRefused', {
  ...exemption,
  decidedAt: instant,
  decidedBy: reference,
}) {}
export class DeclineExemptionCorrected extends event('DeclineExemptionCorrected', exemptionFacts) {}

export type ReferralEvent =
  | OrderEvent
  | AnswerEvent
  | ReferralAmended
  | ReferralWithdrawn
  | CustomerPreferenceRecorded
  | ReferralSplit
  | ReferralReceived
  | ReferralCorrected
  | ReferralOffered
  | OfferAccepted
  | OfferDeclined
  | OfferLapsed
  | OfferWithdrawn
  | OfferOutcomeCorrected
  | StepSkipped
  | StepSkipCorrected
  | DeclineExemptionRequested
  | DeclineExemptionValidated
  | DeclineExemptionRefused
  | DeclineExemptionCorrected;
