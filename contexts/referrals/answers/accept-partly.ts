import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, localDate, minutes, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OfferPartiallyAccepted } from '../answer.events.ts';
import { OfferDeclined, type ReferralEvent } from '../referral.events.ts';
import type { Referral } from '../referral.ts';
import { aboutOffer, type Asker, type PolicyOn } from './about-offer.ts';
import { demandInTime } from './demand-in-time.ts';
import { partNotTaken } from './not-taken.ts';
import { offerNamed } from './offer-named.ts';
import { policiesOf } from './policies-of.ts';
import { answererInForce, takeAnswer } from './take-answer.ts';

/** The provider would take so much of it; a decline, unless the broker splits the referral (domain E9). */
export class AcceptPartly extends command(
  { framework: reference, referral: reference, offer: reference, weeklyMinutes: minutes.min(1) },
  mayBeAskedBy('provider', 'broker', 'contract-manager'),
) {}

export const acceptPartly =
  (part: AcceptPartly, asker: Asker, policyOn: PolicyOn): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { offer, weeklyMinutes } = part;
    const known = offerNamed(state, part, asker.visible);
    if (known.partly === weeklyMinutes) return [];
    demandInTime(state, offer, known, now);
    if (state.need && weeklyMinutes >= state.need.weeklyMinutes)
      throw new Rejection(
        'part-not-smaller',
        `${state.need.weeklyMinutes} minutes a week are all that was asked for: accept the offer, or name fewer.`,
      );
    const of = aboutOffer(part);
    const taken = new OfferPartiallyAccepted({ ...of, answeredAt: now, weeklyMinutes });
    return policyOn(localDate(now)).partial === 'split'
      ? [taken]
      : [taken, new OfferDeclined({ ...of, decidedAt: now, reason: partNotTaken })];
  };

@CommandHandler(AcceptPartly)
export class AcceptPartlyHandler implements ICommandHandler<AcceptPartly> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(part: AcceptPartly) {
    const policyOn = await policiesOf(this.aggregates, part);
    return takeAnswer(
      this.aggregates,
      part,
      'accept-partly',
      acceptPartly(part, answererInForce(), policyOn),
    );
  }
}
