import { Module } from '@nestjs/common';
import type { AnyProjection } from '#event-sourcing';
import { AcceptanceController } from './acceptance/acceptance.controller.ts';
import { FindAcceptanceHandler } from './acceptance/find-acceptance.ts';
import { FindOffersBehindHandler } from './acceptance/find-offers-behind.ts';
import { OffersController } from './acceptance/offers.controller.ts';
import { AlertsController } from './alerts/alerts.controller.ts';
import { EvaluateAlertsHandler } from './alerts/evaluate-alerts.ts';
import { FindOpenAlertsHandler } from './alerts/find-open-alerts.ts';
import { alerts } from './alerts/index.ts';
import { FairnessController } from './fairness/fairness.controller.ts';
import { FindFairnessFindingsHandler } from './fairness/find-fairness-findings.ts';
import { FindFrameworksHandler } from './frameworks/find-frameworks.ts';
import { FrameworksController } from './frameworks/frameworks.controller.ts';
import { frameworks } from './frameworks/index.ts';
import { providers } from './providers/index.ts';
import { rates } from './rates/index.ts';
import { FindEventsHandler } from './recorded-events/find-events.ts';
import { RecordedEventsController } from './recorded-events/recorded-events.controller.ts';
import { GetReferralStoryHandler } from './referral-story/get-referral-story.ts';
import { ReferralStoryController } from './referral-story/referral-story.controller.ts';
import { referrals } from './referrals/index.ts';
import { FindPlacementsBehindHandler } from './reserve-usage/find-placements-behind.ts';
import { FindReserveUsageHandler } from './reserve-usage/find-reserve-usage.ts';
import { PlacementsController } from './reserve-usage/placements.controller.ts';
import { ReserveUsageController } from './reserve-usage/reserve-usage.controller.ts';
import { FindTrendHandler } from './trend/find-trend.ts';
import { TrendController } from './trend/trend.controller.ts';

/** The views that are kept, each folded from the log. */
export const allProjections: readonly AnyProjection[] = [alerts, frameworks, providers, rates, referrals];

/** Everything that can be asked, over the bus and over HTTP. */
@Module({
  controllers: [
    AcceptanceController,
    AlertsController,
    FairnessController,
    FrameworksController,
    OffersController,
    PlacementsController,
    RecordedEventsController,
    ReferralStoryController,
    ReserveUsageController,
    TrendController,
  ],
  providers: [
    EvaluateAlertsHandler,
    FindAcceptanceHandler,
    FindEventsHandler,
    FindFairnessFindingsHandler,
    FindFrameworksHandler,
    FindOffersBehindHandler,
    FindOpenAlertsHandler,
    FindPlacementsBehindHandler,
    FindReserveUsageHandler,
    FindTrendHandler,
    GetReferralStoryHandler,
  ],
})
export class ProjectionsModule {}
