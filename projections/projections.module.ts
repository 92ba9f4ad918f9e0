import { Module } from '@nestjs/common';
import type { AnyProjection } from '#event-sourcing';
import { AcceptanceController } from './acceptance/acceptance.controller.ts';
import { FindAcceptanceHandler } from './acceptance/find-acceptance.ts';
import { FindOffersBehindHandler } from './acceptance/find-offers-behind.ts';
import { OffersController } from './acceptance/offers.controller.ts';
import { FindAccountsHandler } from './accounts/find-accounts.ts';
import { FindTokensHandler } from './accounts/find-tokens.ts';
import { accounts, tokens } from './accounts/index.ts';
import { AlertsController } from './alerts/alerts.controller.ts';
import { AreasController } from './areas/areas.controller.ts';
import { FindAreaHandler } from './areas/find-area.ts';
import { FindAreasHandler } from './areas/find-areas.ts';
import { CarePackagesController } from './care-packages/care-packages.controller.ts';
import { FindPackagesHandler } from './care-packages/find-packages.ts';
import { GetPackageHandler } from './care-packages/get-package.ts';
import { EvaluateAlertsHandler } from './alerts/evaluate-alerts.ts';
import { FindOpenAlertsHandler } from './alerts/find-open-alerts.ts';
import { alerts } from './alerts/index.ts';
import { DistributionController } from './fairness/distribution.controller.ts';
import { OrderController } from './explanation/order.controller.ts';
import { ExplainOrderHandler } from './explanation/explain-order.ts';
import { FairnessController } from './fairness/fairness.controller.ts';
import { FindDistributionHandler } from './fairness/find-distribution.ts';
import { FindFairnessFindingsHandler } from './fairness/find-fairness-findings.ts';
import { FindFrameworksHandler } from './frameworks/find-frameworks.ts';
import { FrameworksController } from './frameworks/frameworks.controller.ts';
import { frameworks } from './frameworks/index.ts';
import { FindIndicesHandler, indices } from './indices/index.ts';
import { IndicesViewController } from './indices/indices.controller.ts';
import { GetReleasePackageHandler, publishable } from './open-contracting/index.ts';
import { AllocationController } from './allocation/allocation.controller.ts';
import { FindAllocationHandler, FindLimitCostsHandler, GetCertificateHandler } from './allocation/index.ts';
import { AllocationDesk } from '../contexts/procurement/index.ts';
import { FindLettersHandler } from './letters/index.ts';
import { LettersController } from './letters/letters.controller.ts';
import { OpenContractingController } from './open-contracting/open-contracting.controller.ts';
import { OwnOffersController } from './own-offers/own-offers.controller.ts';
import { FindOwnOffersHandler } from './own-offers/find-own-offers.ts';
import { FindPricesHandler } from './price-figures/find-prices.ts';
import { PriceFiguresController } from './price-figures/prices.controller.ts';
import { performanceControllers, performanceHandlers } from './performance-questions.ts';
import { priceControllers, priceHandlers } from './price-questions.ts';
import { priceVariations } from './price-variations/index.ts';
import { ProviderRecordsController } from './provider-records/provider-records.controller.ts';
import { FindProviderHandler } from './provider-records/find-provider.ts';
import { FindProvidersHandler } from './provider-records/find-providers.ts';
import { DeskController } from './referral-desk/desk.controller.ts';
import { FindDeskHandler } from './referral-desk/find-desk.ts';
import { providers } from './providers/index.ts';
import { FindRatesHandler, GetRateHistoryHandler, rates } from './rates/index.ts';
import { RatesController } from './rates/rates.controller.ts';
import { FindEventsHandler } from './recorded-events/find-events.ts';
import { RecordedEventsController } from './recorded-events/recorded-events.controller.ts';
import { GetReferralStoryHandler } from './referral-story/get-referral-story.ts';
import { ReferralStoryController } from './referral-story/referral-story.controller.ts';
import { lastPlacements, referrals } from './referrals/index.ts';
import { FindPlacementsBehindHandler } from './reserve-usage/find-placements-behind.ts';
import { FindReserveUsageHandler } from './reserve-usage/find-reserve-usage.ts';
import { PlacementsController } from './reserve-usage/placements.controller.ts';
import { ReserveUsageController } from './reserve-usage/reserve-usage.controller.ts';
import { FindTendersHandler } from './tenders/find-tenders.ts';
import { GetTenderHandler } from './tenders/get-tender.ts';
import { tenderHistories } from './tender-history/index.ts';
import { tenders } from './tenders/index.ts';
import { upliftApprovals } from './uplift-approvals/index.ts';
import { FindUpliftsHandler, GetUpliftHandler, uplifts } from './uplifts/index.ts';
import { packageTraces } from './package-traces/index.ts';
import { UpliftAdjustmentsHandler } from './uplift-adjustments/index.ts';
import { UpliftAdjustmentsController } from './uplift-adjustments/uplift-adjustments.controller.ts';
import { PreviewUpliftHandler } from './uplift-preview/index.ts';
import { UpliftPreviewController } from './uplift-preview/uplift-preview.controller.ts';
import { UpliftsViewController } from './uplifts/uplifts.controller.ts';
import { TenderController } from './tenders/tender.controller.ts';
import { TendersController } from './tenders/tenders.controller.ts';
import { EvaluationController } from './tender-evaluation/evaluation.controller.ts';
import { FindEvaluationHandler } from './tender-evaluation/find-evaluation.ts';
import { FindRateReviewHandler } from './rate-review/find-rate-review.ts';
import { RateReviewController } from './rate-review/rate-review.controller.ts';
import { FindTrendHandler } from './trend/find-trend.ts';
import { FindPositionsHandler } from './positions-board/find-positions.ts';
import { positionsBoard } from './positions-board/index.ts';
import { PositionsController } from './positions-board/positions.controller.ts';
import { FindVolumeSharesHandler } from './volume-shares/find-volume-shares.ts';
import { VolumeSharesController } from './volume-shares/volume-shares.controller.ts';
import { ScopedProjections } from './scope/index.ts';
import { TrendController } from './trend/trend.controller.ts';

