import { date, event, label, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

/** The regulator's words. */
export const cqcRating = z.enum(['Outstanding', 'Good', 'Requires improvement', 'Inadequate', 'Not rated']);

/** Providers belong to the council, not to one framework. `name` is an organisation's. */
export const providerFacts = {
  provider: reference,
  name: label,
  cqcRating: cqcRating.nullable(),
  joinedOn: date,
};

/** No new referrals on the Europe/London dates [from, to). */
export const suspensionFacts = {
  provider: reference,
  from: date,
  to: date.nullable(),
  reason: reasonCode,
};

export class ProviderAdmitted extends event('ProviderAdmitted', providerFacts) {}
export class ProviderCorrected extends event('ProviderCorrected', providerFacts) {}
export class ProviderSuspended extends event('ProviderSuspended', {
  provider: reference,
  from: date,
  reason: reasonCode,
}) {}
/** The suspension that began on `from` ended: offers may be made again from `on`. */
export class ProviderReinstated extends event('ProviderReinstated', {
  provider: reference,
  from: date,
  on: date,
}) {}
export class SuspensionCorrected extends event('SuspensionCorrected', suspensionFacts) {}

/** What a package may ask of a provider besides hours. */
export const need = z.enum(['double-handed', 'live-in', 'night', 'rural']);
export type ProviderNeed = z.output<typeof need>;

/** The provider takes nothing on the Europe/London dates [from, to); `area` null: in every area of the framework. */
export const pauseFacts = {
  provider: reference,
  framework: reference,
  area: reference.nullable(),
  from: date,
  to: date.nullable(),
};
export class OffersPaused extends event('OffersPaused', pauseFacts) {}
/** The pause that began on `from` ended: offers may be made again from `on`. */
export class OffersResumed extends event('OffersResumed', {
  provider: reference,
  framework: reference,
  area: reference.nullable(),
  from: date,
  on: date,
}) {}
/** All that the provider cannot be asked for; it replaces what was said before. */
export class ProviderScopeRecorded extends event('ProviderScopeRecorded', {
  provider: reference,
  outOfScope: z.array(need),
}) {}

/** Who stands behind a contract (Kingston's provider models: domain 1.11). */
export const structure = z.enum(['single', 'lead', 'consortium']);
/** A sub-contractor of a lead provider, or a member of a consortium, from a day on; `name` is an organisation's. */
export const member = z.strictObject({ member: reference, name: label, from: date });
export type Member = z.output<typeof member>;
/** Who delivers under the provider's contracts; it replaces what was said before. What is accepted is the provider's. */
export class PartiesRecorded extends event('PartiesRecorded', {
  provider: reference,
  structure,
  members: z.array(member).max(100),
}) {}

export type ProviderEvent =
  | PartiesRecorded
  | OffersPaused
  | OffersResumed
  | ProviderScopeRecorded
  | ProviderAdmitted
  | ProviderCorrected
  | ProviderSuspended
  | ProviderReinstated
  | SuspensionCorrected;
