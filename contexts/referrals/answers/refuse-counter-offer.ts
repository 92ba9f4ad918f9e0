import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferDeclined, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { demandCounter } from './demand-counter.ts';
import { counterNotTaken } from './not-taken.ts';

/** Does not take the other time or start: the offer is declined. */
export class RefuseCounterOffer extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const refuseCounterOffer =
  (refuse: RefuseCounterOffer): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = state.offers.get(refuse.offer);
    if (known?.outcome === 'declined' && known.reason === counterNotTaken) return [];
    demandCounter(state, refuse);
    return [new OfferDeclined({ ...aboutOffer(refuse), decidedAt: now, reason: counterNotTaken })];
  };

@CommandHandler(RefuseCounterOffer)
export class RefuseCounterOfferHandler implements ICommandHandler<RefuseCounterOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(refuse: RefuseCounterOffer) {
    return decideWithoutConflict(this.aggregates, refuse, refuseCounterOffer(refuse));
  }
}
