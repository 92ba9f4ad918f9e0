import { ApproveOffFrameworkHandler } from './approve-off-framework.ts';
import { FailToPlaceHandler } from './fail-to-place.ts';
import { MoveReferralOnHandler } from './move-referral-on.ts';
import { OfferAgainHandler } from './offer-again.ts';
import { OfferNextHandler } from './offer-next.ts';
import { OrderDesk } from './order-desk.ts';
import { PlaceReferralHandler } from './place-referral.ts';
import { RefuseOffFrameworkHandler } from './refuse-off-framework.ts';
import { RequestOffFrameworkHandler } from './request-off-framework.ts';
import { SkipStepHandler } from './skip-step.ts';

/** Whoever carries out the verbs of the order. */
export const orderHandlers = [
  OrderDesk,
  ApproveOffFrameworkHandler,
  FailToPlaceHandler,
  MoveReferralOnHandler,
  OfferAgainHandler,
  OfferNextHandler,
  PlaceReferralHandler,
  RefuseOffFrameworkHandler,
  RequestOffFrameworkHandler,
  SkipStepHandler,
];
