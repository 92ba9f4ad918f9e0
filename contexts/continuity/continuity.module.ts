import { Module } from '@nestjs/common';
import { CompletePackageTransferHandler } from './complete-package-transfer.ts';
import { ContinuityController } from './continuity.controller.ts';
import { DeclareProviderFailureHandler } from './declare-provider-failure.ts';
import { DischargeDutyHandler } from './discharge-duty.ts';
import { PlanPackageTransferHandler } from './plan-package-transfer.ts';
import { RecordProviderExitHandler } from './record-provider-exit.ts';
import { RecordServiceRestoredHandler } from './record-service-restored.ts';
import { TriggerContingencyPlanHandler } from './trigger-contingency-plan.ts';

@Module({
  controllers: [ContinuityController],
  providers: [
    DeclareProviderFailureHandler,
    TriggerContingencyPlanHandler,
    PlanPackageTransferHandler,
    CompletePackageTransferHandler,
    RecordServiceRestoredHandler,
    RecordProviderExitHandler,
    DischargeDutyHandler,
  ],
})
export class ContinuityModule {}
