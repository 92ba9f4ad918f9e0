import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenderStream } from '../streams.ts';
import { EvaluatorAppointed, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandTender } from './demand-tender.ts';

/** Somebody of the council's is to score the answers; `evaluator`: the reference of the account. */
export class AppointEvaluator extends command(
  { framework: reference, tender: reference, evaluator: reference },
  mayBeAskedBy('contract-manager'),
) {}

export const appointEvaluator =
  (appoint: AppointEvaluator): Decide<Tender, TenderEvent> =>
  (state, now) => {
    demandTender(state, appoint);
    const known = state.evaluators.some(({ evaluator }) => evaluator === appoint.evaluator);
    return known ? [] : [new EvaluatorAppointed({ ...appoint, appointedAt: now })];
  };

@CommandHandler(AppointEvaluator)
export class AppointEvaluatorHandler implements ICommandHandler<AppointEvaluator> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(appoint: AppointEvaluator) {
    return this.aggregates.transact(tender, tenderStream(appoint), appointEvaluator(appoint));
  }
}
