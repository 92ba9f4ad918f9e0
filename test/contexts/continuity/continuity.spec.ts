import {
  CompletePackageTransfer,
  completePackageTransfer,
} from '../../../contexts/continuity/complete-package-transfer.ts';
import { continuity } from '../../../contexts/continuity/continuity.ts';
import {
  ContingencyPlanTriggered,
  DutyDischarged,
  failureType,
  type FailureType,
  PackageTransferCompleted,
  PackageTransferPlanned,
  ProviderExited,
  ProviderFailureDeclared,
  Section48DutyTriggered,
  ServiceRestored,
} from '../../../contexts/continuity/continuity.events.ts';
import {
  DeclareProviderFailure,
  declareProviderFailure,
} from '../../../contexts/continuity/declare-provider-failure.ts';
import { DischargeDuty, dischargeDuty } from '../../../contexts/continuity/discharge-duty.ts';
import { PlanTransfers, planTransfers } from '../../../contexts/continuity/plan-transfers.ts';
import { RecordProviderExit, recordProviderExit } from '../../../contexts/continuity/record-provider-exit.ts';
import {
  RecordServiceRestored,
  recordServiceRestored,
} from '../../../contexts/continuity/record-service-restored.ts';
import {
  TriggerContingencyPlan,
  triggerContingencyPlan,
} from '../../../contexts/continuity/trigger-contingency-plan.ts';
import { given } from '../../support/given.ts';

const of = { framework: 'F1', provider: 'P1' };
const facts = (type: FailureType = 'BUSINESS_FAILURE', registered = true) => ({
  ...{ ...of, failureType: type, on: '2026-07-06', registered, otherPeople: null, ground: 'TOLD' },
});
const known = { framework: true, provider: true };
const declare = (type?: FailureType, registered?: boolean, there = known) =>
  declareProviderFailure(new DeclareProviderFailure(facts(type, registered)), 'u-1', there);
const declared = (type?: FailureType, registered?: boolean) =>
  new ProviderFailureDeclared({ ...facts(type, registered), declaredBy: 'u-1' });
const duty = new Section48DutyTriggered({ ...of, on: '2026-07-06' });
const transfer = { ...of, package: 'K1', referral: 'R1', on: '2026-07-08' };
const placed = { provider: 'P1', referral: 'R1', over: false };
const plan = (found: typeof placed | null = placed, on = transfer.on) =>
  planTransfers(
    new PlanTransfers({ ...of, packages: ['K1'], on }),
    'u-1',
    new Map(found ? [['K1', found]] : []),
  );
const planned = new PackageTransferPlanned({ ...transfer, plannedBy: 'u-1' });
const arrival = {
  framework: 'F1',
  referral: 'R1',
  package: 'R1-2',
  provider: 'P2',
  placedAt: '2026-07-07T09:00:00.000Z',
};
const arrive = (over = {}) => completePackageTransfer(new CompletePackageTransfer({ ...arrival, ...over }));
const arrived = new PackageTransferCompleted({
  ...{ ...of, package: 'K1', referral: 'R1', to: 'P2', newPackage: 'R1-2', placedAt: arrival.placedAt },
});
const exit = (on = '2026-07-31') => recordProviderExit(new RecordProviderExit({ ...of, on }), 'u-1');
const exited = new ProviderExited({ ...of, on: '2026-07-31', recordedBy: 'u-1' });
const restore = (on = '2026-07-20') =>
  recordServiceRestored(new RecordServiceRestored({ ...of, on, ground: 'STAFFED' }), 'u-1');
const restored = new ServiceRestored({ ...of, on: '2026-07-20', ground: 'STAFFED', restoredBy: 'u-1' });
const discharge = (on = '2026-08-01') =>
  dischargeDuty(new DischargeDuty({ ...of, on, ground: 'ALL_PLACED' }), 'u-1');
const discharged = new DutyDischarged({ ...of, on: '2026-08-01', ground: 'ALL_PLACED', dischargedBy: 'u-1' });

