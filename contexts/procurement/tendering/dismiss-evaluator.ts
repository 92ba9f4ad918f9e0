import { command, mayBeAskedBy } from '#access';
import { Aggregates, type Decide, label, reference } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tenderStream } from '../streams.ts';
import { EvaluatorDismissed, type TenderEvent } from '../tender.events.ts';
import { tender, type Tender } from '../tender.ts';
import { demandTender } from './demand-tender.ts';

/** An evaluator scores no more, and nobody waits for the scores; those given stay on record. */
export class DismissEvaluator extends command(
  { framework: reference, tender: reference, evaluator: reference, reason: label },
  mayBeAskedBy('contract-manager'),
) {}

export const dismissEvaluator =
  (dismiss: DismissEvaluator): Decide<Tender, TenderEvent> =>
  (state) => {
    demandTender(state, dismiss);
    const known = state.evaluators.some(({ evaluator }) => evaluator === dismiss.evaluator);
    return known ? [new EvaluatorDismissed(dismiss)] : [];
  };

@CommandHandler(DismissEvaluator)
export class DismissEvaluatorHandler implements ICommandHandler<DismissEvaluator> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(dismiss: DismissEvaluator) {
    return this.aggregates.transact(tender, tenderStream(dismiss), dismissEvaluator(dismiss));
  }
}
