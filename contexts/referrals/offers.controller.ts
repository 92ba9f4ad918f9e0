import { commandController } from '#event-sourcing';
import { AcceptOffer } from './answers/accept-offer.ts';
import { AcceptPartly } from './answers/accept-partly.ts';
import { AgreeCounterOffer } from './answers/agree-counter-offer.ts';
import { ApproveWithdrawal } from './answers/approve-withdrawal.ts';
import { CorrectOutcome } from './answers/correct-outcome.ts';
import { CounterOffer } from './answers/counter-offer.ts';
import { DeclineOffer } from './answers/decline-offer.ts';
import { LapseOffer } from './answers/lapse-offer.ts';
import { RefuseCounterOffer } from './answers/refuse-counter-offer.ts';
import { RefusePart } from './answers/refuse-part.ts';
import { RefuseWithdrawal } from './answers/refuse-withdrawal.ts';
import { TakeLateAcceptance } from './answers/take-late-acceptance.ts';
import { WithdrawOffer } from './answers/withdraw-offer.ts';
import { RefuseExemption } from './exemptions/refuse-exemption.ts';
import { RequestExemption } from './exemptions/request-exemption.ts';
import { ValidateExemption } from './exemptions/validate-exemption.ts';
import { SplitReferral } from './need/split-referral.ts';

export const OffersController = commandController('offers', 'api/v1/offers/:offer', {
  acceptance: AcceptOffer,
  decline: DeclineOffer,
  'counter-offer': CounterOffer,
  'counter-offer/agreement': AgreeCounterOffer,
  'counter-offer/refusal': RefuseCounterOffer,
  'partial-acceptance': AcceptPartly,
  'partial-acceptance/refusal': RefusePart,
  split: SplitReferral,
  lapse: LapseOffer,
  withdrawal: WithdrawOffer,
  'withdrawal/approval': ApproveWithdrawal,
  'withdrawal/refusal': RefuseWithdrawal,
  'late-acceptance': TakeLateAcceptance,
  correction: CorrectOutcome,
  exemption: RequestExemption,
  'exemption/validation': ValidateExemption,
  'exemption/refusal': RefuseExemption,
});
