import { askerInForce, command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, localDate, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decideWithoutConflict } from '../conflicts/decide-without-conflict.ts';
import { LateAcceptanceTaken } from '../answer.events.ts';
import { OfferWithdrawn, type ReferralEvent } from '../referral.events.ts';
import type { Offer, Referral } from '../referral.ts';
import { ofThisVersion, openOffers } from '../referral-state.ts';
import { stepOf } from '../order/said-yes.ts';
import { aboutOffer, type PolicyOn } from './about-offer.ts';
import { offerNamed } from './offer-named.ts';
import { demandGoingOn } from './open-offer.ts';
import { policiesOf } from './policies-of.ts';

/** Takes an acceptance that came after the deadline, before the referral is placed (domain E4). */
export class TakeLateAcceptance extends command(
  { framework: reference, referral: reference, offer: reference },
  mayBeAskedBy('broker', 'contract-manager'),
) {}

const saidYesLate = ({ outcome, refusedAnswers }: Offer) =>
  outcome === 'lapsed' && refusedAnswers.includes('accept');

function demandLateYes(state: Referral, offer: string, known: Offer): void {
  if (!saidYesLate(known))
    throw new Rejection(
      'late-acceptance-unknown',
      `No yes to ${offer} came after it lapsed: record first that the provider accepts.`,
    );
  demandGoingOn(state, offer);
  if (known.version !== state.need?.version)
    throw new Rejection('offer-outdated', 'The need is another one now: offer it to the provider as it is.');
  const inTime = ofThisVersion(state).find(([, { outcome }]) => outcome === 'accepted');
  if (inTime)
    throw new Rejection('already-accepted', `${inTime[1].provider} has said yes: a late yes comes too late.`);
}

/**
 * The late yeses of the step in which an offer was made: nobody picks one of them, they are chosen among like any others.
 * Refused `late-acceptance-earlier` while a provider that comes earlier in the same round has said yes late too.
 */
function lateTogether(state: Referral, offer: string): readonly string[] {
  const step = stepOf(state, offer);
  if (!step) return [offer];
  const late = ofThisVersion(state).flatMap(([each, known]) => {
    const its = saidYesLate(known) ? stepOf(state, each) : undefined;
    return its && its.round === step.round ? [{ each, its }] : [];
  });
  const earlier = late.find(({ its }) => state.steps.indexOf(its) < state.steps.indexOf(step));
  if (earlier)
    throw new Rejection(
      'late-acceptance-earlier',
      `${earlier.each} comes earlier in the order, and its provider said yes late too: take that one.`,
    );
  return late.filter(({ its }) => its === step).map(({ each }) => each);
}

/** It counts as accepted, late; whoever else was asked meanwhile is asked no more, and nothing counts against them. */
export const takeLateAcceptance =
  (take: TakeLateAcceptance, takenBy: string, policyOn: PolicyOn): Decide<Referral, ReferralEvent> =>
  (state, now) => {
    const known = offerNamed(state, take);
    if (known.late && known.outcome === 'accepted') return [];
    if (policyOn(localDate(now)).lateAcceptance === 'refuse')
      throw new Rejection(
        'late-acceptance-refused',
        'The policy lets nobody take a yes that came after the deadline: go on with the order.',
      );
    demandLateYes(state, take.offer, known);
    const of = aboutOffer(take);
    const withdrawn = { decidedAt: now, reason: 'LATE_ACCEPTANCE_TAKEN' };
    return [
      ...lateTogether(state, take.offer).map(
        (offer) => new LateAcceptanceTaken({ ...of, offer, decidedAt: now, takenBy }),
      ),
      ...openOffers(state).map(([offer]) => new OfferWithdrawn({ ...of, offer, ...withdrawn })),
    ];
  };

@CommandHandler(TakeLateAcceptance)
export class TakeLateAcceptanceHandler implements ICommandHandler<TakeLateAcceptance> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(take: TakeLateAcceptance) {
    const policyOn = await policiesOf(this.aggregates, take);
    const decide = takeLateAcceptance(take, askerInForce().id, policyOn);
    return decideWithoutConflict(this.aggregates, take, decide);
  }
}
