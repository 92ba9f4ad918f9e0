import { date, event, instant, minutes, reference } from '#event-sourcing';
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
export type EndReason = z.output<typeof endReason>;

const of = { framework: reference, package: reference, referral: reference };

const placement = {
  ...of,
  /** The offer whose acceptance led to it; null: placed without one. */
  offer: reference.nullable(),
  provider: reference,
  weeklyMinutes: minutes,
  placedAt: instant,
};

export const packageFacts = {
  ...placement,
  startedOn: date.nullable(),
  endedOn: date.nullable(),
  endReason: endReason.nullable(),
};

export class PackagePlaced extends event('PackagePlaced', placement) {}
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
export class PackageCorrected extends event('PackageCorrected', packageFacts) {}

export type PackageEvent =
  PackagePlaced | PackageStarted | PackageStartFailed | PackageHandedBack | PackageEnded | PackageCorrected;
