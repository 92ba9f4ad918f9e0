import { commandController } from '#event-sourcing';
import { ApproveUplift } from './approve-uplift.ts';
import { ProposeUplift } from './propose-uplift.ts';
import { RefuseUplift } from './refuse-uplift.ts';
import { WithdrawUplift } from './withdraw-uplift.ts';

export const UpliftsController = commandController('uplifts', 'api/v1/frameworks/:framework/uplifts', {
  '': ProposeUplift,
  ':uplift/approval': ApproveUplift,
  ':uplift/refusal': RefuseUplift,
  ':uplift/withdrawal': WithdrawUplift,
});
