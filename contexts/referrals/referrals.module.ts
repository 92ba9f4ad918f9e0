import { Module } from '@nestjs/common';
import { answerHandlers } from './answers/answer-handlers.ts';
import { conflictHandlers } from './conflicts/conflict-handlers.ts';
import { ConflictsController } from './conflicts/conflicts.controller.ts';
import { needHandlers } from './need/need-handlers.ts';
import { OffersController } from './offers.controller.ts';
import { orderHandlers } from './order/order-handlers.ts';
import { ReferralsController } from './referrals.controller.ts';
import { RefuseExemptionHandler } from './exemptions/refuse-exemption.ts';
import { RequestExemptionHandler } from './exemptions/request-exemption.ts';
import { ValidateExemptionHandler } from './exemptions/validate-exemption.ts';

@Module({
  controllers: [ReferralsController, OffersController, ConflictsController],
  providers: [
    ...answerHandlers,
    ...conflictHandlers,
    ...needHandlers,
    ...orderHandlers,
    RefuseExemptionHandler,
    RequestExemptionHandler,
    ValidateExemptionHandler,
  ],
})
export class ReferralsModule {}
