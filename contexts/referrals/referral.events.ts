import { date, event, instant, minutes, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

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
export class OfferOutcomeCorrected extends event('OfferOutcomeCorrected', {
  ...offerFacts,
  outcome,
  decidedAt: instant.nullable(),
  reason: reasonCode.nullable(),
}) {}

export const skipFacts = { ...of, role: offerRole, provider: reference, at: instant, reason: reasonCode };
export class StepSkipped extends event('StepSkipped', skipFacts) {}
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
