import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferWithdrawalRequested } from '../answer.events.ts';
import { OfferWithdrawn, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { openOffer } from './open-offer.ts';
import { withdrawalReason } from './withdrawal-reason.ts';

/** Takes an offer back before it is answered; one made in error only with a second person (domain E7, E14). */
export class WithdrawOffer extends command(
  { framework: reference, referral: reference, offer: reference, reason: withdrawalReason },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

/** `askedBy`: everybody who stands behind the request. */
export const withdrawOffer =
  (withdraw: WithdrawOffer, askedBy: string): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { reason } = withdraw;
    const before = state.offers.get(withdraw.offer);
    if (before?.outcome === 'withdrawn' && before.reason === reason) return [];
    const { withdrawal } = openOffer(state, withdraw);
    const of = aboutOffer(withdraw);
    if (reason !== 'ERROR') return [new OfferWithdrawn({ ...of, decidedAt: now, reason })];
    if (withdrawal?.requestedBy === askedBy) return [];
    if (withdrawal)
      throw new Rejection(
        'withdrawal-requested',
        'A colleague has asked for this already: approve the withdrawal, or refuse it.',
      );
    return [new OfferWithdrawalRequested({ ...of, requestedAt: now, requestedBy: askedBy, reason })];
  };

@CommandHandler(WithdrawOffer)
export class WithdrawOfferHandler implements ICommandHandler<WithdrawOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(withdraw: WithdrawOffer) {
    const decide = withdrawOffer(withdraw, askerInForce().id);
    return decideWithoutConflict(this.aggregates, withdraw, decide);
  }
}
