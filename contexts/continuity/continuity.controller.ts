import { commandController } from '#event-sourcing';
import { DeclareProviderFailure } from './declare-provider-failure.ts';
import { DischargeDuty } from './discharge-duty.ts';
import { PlanTransfers } from './plan-transfers.ts';
import { RecordProviderExit } from './record-provider-exit.ts';
import { RecordServiceRestored } from './record-service-restored.ts';
import { TriggerContingencyPlan } from './trigger-contingency-plan.ts';

export const ContinuityController = commandController(
  'continuity',
  'api/v1/frameworks/:framework/failures/:provider',
  {
    declaration: DeclareProviderFailure,
    plan: TriggerContingencyPlan,
    transfers: PlanTransfers,
    restoration: RecordServiceRestored,
    exit: RecordProviderExit,
    discharge: DischargeDuty,
  },
);
