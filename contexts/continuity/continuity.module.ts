import { Module } from '@nestjs/common';
import { CompletePackageTransferHandler } from './complete-package-transfer.ts';
import { ContinuityController } from './continuity.controller.ts';
import { DeclareProviderFailureHandler } from './declare-provider-failure.ts';
import { DischargeDutyHandler } from './discharge-duty.ts';
import { PlanTransfersHandler } from './plan-transfers.ts';
import { RecordProviderExitHandler } from './record-provider-exit.ts';
import { RecordServiceRestoredHandler } from './record-service-restored.ts';
import { TriggerContingencyPlanHandler } from './trigger-contingency-plan.ts';

@Module({
  controllers: [ContinuityController],
  providers: [
    DeclareProviderFailureHandler,
    TriggerContingencyPlanHandler,
    PlanTransfersHandler,
    CompletePackageTransferHandler,
    RecordServiceRestoredHandler,
    RecordProviderExitHandler,
    DischargeDutyHandler,
  ],
})
export class ContinuityModule {}
