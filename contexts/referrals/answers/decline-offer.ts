import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OfferDeclined, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer, type Asker, type PolicyOn } from './about-offer.ts';
import { declineReason } from './decline-reason.ts';
import { demandInTime } from './demand-in-time.ts';
import { givenAt } from './given-at.ts';
import { offerNamed } from './offer-named.ts';
import { policiesForAnswer } from './policies-of.ts';
import { recordedLater } from './recorded-later.ts';
import { answererInForce, takeAnswer } from './take-answer.ts';

/** The provider does not take what it was offered, and says why. */
export class DeclineOffer extends command(
  { framework: reference, referral: reference, offer: reference, reason: declineReason, ...recordedLater },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

export const declineOffer =
  (decline: DeclineOffer, asker: Asker, policyOn: PolicyOn): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { offer, reason } = decline;
    const known = offerNamed(state, decline, asker.visible);
    if (known.outcome === 'declined' && known.reason === reason) return [];
    const { at, backdated } = givenAt(decline, known, asker, policyOn, now);
    demandInTime(state, offer, known, at);
    return [new OfferDeclined({ ...aboutOffer(decline), decidedAt: at, reason }), ...backdated];
  };

@CommandHandler(DeclineOffer)
export class DeclineOfferHandler implements ICommandHandler<DeclineOffer> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(decline: DeclineOffer) {
    const policyOn = await policiesForAnswer(this.aggregates, decline);
    return takeAnswer(
      this.aggregates,
      decline,
      'decline',
      declineOffer(decline, answererInForce(), policyOn),
    );
  }
}
