import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Asker } from '../../referrals/index.ts';
import { AnswerScored, type BidEvent, score } from '../bid.events.ts';
import { bid, type Bid } from '../bid.ts';
import { tender, type Tender } from '../tender.ts';
import { bidStream, tenderStream } from '../streams.ts';
import { demandBid } from './demand-bid.ts';
import { demandImpartial } from './demand-impartial.ts';
import { demandOpened } from './demand-opened.ts';
import { demandQuestion } from './demand-question.ts';
import { judgeNow } from './judge-now.ts';

/** An evaluator's own score for an answer, of 0 to the tender's scale; a later one of his replaces it. */
export class ScoreAnswer extends command(
  { framework: reference, tender: reference, provider: reference, question: reference, score },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

function demandEvaluator({ evaluators }: Tender, { person }: Asker): void {
  const known = evaluators.find(({ evaluator }) => evaluator === person);
  if (!known)
    throw new Rejection(
      'evaluator-unknown',
      'You are not one of the evaluators of this tender: a contract manager can appoint you.',
    );
  if (known.interests === null)
    throw new Rejection(
      'interest-undeclared',
      'Declare your interests in the bidders first, or that you have none.',
    );
}

export const scoreAnswer =
  (answer: ScoreAnswer, of: Tender, asker: Asker): Decide<Bid, BidEvent> =>
  (state, now) => {
    const terms = demandOpened(of, answer);
    demandBid(state, answer);
    demandImpartial(of, asker, answer.provider);
    demandEvaluator(of, asker);
    demandQuestion(terms, answer);
    if (state.moderated.has(answer.question))
      throw new Rejection(
        'answer-moderated',
        'The evaluators have agreed on a score for this answer: theirs are closed.',
      );
    const last = state.scores.find(
      ({ question, evaluator }) => question === answer.question && evaluator === asker.person,
    );
    if (last?.score === answer.score) return [];
    return [new AnswerScored({ ...answer, evaluator: asker.person, scoredAt: now })];
  };

@CommandHandler(ScoreAnswer)
export class ScoreAnswerHandler implements ICommandHandler<ScoreAnswer> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute(answer: ScoreAnswer) {
    const of = await this.aggregates.load(tender, tenderStream(answer));
    const asker = await judgeNow(this.aggregates);
    return this.aggregates.transact(bid, bidStream(answer), scoreAnswer(answer, of, asker));
  }
}
