import { Module } from '@nestjs/common';
import { ProjectionsModule } from '../../projections/projections.module.ts';
import { DeskController } from './desk.controller.ts';
import { AreasController } from './areas/areas.controller.ts';
import { FairnessPageController } from './fairness.controller.ts';
import { FindNamesHandler } from './find-names.ts';
import { FindReferralHandler } from './find-referral.ts';
import { Deeds } from './forms/deeds.ts';
import { FormCommands } from './forms/form-commands.ts';
import { NewReferralController } from './new-referral.controller.ts';
import { AnswerController } from './my-offers/answer.controller.ts';
import { MyOffersController } from './my-offers/my-offers.controller.ts';
import { PauseController } from './my-offers/pause.controller.ts';
import { OffersListController } from './offers.controller.ts';
import { PackageController } from './packages/package.controller.ts';
import { PerformanceController } from './performance.controller.ts';
import { PlacementsListController } from './placements.controller.ts';
import { PositionsPageController } from './positions/positions.controller.ts';
import { ProviderController } from './providers/provider.controller.ts';
import { ProvidersPageController } from './providers/providers.controller.ts';
import { PriceFiguresPageController } from './prices/figures.controller.ts';
import { IndicesPageController } from './prices/indices.controller.ts';
import { RatePagesController } from './prices/rates.controller.ts';
import { ProposeUpliftController } from './prices/proposal/propose-uplift.controller.ts';
import { RequestVariationController } from './prices/request-variation.controller.ts';
import { SignificantChangesPageController } from './prices/significant.controller.ts';
import { VariationPagesController } from './prices/variations.controller.ts';
import { UpliftPagesController } from './prices/uplifts.controller.ts';
import { Reception } from './reception.ts';
import { RecordController } from './record.controller.ts';
import { AlertPagesController } from './raised-alerts/alerts.controller.ts';
import { ReferralActionController } from './referral-actions/referral-action.controller.ts';
import { ReferralController } from './referral.controller.ts';
import { ReferralReading } from './referral-reading.ts';
import { Colleagues } from './tenders/colleagues.ts';
import { FindColleaguesHandler } from './tenders/find-colleagues.ts';
import { AllocationPageController } from './tenders/allocation/allocation.controller.ts';
import { AwardPageController } from './tenders/award/award.controller.ts';
import { FindAwardedHandler } from './tenders/award/find-awarded.ts';
import { FailurePagesController } from './failures/failures.controller.ts';
import { RiskPagesController } from './risk/risk.controller.ts';
import { StressTestPagesController } from './stress-test/stress-test.controller.ts';
import { WhatIfPageController } from './what-if/what-if.controller.ts';
import { AreaPricesController } from './tenders/evaluation/area-prices.controller.ts';
import { BidEvaluationController } from './tenders/evaluation/bid.controller.ts';
import { EvaluationPageController } from './tenders/evaluation/evaluation.controller.ts';
import { ExplanationsController } from './tenders/evaluation/explanations.controller.ts';
import { LettersPageController } from './tenders/letters/letters.controller.ts';
import { OwnLetterController } from './tenders/letters/own-letter.controller.ts';
import { NewTenderController } from './tenders/new-tender.controller.ts';
import { OwnBidController } from './tenders/own-bid.controller.ts';
import { TenderPageController } from './tenders/tender.controller.ts';
import { TendersPageController } from './tenders/tenders.controller.ts';

/** The pages. Their templates, files and headers come with `registerWeb`. */
@Module({
  imports: [ProjectionsModule],
  controllers: [
    PerformanceController,
    AlertPagesController,
    OffersListController,
    PlacementsListController,
    RecordController,
    DeskController,
    NewReferralController,
    ReferralController,
    ReferralActionController,
    FairnessPageController,
    MyOffersController,
    PauseController,
    AnswerController,
    PackageController,
    AreasController,
    ProvidersPageController,
    ProviderController,
    TendersPageController,
    NewTenderController,
    TenderPageController,
    OwnBidController,
    EvaluationPageController,
    BidEvaluationController,
    AreaPricesController,
    ExplanationsController,
    AllocationPageController,
    AwardPageController,
    LettersPageController,
    OwnLetterController,
    PositionsPageController,
    PriceFiguresPageController,
    IndicesPageController,
    RatePagesController,
    RequestVariationController,
    SignificantChangesPageController,
    VariationPagesController,
    ProposeUpliftController,
    FailurePagesController,
    RiskPagesController,
    StressTestPagesController,
    WhatIfPageController,
    UpliftPagesController,
  ],
  providers: [
    Colleagues,
    FindAwardedHandler,
    FindColleaguesHandler,
    Deeds,
    FindNamesHandler,
    FindReferralHandler,
    FormCommands,
    Reception,
    ReferralReading,
  ],
  exports: [Colleagues, Reception],
})
export class WebModule {}
