import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenderStream } from '../streams.ts';
import { ClarificationAnswered, statement, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandBeforeDeadline } from './demand-before-deadline.ts';

/** Answers a question; whatever is answered, every bidder is told (equal treatment, section 12). */
export class AnswerClarification extends command(
  { framework: reference, tender: reference, clarification: reference, text: statement },
  mayBeAskedBy('contract-manager'),
) {}

export const answerClarification =
  (answer: AnswerClarification): Decide<Tender, TenderEvent> =>
  (state, now) => {
    demandBeforeDeadline(state, answer, now);
    const known = state.clarifications.find(({ clarification }) => clarification === answer.clarification);
    if (!known)
      throw new Rejection('clarification-unknown', `Nobody asked ${answer.clarification}: look again.`);
    if (known.answer?.text === answer.text && known.answer.sharedWith === 'all') return [];
    if (known.answer)
      throw new Rejection(
        'clarification-answered',
        'This is answered, and bidders rely on it: tell them what is new as a question of the council.',
      );
    return [new ClarificationAnswered({ ...answer, sharedWith: 'all', answeredAt: now })];
  };

@CommandHandler(AnswerClarification)
export class AnswerClarificationHandler implements ICommandHandler<AnswerClarification> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(answer: AnswerClarification) {
    return this.aggregates.transact(tender, tenderStream(answer), answerClarification(answer));
  }
}
