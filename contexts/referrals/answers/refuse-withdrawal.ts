import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferWithdrawalRefused } from '../answer.events.ts';
import type { ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { type DecidedBy, demandWithdrawal } from './demand-withdrawal.ts';

/** Lets an offer stand that somebody else asked to take back. */
export class RefuseWithdrawal extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const refuseWithdrawal =
  (refuse: RefuseWithdrawal, by: DecidedBy): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    demandWithdrawal(state, refuse, by);
    return [new OfferWithdrawalRefused({ ...aboutOffer(refuse), decidedAt: now, decidedBy: by.id })];
  };

@CommandHandler(RefuseWithdrawal)
export class RefuseWithdrawalHandler implements ICommandHandler<RefuseWithdrawal> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(refuse: RefuseWithdrawal) {
    const decide = refuseWithdrawal(refuse, askerInForce());
    return decideWithoutConflict(this.aggregates, refuse, decide);
  }
}
