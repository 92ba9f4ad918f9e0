import type { LocalDate } from '#event-sourcing';
import { type PolicyDocument, defaultPolicy } from './policy-document.ts';

/** A policy as adopted: in force from `effectiveFrom` until a higher version is. */
export interface AdoptedPolicy {
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly policy: PolicyDocument;
}

/**
 * What was adopted of the policy in force on a date: of those effective by then the highest version; before the first,
 * the first; undefined when none was adopted.
 *
 * @param policies in the order of their versions
 */
export const adoptedOn = (policies: readonly AdoptedPolicy[], date: LocalDate): AdoptedPolicy | undefined =>
  policies.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? policies[0];

/** The policy in force on a date, as `adoptedOn`; the default when none was adopted. */
export const policyOn = (policies: readonly AdoptedPolicy[], date: LocalDate): PolicyDocument =>
  adoptedOn(policies, date)?.policy ?? defaultPolicy;
