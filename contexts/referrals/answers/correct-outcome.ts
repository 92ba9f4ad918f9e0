import { command, mayBeAskedBy } from '#access';
import {
  Aggregates,
  type Decide,
  instant,
  type Instant,
  label,
  reasonCode,
  reference,
  Rejection,
} from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { outcome, OfferOutcomeCorrected, type ReferralEvent } from '../referral.events.ts';
import type { Offer, Referral } from '../referral.ts';
import { aboutOffer } from './about-offer.ts';
import { offerNamed } from './offer-named.ts';

/** What the record says of an answer is wrong, and here is what shows it (domain E30). */
export class CorrectOutcome extends command(
  {
    framework: reference,
    referral: reference,
    offer: reference,
    outcome: outcome.exclude(['pending']),
    decidedAt: instant.nullable(),
    reason: reasonCode.nullable(),
    evidence: label,
  },
  mayBeAskedBy('contract-manager'),
) {}

function demandPossible(
  { outcome, decidedAt, reason }: CorrectOutcome,
  { offeredAt }: Offer,
  now: Instant,
): void {
  if (outcome === 'withdrawn' && reason === 'ERROR')
    throw new Rejection(
      'second-person-needed',
      'That an offer was made in error needs two people, while it is open: ask for an exemption of this one instead.',
    );
  if (decidedAt === null && outcome !== 'lapsed')
    throw new Rejection(
      'decision-undated',
      `Say when it was ${outcome}: only a lapse is dated by its deadline.`,
    );
  if (decidedAt !== null && (decidedAt < offeredAt || decidedAt > now))
    throw new Rejection(
      'decision-impossible',
      `The offer was made at ${offeredAt} and it is ${now} now: give an instant between them.`,
    );
}

export const correctOutcome =
  (correct: CorrectOutcome): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const { outcome, decidedAt, reason, evidence } = correct;
    const known = offerNamed(state, correct);
    if (known.outcome === outcome && known.decidedAt === decidedAt && known.reason === reason) return [];
    if (known.outcome === 'pending')
      throw new Rejection('offer-open', `${correct.offer} is open still: record its answer, or withdraw it.`);
    demandPossible(correct, known, now);
    const { provider, role, offeredAt, deadline } = known;
    const facts = { ...aboutOffer(correct), provider, role, offeredAt, deadline };
    return [new OfferOutcomeCorrected({ ...facts, outcome, decidedAt, reason, evidence })];
  };

@CommandHandler(CorrectOutcome)
export class CorrectOutcomeHandler implements ICommandHandler<CorrectOutcome> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(correct: CorrectOutcome) {
    return decideWithoutConflict(this.aggregates, correct, correctOutcome(correct));
  }
}
