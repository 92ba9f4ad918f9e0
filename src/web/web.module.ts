import { Module } from '@nestjs/common';
import { FairnessPageController } from './fairness.controller.ts';
import { FindNamesHandler } from './find-names.ts';
import { FindReferralHandler } from './find-referral.ts';
import { OffersListController } from './offers.controller.ts';
import { PerformanceController } from './performance.controller.ts';
import { PlacementsListController } from './placements.controller.ts';
import { Reception } from './reception.ts';
import { ReferralController } from './referral.controller.ts';

/** The pages. Their templates, files and headers come with `registerWeb`. */
@Module({
  controllers: [
    PerformanceController,
    OffersListController,
    PlacementsListController,
    ReferralController,
    FairnessPageController,
  ],
  providers: [FindNamesHandler, FindReferralHandler, Reception],
})
export class WebModule {}
