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

export type ProviderEvent =
  ProviderAdmitted | ProviderCorrected | ProviderSuspended | ProviderReinstated | SuspensionCorrected;
