import { ApplyUpliftHandler } from './apply-uplift.ts';
import { ApproveUpliftHandler } from './approve-uplift.ts';
import { ProposeUpliftHandler } from './propose-uplift.ts';
import { RefuseUpliftHandler } from './refuse-uplift.ts';
import { WithdrawUpliftHandler } from './withdraw-uplift.ts';

/** Whoever carries out the verbs of uplifts. */
export const upliftHandlers = [
  ApplyUpliftHandler,
  ApproveUpliftHandler,
  ProposeUpliftHandler,
  RefuseUpliftHandler,
  WithdrawUpliftHandler,
];
