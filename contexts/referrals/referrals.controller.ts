import { commandController } from '#event-sourcing';
import { OverrideConflict } from './conflicts/override-conflict.ts';
import { AmendReferral } from './need/amend-referral.ts';
import { ReceiveReferral } from './need/receive-referral.ts';
import { RecordPreference } from './need/record-preference.ts';
import { WithdrawReferral } from './need/withdraw-referral.ts';
import { ApproveOffFramework } from './order/approve-off-framework.ts';
import { FailToPlace } from './order/fail-to-place.ts';
import { OfferAgain } from './order/offer-again.ts';
import { OfferNext } from './order/offer-next.ts';
import { PlaceReferral } from './order/place-referral.ts';
import { RefuseOffFramework } from './order/refuse-off-framework.ts';
import { RequestOffFramework } from './order/request-off-framework.ts';
import { SkipStep } from './order/skip-step.ts';

export const ReferralsController = commandController('referrals', 'api/v1/referrals', {
  '': ReceiveReferral,
  ':referral/amendment': AmendReferral,
  ':referral/withdrawal': WithdrawReferral,
  ':referral/preference': RecordPreference,
  ':referral/offers': OfferNext,
  ':referral/rounds': OfferAgain,
  ':referral/skips': SkipStep,
  ':referral/placement': PlaceReferral,
  ':referral/failure': FailToPlace,
  ':referral/off-framework': RequestOffFramework,
  ':referral/off-framework/approval': ApproveOffFramework,
  ':referral/off-framework/refusal': RefuseOffFramework,
  ':referral/conflict-override': OverrideConflict,
});
