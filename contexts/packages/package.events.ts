import { date, event, instant, minutes, pence, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

export const endReason = z.enum([
  'NEED_ENDED',
  'CARE_HOME',
  'DIED',
  'DIRECT_PAYMENT',
  'PROVIDER_HANDBACK',
  'START_FAILED',
  'COUNCIL_MOVED',
  'OTHER',
]);
export const suspensionReason = z.enum(['HOSPITAL', 'RESPITE', 'OTHER']);
export type EndReason = z.output<typeof endReason>;

const of = { framework: reference, package: reference, referral: reference };

const placement = {
  ...of,
  /** The offer whose acceptance led to it; null: placed without one. */
  offer: reference.nullable(),
  provider: reference,
  weeklyMinutes: minutes,
  placedAt: instant,
  /** The rate that it was priced at; null: nobody told. */
  hourlyPence: pence.nullable(),
};

/** Before packages told at which rate they were priced, nobody did. */
const unpriced = { version: 2, upcasts: { 1: (placed: object) => ({ ...placed, hourlyPence: null }) } };

export const packageFacts = {
  ...placement,
  startedOn: date.nullable(),
  endedOn: date.nullable(),
  endReason: endReason.nullable(),
};

export class PackagePlaced extends event('PackagePlaced', placement, unpriced) {}
export class PackageStarted extends event('PackageStarted', { ...of, startedOn: date }) {}
/** The provider accepted and then did not start. */
export class PackageStartFailed extends event('PackageStartFailed', { ...of, endedOn: date.nullable() }) {}
/** The provider gave the package back. */
export class PackageHandedBack extends event('PackageHandedBack', { ...of, endedOn: date.nullable() }) {}
/** It ended for a reason that is not the provider's. */
export class PackageEnded extends event('PackageEnded', {
  ...of,
  endedOn: date.nullable(),
  endReason: endReason.exclude(['START_FAILED', 'PROVIDER_HANDBACK']).nullable(),
}) {}
/** Other hours, or another area to which the customer moved, from `on`; `area` null: the same. */
export class PackageVaried extends event('PackageVaried', {
  ...of,
  weeklyMinutes: minutes,
  area: reference.nullable(),
  on: date,
  reason: reasonCode,
}) {}
/** No care on the Europe/London dates from `from` until it is resumed. */
export class PackageSuspended extends event('PackageSuspended', {
  ...of,
  from: date,
  reason: suspensionReason,
}) {}
/** From `on` the care is given by a party of the contract-holder's; `member` null: by the contract-holder itself. */
export class PackageDeliveryAssigned extends event('PackageDeliveryAssigned', {
  ...of,
  member: reference.nullable(),
  on: date,
}) {}
export class PackageResumed extends event('PackageResumed', { ...of, on: date }) {}
/** `hourlyPence` null: what was told of it stays. */
export class PackageCorrected extends event('PackageCorrected', packageFacts, unpriced) {}

export type PackageEvent =
  | PackageDeliveryAssigned
  | PackageVaried
  | PackageSuspended
  | PackageResumed
  | PackagePlaced
  | PackageStarted
  | PackageStartFailed
  | PackageHandedBack
  | PackageEnded
  | PackageCorrected;