describe('2.6 the duty of section 48', () => {
  it('is triggered by the business failure of a registered provider', () =>
    given(continuity).when(declare()).thenRecords(declared(), duty));

  it('is not triggered where the provider is not registered', () =>
    given(continuity)
      .when(declare('BUSINESS_FAILURE', false))
      .thenRecords(declared('BUSINESS_FAILURE', false)));

  it.each(failureType.exclude(['BUSINESS_FAILURE']).options)('is not triggered by %s', (type) =>
    given(continuity).when(declare(type)).thenRecords(declared(type)),
  );

  it('stands after the exit until it is discharged, once', () => {
    given(continuity, declared(), duty, exited).when(discharge()).thenRecords(discharged);
    given(continuity, declared(), duty, discharged).when(discharge('2026-09-01')).thenRecordsNothing();
  });

  it('is not discharged while a package is on its way, before the failure, or where none is owed', () => {
    given(continuity, declared(), duty, planned).when(discharge()).thenRejected('transfers-open');
    given(continuity, declared(), duty, planned, arrived).when(discharge()).thenRecords(discharged);
    given(continuity, declared(), duty).when(discharge('2026-07-05')).thenRejected('before-the-failure');
    given(continuity, declared('VOLUNTARY_EXIT')).when(discharge()).thenRejected('duty-not-owed');
    given(continuity).when(discharge()).thenRejected('failure-unknown');
  });
});

describe('2.6 the failure of a provider', () => {
  it('is declared once, of a provider and a framework that there are', () => {
    given(continuity, declared(), duty).when(declare()).thenRecordsNothing();
    given(continuity, declared()).when(declare('VOLUNTARY_EXIT')).thenRejected('failure-declared');
    given(continuity)
      .when(declare('VOLUNTARY_EXIT', true, { ...known, framework: false }))
      .thenRejected('framework-unknown');
    given(continuity)
      .when(declare('VOLUNTARY_EXIT', true, { ...known, provider: false }))
      .thenRejected('provider-unknown');
  });

  it('can come again once the one before is over and nothing is owed from it', () => {
    given(continuity, declared('SERVICE_INTERRUPTION'), restored)
      .when(declare())
      .thenRecords(declared(), duty);
    given(continuity, declared(), duty, exited).when(declare()).thenRejected('duty-owed');
  });

  it('brings the contingency plan, once', () => {
    const trigger = triggerContingencyPlan(
      new TriggerContingencyPlan({ ...of, plan: 'Plan B', on: '2026-07-06' }),
      'u-1',
    );
    const triggered = new ContingencyPlanTriggered({
      ...of,
      plan: 'Plan B',
      on: '2026-07-06',
      triggeredBy: 'u-1',
    });
    given(continuity, declared()).when(trigger).thenRecords(triggered);
    given(continuity, declared(), triggered).when(trigger).thenRecordsNothing();
    given(continuity, declared(), exited).when(trigger).thenRejected('failure-over');
    given(continuity).when(trigger).thenRejected('failure-unknown');
  });

  it('ends with the exit or with the service restored, each once and not before it began', () => {
    given(continuity, declared()).when(exit()).thenRecords(exited);
    given(continuity, declared(), exited).when(exit('2026-08-05')).thenRecordsNothing();
    given(continuity, declared()).when(exit('2026-07-05')).thenRejected('before-the-failure');
    given(continuity, declared()).when(restore()).thenRecords(restored);
    given(continuity, declared(), restored).when(restore()).thenRecordsNothing();
    given(continuity, declared(), exited).when(restore()).thenRejected('failure-over');
    given(continuity, declared(), restored).when(exit()).thenRejected('failure-over');
  });
});

describe('2.6 the transfer of a package', () => {
  it('is planned once, of a package that the provider has', () => {
    given(continuity, declared()).when(plan()).thenRecords(planned);
    given(continuity, declared(), planned).when(plan()).thenRecordsNothing();
    given(continuity, declared()).when(plan(null)).thenRejected('package-unknown');
    given(continuity, declared())
      .when(plan({ ...placed, provider: 'P2' }))
      .thenRejected('package-unknown');
    given(continuity, declared())
      .when(plan({ ...placed, over: true }))
      .thenRejected('package-over');
    given(continuity, declared()).when(plan(placed, '2026-07-05')).thenRejected('before-the-failure');
    given(continuity).when(plan()).thenRejected('failure-unknown');
  });

  it('is completed by the next placement of its referral, and by nothing else', () => {
    given(continuity, declared(), planned).when(arrive()).thenRecords(arrived);
    given(continuity, declared(), planned, arrived)
      .when(arrive({ package: 'R1-3' }))
      .thenRecordsNothing();
    given(continuity, declared(), planned)
      .when(arrive({ referral: 'R2' }))
      .thenRecordsNothing();
    given(continuity, declared(), planned)
      .when(arrive({ package: 'K1' }))
      .thenRecordsNothing();
    given(continuity, declared(), planned, exited).when(arrive()).thenRecords(arrived);
  });
});