/** The views that are kept, each folded from the log. */
export const allProjections: readonly AnyProjection[] = [
  accounts,
  alerts,
  frameworks,
  indices,
  lastPlacements,
  packageTraces,
  positionsBoard,
  priceVariations,
  publishable,
  providers,
  rates,
  referrals,
  tenderHistories,
  tenders,
  tokens,
  upliftApprovals,
  uplifts,
];

/** Everything that can be asked, over the bus and over HTTP. */
@Module({
  controllers: [
    AcceptanceController,
    AlertsController,
    AllocationController,
    AreasController,
    CarePackagesController,
    DeskController,
    DistributionController,
    EvaluationController,
    FairnessController,
    FrameworksController,
    IndicesViewController,
    LettersController,
    OffersController,
    OpenContractingController,
    OrderController,
    OwnOffersController,
    PlacementsController,
    PriceFiguresController,
    ...priceControllers,
    ProviderRecordsController,
    RateReviewController,
    RatesController,
    RecordedEventsController,
    ReferralStoryController,
    ReserveUsageController,
    TenderController,
    TendersController,
    TrendController,
    UpliftAdjustmentsController,
    UpliftPreviewController,
    UpliftsViewController,
    PositionsController,
    ...performanceControllers,
    VolumeSharesController,
  ],
  providers: [
    EvaluateAlertsHandler,
    ExplainOrderHandler,
    GetReleasePackageHandler,
    AllocationDesk,
    FindAcceptanceHandler,
    FindAccountsHandler,
    FindAllocationHandler,
    FindAreaHandler,
    FindAreasHandler,
    FindDeskHandler,
    FindEventsHandler,
    FindDistributionHandler,
    FindEvaluationHandler,
    FindFairnessFindingsHandler,
    FindFrameworksHandler,
    FindIndicesHandler,
    FindLettersHandler,
    FindLimitCostsHandler,
    FindOffersBehindHandler,
    FindOpenAlertsHandler,
    FindOwnOffersHandler,
    FindPackagesHandler,
    FindPlacementsBehindHandler,
    FindPricesHandler,
    ...priceHandlers,
    FindProviderHandler,
    FindProvidersHandler,
    FindRateReviewHandler,
    FindRatesHandler,
    GetRateHistoryHandler,
    FindReserveUsageHandler,
    FindTendersHandler,
    FindTokensHandler,
    FindTrendHandler,
    FindUpliftsHandler,
    FindPositionsHandler,
    ...performanceHandlers,
    FindVolumeSharesHandler,
    GetCertificateHandler,
    GetPackageHandler,
    GetReferralStoryHandler,
    GetTenderHandler,
    GetUpliftHandler,
    ScopedProjections,
    PreviewUpliftHandler,
    UpliftAdjustmentsHandler,
  ],
  exports: [ScopedProjections],
})
export class ProjectionsModule {}
