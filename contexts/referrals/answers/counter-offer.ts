import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OfferCountered } from '../answer.events.ts';
import { OfferDeclined, type ReferralEvent, timeSlot } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer, type Asker, type PolicyOn } from './about-offer.ts';
import { demandInTime } from './demand-in-time.ts';
import { counterNotTaken } from './not-taken.ts';
import { offerNamed } from './offer-named.ts';
import { policiesOf } from './policies-of.ts';
import { answererInForce, takeAnswer } from './take-answer.ts';

/** The provider would take it at another time, or from another day; the broker decides (domain E10). */
export class CounterOffer extends command(
  {
    framework: reference,
    referral: reference,
    offer: reference,
    startOn: date.nullable(),
    timeSlot: timeSlot.nullable(),
  },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

export const counterOffer =
  (counter: CounterOffer, asker: Asker, policyOn: PolicyOn): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { offer, startOn, timeSlot } = counter;
    const known = offerNamed(state, counter, asker.visible);
    if (startOn === null && timeSlot === null)
      throw new Rejection(
        'counter-offer-empty',
        'Say from which day, or at which time, the provider would take it; as it was asked, accept it.',
      );
    if (known.counter?.startOn === startOn && known.counter.timeSlot === timeSlot) return [];
    demandInTime(state, offer, known, now);
    const of = aboutOffer(counter);
    const countered = new OfferCountered({ ...of, answeredAt: now, startOn, timeSlot });
    return policyOn(localDate(now)).counterOffer === 'brokerDecides'
      ? [countered]
      : [countered, new OfferDeclined({ ...of, decidedAt: now, reason: counterNotTaken })];
  };

@CommandHandler(CounterOffer)
export class CounterOfferHandler implements ICommandHandler<CounterOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(counter: CounterOffer) {
    const policyOn = await policiesOf(this.aggregates, counter);
    return takeAnswer(
      this.aggregates,
      counter,
      'counter',
      counterOffer(counter, answererInForce(), policyOn),
    );
  }
}
