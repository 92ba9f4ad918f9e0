import { Module } from '@nestjs/common';
import { AwardController } from './award/award.controller.ts';
import { awardHandlers } from './award/award-handlers.ts';
import { OpenBidsHandler } from './bids/open-bids.ts';
import { ReceivedBids } from './bids/received-bids.ts';
import { SubmitBidHandler } from './bids/submit-bid.ts';
import { WithdrawBidHandler } from './bids/withdraw-bid.ts';
import { EvaluationController } from './evaluation/evaluation.controller.ts';
import { evaluationHandlers } from './evaluation/evaluation-handlers.ts';
import { TenderingController } from './tendering/tendering.controller.ts';
import { tenderingHandlers } from './tendering/tendering-handlers.ts';

@Module({
  controllers: [TenderingController, EvaluationController, AwardController],
  providers: [
    ...tenderingHandlers,
    ...evaluationHandlers,
    ...awardHandlers,
    ReceivedBids,
    SubmitBidHandler,
    WithdrawBidHandler,
    OpenBidsHandler,
  ],
})
export class ProcurementModule {}
