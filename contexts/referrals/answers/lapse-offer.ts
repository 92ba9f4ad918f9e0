import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { OfferLapsed, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { openOffer } from './open-offer.ts';

/** The deadline has passed in silence (domain E3). */
export class LapseOffer extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager', 'system'),
) {}

/** Silence is dated by the deadline. What waits for a decision of the council's does not lapse meanwhile. */
export const lapseOffer =
  (lapse: LapseOffer): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    if (state.offers.get(lapse.offer)?.outcome === 'lapsed') return [];
    const { deadline, counter, partly, withdrawal } = openOffer(state, lapse);
    if (counter ?? partly ?? withdrawal)
      throw new Rejection(
        'answer-to-decide',
        `${lapse.offer} waits for a decision of the council's: agree, split, refuse or withdraw it first.`,
      );
    if (now <= deadline)
      throw new Rejection('deadline-not-passed', `The provider has until ${deadline}: wait until then.`);
    return [new OfferLapsed({ ...aboutOffer(lapse), decidedAt: null, reason: null })];
  };

@CommandHandler(LapseOffer)
export class LapseOfferHandler implements ICommandHandler<LapseOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(lapse: LapseOffer) {
    return decideWithoutConflict(this.aggregates, lapse, lapseOffer(lapse));
  }
}
