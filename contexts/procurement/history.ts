import { localDate, type DomainEvent, type Instant } from '#event-sourcing';
import {
  AnswerScored,
  BidOpened,
  BidReceived,
  QualityAssessed,
  RateExplanationReceived,
  RateExplanationRequested,
  RateReviewConcluded,
} from './bid.events.ts';
import { bidStream, type OfBid, type OfTender, tenderStream } from './streams.ts';
import {
  ClarificationAnswered,
  EvaluatorInterestDeclared,
  PricesEvaluated,
  TenderOpened,
} from './tender.events.ts';

type Facts<E> = Omit<E, 'type'>;

/** What a file cannot tell in a cell. */
const atTheCouncil = 'See the file at the council';

const past = (stream: string, event: DomainEvent, occurred: Instant) => ({
  stream,
  events: [{ event, occurred }],
});
const ofTender = (of: OfTender, event: DomainEvent, occurred: Instant) =>
  past(`tender-${tenderStream(of)}`, event, occurred);
const ofBid = (of: OfBid, event: DomainEvent, occurred: Instant) =>
  past(`bid-${bidStream(of)}`, event, occurred);

/** A tender as it was opened. */
export const pastTender = (facts: Facts<TenderOpened>) =>
  ofTender(facts, new TenderOpened(facts), facts.openedAt);

export const pastAnswer = (facts: Omit<Facts<ClarificationAnswered>, 'text'>) =>
  ofTender(facts, new ClarificationAnswered({ ...facts, text: atTheCouncil }), facts.answeredAt);

export const pastDeclaration = (facts: Facts<EvaluatorInterestDeclared>) =>
  ofTender(facts, new EvaluatorInterestDeclared(facts), facts.declaredAt);

export const pastPrices = (facts: Facts<PricesEvaluated>) =>
  ofTender(facts, new PricesEvaluated(facts), facts.evaluatedAt);

/** A bid as it came, also one that came too late and was kept: its seal was the council's of that time. */
export const pastBid = (facts: OfBid & Pick<BidReceived, 'receivedAt'>) =>
  ofBid(facts, new BidReceived({ ...facts, digest: null, sealed: null }), facts.receivedAt);

export const pastOpening = (facts: Omit<Facts<BidOpened>, 'salt'>) =>
  ofBid(facts, new BidOpened({ ...facts, salt: null }), facts.openedAt);

export const pastScore = (facts: Facts<AnswerScored>) =>
  ofBid(facts, new AnswerScored(facts), facts.scoredAt);

export const pastQuality = (facts: Omit<Facts<QualityAssessed>, 'failed'>) =>
  ofBid(facts, new QualityAssessed({ ...facts, failed: [] }), facts.assessedAt);

/** How far the review of a rate had come. */
export type ReviewStep = 'requested' | 'received' | 'accepted' | 'rejected';

/** A step in the review of a rate; an answer that was asked for is taken to have been due that day. */
export function pastReview({
  step,
  at,
  ...rated
}: Omit<Facts<RateReviewConcluded>, 'outcome' | 'reason' | 'concludedAt'> & {
  readonly step: ReviewStep;
  readonly at: Instant;
}) {
  if (step === 'requested')
    return ofBid(
      rated,
      new RateExplanationRequested({ ...rated, dueOn: localDate(at), requestedAt: at }),
      at,
    );
  if (step === 'received')
    return ofBid(rated, new RateExplanationReceived({ ...rated, text: atTheCouncil, receivedAt: at }), at);
  return ofBid(
    rated,
    new RateReviewConcluded({ ...rated, outcome: step, reason: atTheCouncil, concludedAt: at }),
    at,
  );
}
