import { Module } from '@nestjs/common';
import { AdoptPolicyHandler } from './adopt-policy.ts';
import { AgreementController } from './agreement.controller.ts';
import { AwardPositionHandler } from './award-position.ts';
import { DefineAreaHandler } from './define-area.ts';
import { EstablishFrameworkHandler } from './establish-framework.ts';
import { ApproveLimitExceptionHandler } from './exceptions/approve-limit-exception.ts';
import { RefuseLimitExceptionHandler } from './exceptions/refuse-limit-exception.ts';
import { RequestLimitExceptionHandler } from './exceptions/request-limit-exception.ts';
import { OpenGenerationHandler } from './open-generation.ts';
import { NovatePositionHandler } from './positions/novate-position.ts';
import { StepDownPositionHandler } from './positions/step-down-position.ts';
import { VacatePositionsHandler } from './positions/vacate-positions.ts';
import { ReviewRanksHandler } from './ranks/review-ranks.ts';
import { RedrawAreaHandler } from './redraw-area.ts';
import { TransferHistoryHandler } from './transfer-history.ts';
import { VacatePositionHandler } from './vacate-position.ts';

@Module({
  controllers: [AgreementController],
  providers: [
    EstablishFrameworkHandler,
    DefineAreaHandler,
    AdoptPolicyHandler,
    AwardPositionHandler,
    VacatePositionHandler,
    VacatePositionsHandler,
    TransferHistoryHandler,
    RedrawAreaHandler,
    RequestLimitExceptionHandler,
    ApproveLimitExceptionHandler,
    RefuseLimitExceptionHandler,
    StepDownPositionHandler,
    NovatePositionHandler,
    ReviewRanksHandler,
    OpenGenerationHandler,
  ],
})
export class AgreementModule {}
