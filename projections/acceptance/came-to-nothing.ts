import { addDays } from '#event-sourcing';
import type { CarePackage } from '../referrals/index.ts';

/**
 * Whether the package of an accepted offer came to nothing through the provider (domain E8): it failed to start, or
 * was given back before its start or within so many days of it.
 */
export const cameToNothing = (
  { endReason, startedOn, endedOn }: CarePackage,
  netReversalDays: number,
): boolean =>
  endReason === 'START_FAILED' ||
  (endReason === 'PROVIDER_HANDBACK' &&
    (startedOn === null || (endedOn !== null && endedOn <= addDays(startedOn, netReversalDays))));
