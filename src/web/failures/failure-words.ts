import type { FailureType } from '../../../contexts/continuity/index.ts';
import type { FailureDeed, FailureRow } from '../../../projections/failures/index.ts';
import { href, type Asked } from '../links.ts';
import { day } from '../moments.ts';

export const typeWords: Readonly<Record<FailureType, string>> = {
  BUSINESS_FAILURE: 'Business failure',
  SERVICE_INTERRUPTION: 'Service interruption',
  REGISTRATION_CANCELLED: 'Registration cancelled',
  VOLUNTARY_EXIT: 'Voluntary exit',
  CONTRACT_HANDBACK: 'Contract handed back',
  COUNCIL_TERMINATION: 'Ended by the council',
};

export const stateTags = {
  'under-way': { text: 'under way', colour: 'red' },
  exited: { text: 'exited', colour: 'grey' },
  restored: { text: 'goes on', colour: 'green' },
} as const satisfies Record<FailureRow['state'], unknown>;

export const doneWords: Readonly<Record<FailureDeed['type'], string>> = {
  ProviderFailureDeclared: 'Failure declared',
  Section48DutyTriggered: 'Duty of section 48 triggered',
  ContingencyPlanTriggered: 'Contingency plan triggered',
  PackageTransferPlanned: 'Transfer planned',
  PackageTransferCompleted: 'Package taken over',
  ServiceRestored: 'Service restored',
  ProviderExited: 'Exited',
  DutyDischarged: 'Duty discharged',
};

/** Whether the council has to meet the needs, and why. */
export function dutyWords({ duty, failureType, registered }: FailureRow): string {
  if (duty.state === 'owed')
    return `The council must meet the needs that were being met, whoever pays for them, since ${day(duty.since ?? '')} (Care Act 2014, section 48).`;
  if (duty.state === 'discharged')
    return `The duty of section 48 was discharged on ${day(duty.dischargedOn ?? '')}.`;
  return failureType === 'BUSINESS_FAILURE' && !registered
    ? 'No duty of section 48: the provider is not registered for what it does here.'
    : 'No duty of section 48: this is no business failure. The same needs are to be met under the council’s other duties.';
}

/** Where it is seen how far the council is with a provider, or where something is done about it. */
export const failureHref = (
  { framework, knownAt }: Pick<Asked, 'framework'> & { readonly knownAt?: Asked['knownAt'] },
  provider?: string,
  deed?: string,
): string =>
  href(
    ['/failures', ...[provider, deed].flatMap((part) => (part ? [encodeURIComponent(part)] : []))].join('/'),
    { framework, knownAt },
  );
