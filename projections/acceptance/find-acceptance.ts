import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { acceptance, type AcceptanceDocument } from './acceptance.ts';

/** Who accepted what share of the referrals offered: all positions, or those of one provider or area. */
export class FindAcceptance extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
  },
  mayBeAskedBy('contract-manager', 'broker'),
)<AcceptanceDocument> {}

@QueryHandler(FindAcceptance)
export class FindAcceptanceHandler implements IQueryHandler<FindAcceptance> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindAcceptance): Promise<AcceptanceDocument> {
    const views = await this.projections.views(question.knownAt);
    return acceptance(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
