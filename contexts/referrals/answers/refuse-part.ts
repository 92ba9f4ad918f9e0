import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferDeclined, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { partNotTaken } from './not-taken.ts';
import { openOffer } from './open-offer.ts';

/** Does not split the referral: the offer is declined. */
export class RefusePart extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

export const refusePart =
  (refuse: RefusePart): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = state.offers.get(refuse.offer);
    if (known?.outcome === 'declined' && known.reason === partNotTaken) return [];
    if (openOffer(state, refuse).partly === null)
      throw new Rejection('part-unknown', `Nobody would take a part of ${refuse.offer}: wait for an answer.`);
    return [new OfferDeclined({ ...aboutOffer(refuse), decidedAt: now, reason: partNotTaken })];
  };

@CommandHandler(RefusePart)
export class RefusePartHandler implements ICommandHandler<RefusePart> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(refuse: RefusePart) {
    return decideWithoutConflict(this.aggregates, refuse, refusePart(refuse));
  }
}
