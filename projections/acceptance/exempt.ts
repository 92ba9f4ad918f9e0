import { by } from '../measures/index.ts';
import type { Exemption } from '../referrals/index.ts';

/**
 * Whether the last decision on an offer's exemptions validates one. A validation by the person who asked is void: as
 * if it had not been decided (domain E11: a different person).
 */
export function isExempt(exemptions: readonly Exemption[]): boolean {
  if (exemptions.length === 0) return false;
  const standing = exemptions.filter(
    ({ decision, decidedBy, requestedBy }) =>
      decision === 'refused' || (decision === 'validated' && decidedBy !== requestedBy),
  );
  const lastDecided = by<Exemption>(
    ({ decidedAt }) => decidedAt,
    ({ requestedAt }) => requestedAt,
  );
  return standing.toSorted(lastDecided).at(-1)?.decision === 'validated';
}
