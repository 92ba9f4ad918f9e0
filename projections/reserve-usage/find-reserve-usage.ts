import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { reserveUsage, type ReserveUsageDocument } from './reserve-usage.ts';

/** How much of the work the reserve providers took: everywhere, or of one provider or area. */
export class FindReserveUsage extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
  },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<ReserveUsageDocument> {}

@QueryHandler(FindReserveUsage)
export class FindReserveUsageHandler implements IQueryHandler<FindReserveUsage> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindReserveUsage): Promise<ReserveUsageDocument> {
    const views = await this.projections.views(question.knownAt);
    return reserveUsage(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
