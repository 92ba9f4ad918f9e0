import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferAccepted, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { demandCounter } from './demand-counter.ts';

/** Takes the other time or start: the offer is accepted. */
export class AgreeCounterOffer extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const agreeCounterOffer =
  (agree: AgreeCounterOffer): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = state.offers.get(agree.offer);
    if (known?.outcome === 'accepted' && known.counter) return [];
    demandCounter(state, agree);
    return [new OfferAccepted({ ...aboutOffer(agree), decidedAt: now, reason: null })];
  };

@CommandHandler(AgreeCounterOffer)
export class AgreeCounterOfferHandler implements ICommandHandler<AgreeCounterOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(agree: AgreeCounterOffer) {
    return decideWithoutConflict(this.aggregates, agree, agreeCounterOffer(agree));
  }
}
