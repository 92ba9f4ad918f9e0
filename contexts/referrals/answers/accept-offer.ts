import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OfferAccepted, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer, type Asker, type PolicyOn } from './about-offer.ts';
import { demandInTime } from './demand-in-time.ts';
import { givenAt } from './given-at.ts';
import { offerNamed } from './offer-named.ts';
import { policiesForAnswer } from './policies-of.ts';
import { recordedLater } from './recorded-later.ts';
import { answererInForce, takeAnswer } from './take-answer.ts';

/** The provider takes what it was offered. */
export class AcceptOffer extends command(
  { framework: reference, referral: reference, offer: reference, ...recordedLater },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

/** One yes is taken: of many at once all but the first are refused (domain E43). */
export const acceptOffer =
  (accept: AcceptOffer, asker: Asker, policyOn: PolicyOn): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = offerNamed(state, accept, asker.visible);
    const { at, backdated } = givenAt(accept, known, asker, policyOn, now);
    demandInTime(state, accept.offer, known, at);
    return [new OfferAccepted({ ...aboutOffer(accept), decidedAt: at, reason: null }), ...backdated];
  };

@CommandHandler(AcceptOffer)
export class AcceptOfferHandler implements ICommandHandler<AcceptOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(accept: AcceptOffer) {
    const policyOn = await policiesForAnswer(this.aggregates, accept);
    return takeAnswer(this.aggregates, accept, 'accept', acceptOffer(accept, answererInForce(), policyOn));
  }
}
