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
import { EvaluateAlertsHandler } from './alerts/evaluate-alerts.ts';
import { FindOpenAlertsHandler } from './alerts/find-open-alerts.ts';
import { alerts } from './alerts/index.ts';
import { DistributionController } from './fairness/distribution.controller.ts';
import { FairnessController } from './fairness/fairness.controller.ts';
import { FindDistributionHandler } from './fairness/find-distribution.ts';
import { FindFairnessFindingsHandler } from './fairness/find-fairness-findings.ts';
import { FindFrameworksHandler } from './frameworks/find-frameworks.ts';
import { FrameworksController } from './frameworks/frameworks.controller.ts';
import { frameworks } from './frameworks/index.ts';
import { FindIndicesHandler, indices } from './indices/index.ts';
import { IndicesViewController } from './indices/indices.controller.ts';
import { GetReleasePackageHandler, publishable } from './open-contracting/index.ts';
import { AllocationDesk } from '../contexts/procurement/index.ts';
import { OpenContractingController } from './open-contracting/open-contracting.controller.ts';
import { FindPricesHandler } from './price-figures/find-prices.ts';
import { PriceFiguresController } from './price-figures/prices.controller.ts';
import { procurementControllers, procurementHandlers } from './procurement-questions.ts';
import { deskControllers, deskHandlers } from './desk-questions.ts';
import { oversight } from './oversight/index.ts';
import { performanceControllers, performanceHandlers } from './performance-questions.ts';
import { priceControllers, priceHandlers } from './price-questions.ts';
import { priceVariations } from './price-variations/index.ts';
import { ProviderRecordsController } from './provider-records/provider-records.controller.ts';
import { FindProviderHandler } from './provider-records/find-provider.ts';
import { FindProvidersHandler } from './provider-records/find-providers.ts';
import { providers } from './providers/index.ts';
import { answering } from './answering/index.ts';
import { failures } from './failures/index.ts';
import { raisedAlerts } from './raised-alerts/index.ts';
import { FindRatesHandler, GetRateHistoryHandler, rates } from './rates/index.ts';
import { RatesController } from './rates/rates.controller.ts';
import { FindEventsHandler } from './recorded-events/find-events.ts';
import { RecordedEventsController } from './recorded-events/recorded-events.controller.ts';
import { lastPlacements, referrals } from './referrals/index.ts';
import { FindPlacementsBehindHandler } from './reserve-usage/find-placements-behind.ts';
import { FindReserveUsageHandler } from './reserve-usage/find-reserve-usage.ts';
import { PlacementsController } from './reserve-usage/placements.controller.ts';
import { ReserveUsageController } from './reserve-usage/reserve-usage.controller.ts';
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
  answering,
  failures,
  frameworks,
  indices,
  lastPlacements,
  oversight,
  packageTraces,
  positionsBoard,
  priceVariations,
  publishable,
  providers,
  raisedAlerts,
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
    AreasController,
    DistributionController,
    FairnessController,
    FrameworksController,
    IndicesViewController,
    OffersController,
    OpenContractingController,
    PlacementsController,
    PriceFiguresController,
    ...priceControllers,
    ProviderRecordsController,
    RatesController,
    RecordedEventsController,
    ReserveUsageController,
    TrendController,
    UpliftAdjustmentsController,
    UpliftPreviewController,
    UpliftsViewController,
    PositionsController,
    ...procurementControllers,
    ...deskControllers,
    ...performanceControllers,
    VolumeSharesController,
  ],
  providers: [
    EvaluateAlertsHandler,
    GetReleasePackageHandler,
    AllocationDesk,
    FindAcceptanceHandler,
    FindAccountsHandler,
    FindAreaHandler,
    FindAreasHandler,
    FindEventsHandler,
    FindDistributionHandler,
    FindFairnessFindingsHandler,
    FindFrameworksHandler,
    FindIndicesHandler,
    FindOffersBehindHandler,
    FindOpenAlertsHandler,
    FindPlacementsBehindHandler,
    FindPricesHandler,
    ...priceHandlers,
    FindProviderHandler,
    FindProvidersHandler,
    FindRatesHandler,
    GetRateHistoryHandler,
    FindReserveUsageHandler,
    FindTokensHandler,
    FindTrendHandler,
    FindUpliftsHandler,
    FindPositionsHandler,
    ...procurementHandlers,
    ...deskHandlers,
    ...performanceHandlers,
    FindVolumeSharesHandler,
    GetUpliftHandler,
    ScopedProjections,
    PreviewUpliftHandler,
    UpliftAdjustmentsHandler,
  ],
  exports: [ScopedProjections],
})
export class ProjectionsModule {}
