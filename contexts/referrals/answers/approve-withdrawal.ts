import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferWithdrawn, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { type DecidedBy, demandWithdrawal } from './demand-withdrawal.ts';

/** Takes back an offer that was made in error, as somebody else asked. */
export class ApproveWithdrawal extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

const reason = 'ERROR';

export const approveWithdrawal =
  (approve: ApproveWithdrawal, by: DecidedBy): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const before = state.offers.get(approve.offer);
    if (before?.outcome === 'withdrawn' && before.reason === reason) return [];
    demandWithdrawal(state, approve, by);
    return [new OfferWithdrawn({ ...aboutOffer(approve), decidedAt: now, reason })];
  };

@CommandHandler(ApproveWithdrawal)
export class ApproveWithdrawalHandler implements ICommandHandler<ApproveWithdrawal> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(approve: ApproveWithdrawal) {
    const decide = approveWithdrawal(approve, askerInForce());
    return decideWithoutConflict(this.aggregates, approve, decide);
  }
}
