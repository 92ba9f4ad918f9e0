import { AmendReferralHandler } from './amend-referral.ts';
import { NeedDesk } from './need-desk.ts';
import { ReceivePartHandler } from './receive-part.ts';
import { ReceiveReferralHandler } from './receive-referral.ts';
import { RecordPreferenceHandler } from './record-preference.ts';
import { ReopenReferralHandler } from './reopen-referral.ts';
import { SplitReferralHandler } from './split-referral.ts';
import { WithdrawReferralHandler } from './withdraw-referral.ts';

/** Whoever carries out what is asked about a need, and what they look it up with. */
export const needHandlers = [
  NeedDesk,
  AmendReferralHandler,
  ReceivePartHandler,
  ReceiveReferralHandler,
  RecordPreferenceHandler,
  ReopenReferralHandler,
  SplitReferralHandler,
  WithdrawReferralHandler,
];
