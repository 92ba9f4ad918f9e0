import { CarePackagesController } from './care-packages/care-packages.controller.ts';
import { FindPackagesHandler } from './care-packages/find-packages.ts';
import { GetPackageHandler } from './care-packages/get-package.ts';
import { ExplainOrderHandler } from './explanation/explain-order.ts';
import { OrderController } from './explanation/order.controller.ts';
import { FindOwnOffersHandler } from './own-offers/find-own-offers.ts';
import { OwnOffersController } from './own-offers/own-offers.controller.ts';
import { FindAlertsHandler, GetAlertHandler } from './raised-alerts/index.ts';
import { RaisedAlertsController } from './raised-alerts/raised-alerts.controller.ts';
import { DeskController } from './referral-desk/desk.controller.ts';
import { FindDeskHandler } from './referral-desk/find-desk.ts';
import { GetReferralStoryHandler } from './referral-story/get-referral-story.ts';
import { ReferralStoryController } from './referral-story/referral-story.controller.ts';

/** Where the work on referrals and packages can be asked. */
export const deskControllers = [
  CarePackagesController,
  DeskController,
  OrderController,
  OwnOffersController,
  RaisedAlertsController,
  ReferralStoryController,
];

/** Whoever answers that. */
export const deskHandlers = [
  ExplainOrderHandler,
  FindAlertsHandler,
  FindDeskHandler,
  FindOwnOffersHandler,
  FindPackagesHandler,
  GetAlertHandler,
  GetPackageHandler,
  GetReferralStoryHandler,
];
