import { type Instant, localDate, Rejection } from '#event-sourcing';
import { AnswerBackdated } from '../answer.events.ts';
import type { Offer } from '../referral.ts';
import { type AboutOffer, aboutOffer, type Asker, type GivenEarlier, type PolicyOn } from './about-offer.ts';
import { workingDaysAfter } from './working-days-after.ts';

/** When an answer was given, and what is recorded of its being recorded late. */
export interface GivenAt {
  readonly at: Instant;
  readonly backdated: readonly AnswerBackdated[];
}

function demandPossible(answeredAt: Instant, { offeredAt }: Offer, { council }: Asker, now: Instant): void {
  if (!council)
    throw new Rejection(
      'answer-not-now',
      'Your answer counts from when it arrives: leave out "answeredAt", or ask the council to record an earlier one.',
    );
  if (answeredAt > now)
    throw new Rejection('answer-in-future', `It is ${now} now: an answer is recorded once it was given.`);
  if (answeredAt < offeredAt)
    throw new Rejection(
      'answer-before-offer',
      `The offer was made at ${offeredAt}: an answer comes after it.`,
    );
}

/**
 * Now, or when somebody of the council says that the provider gave it: longer ago than the policy in force lets pass, it
 * needs a reason and evidence (domain E31). Refused `answer-not-now`, `answer-in-future`, `answer-before-offer`,
 * `late-reason-needed`.
 */
export function givenAt(
  about: AboutOffer & GivenEarlier,
  offer: Offer,
  asker: Asker,
  policyOn: PolicyOn,
  now: Instant,
): GivenAt {
  const { answeredAt, lateReason, evidence } = about;
  if (answeredAt === undefined) return { at: now, backdated: [] };
  demandPossible(answeredAt, offer, asker, now);
  const { backdateWorkingDays, deadline } = policyOn(localDate(now));
  if (workingDaysAfter(answeredAt, now, deadline) <= backdateWorkingDays)
    return { at: answeredAt, backdated: [] };
  if (lateReason === undefined || evidence === undefined)
    throw new Rejection(
      'late-reason-needed',
      `That is more than ${backdateWorkingDays} working days ago: give "lateReason" and "evidence" too.`,
    );
  const facts = { ...aboutOffer(about), answeredAt, reason: lateReason, evidence };
  return { at: answeredAt, backdated: [new AnswerBackdated(facts)] };
}
