import { date, event, instant, label, reasonCode, reference } from '#event-sourcing';
import { z } from 'zod';

/**
 * Why a provider does not go on (domain 2.6). Only the business failure of a registered provider brings the duty of
 * section 48 of the Care Act 2014; the others need the same work without it.
 */
export const failureType = z.enum([
  'BUSINESS_FAILURE',
  'SERVICE_INTERRUPTION',
  'REGISTRATION_CANCELLED',
  'VOLUNTARY_EXIT',
  'CONTRACT_HANDBACK',
  'COUNCIL_TERMINATION',
]);
export type FailureType = z.output<typeof failureType>;

const of = { framework: reference, provider: reference };
const count = z.int().min(0).max(1_000_000);

export const failureFacts = {
  ...of,
  failureType,
  /** The first Europe/London date on which it does not go on. */
  on: date,
  /** Whether it is registered with the regulator for what it does here. */
  registered: z.boolean(),
  /** People whom it cares for without the council paying, who are owed the duty as well; null: not known. */
  otherPeople: count.nullable(),
  ground: reasonCode,
};

export class ProviderFailureDeclared extends event('ProviderFailureDeclared', {
  ...failureFacts,
  declaredBy: reference,
}) {}
/** The needs that were being met have to be met by the council, whoever pays for them (Care Act 2014, section 48). */
export class Section48DutyTriggered extends event('Section48DutyTriggered', { ...of, on: date }) {}
export class ContingencyPlanTriggered extends event('ContingencyPlanTriggered', {
  ...of,
  /** How the council calls the plan. */
  plan: label,
  on: date,
  triggeredBy: reference,
}) {}
/** The package goes to another provider; `on` is the first date on which this one does not give it. */
export class PackageTransferPlanned extends event('PackageTransferPlanned', {
  ...of,
  package: reference,
  referral: reference,
  on: date,
  plannedBy: reference,
}) {}
/** Its referral was placed anew. */
export class PackageTransferCompleted extends event('PackageTransferCompleted', {
  ...of,
  package: reference,
  referral: reference,
  to: reference,
  newPackage: reference,
  placedAt: instant,
}) {}
/** It goes on after all. */
export class ServiceRestored extends event('ServiceRestored', {
  ...of,
  on: date,
  ground: reasonCode,
  restoredBy: reference,
}) {}
/** It has left the framework; `on` is the first date on which it holds no position. */
export class ProviderExited extends event('ProviderExited', { ...of, on: date, recordedBy: reference }) {}
/** The council no longer considers it necessary to meet the needs under section 48. */
export class DutyDischarged extends event('DutyDischarged', {
  ...of,
  on: date,
  ground: reasonCode,
  dischargedBy: reference,
}) {}

export type ContinuityEvent =
  | ProviderFailureDeclared
  | Section48DutyTriggered
  | ContingencyPlanTriggered
  | PackageTransferPlanned
  | PackageTransferCompleted
  | ServiceRestored
  | ProviderExited
  | DutyDischarged;
