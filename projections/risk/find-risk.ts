import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { risk, type RiskDocument } from './risk.ts';

/** How likely providers are to fail and what that would do: of all, or of one. */
export class FindRisk extends query(
  { framework, asOf, knownAt, provider: reference.optional() },
  mayBeAskedBy('contract-manager', 'service'),
)<RiskDocument> {}

@QueryHandler(FindRisk)
export class FindRiskHandler implements IQueryHandler<FindRisk> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindRisk): Promise<RiskDocument> {
    const views = await this.projections.views(question.knownAt);
    return risk(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
