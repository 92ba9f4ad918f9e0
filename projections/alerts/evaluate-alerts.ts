import { mayBeAskedBy, query } from '#access';
import { Clock, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { evaluateAlerts, type AlertEvaluation } from './alert.ts';

/** What would be open on a date; nothing is recorded. */
export class EvaluateAlerts extends query(
  { framework, asOf, knownAt },
  mayBeAskedBy('contract-manager', 'broker'),
)<AlertEvaluation> {}

@QueryHandler(EvaluateAlerts)
export class EvaluateAlertsHandler implements IQueryHandler<EvaluateAlerts> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: EvaluateAlerts): Promise<AlertEvaluation> {
    const views = await this.projections.views(question.knownAt);
    return evaluateAlerts(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
