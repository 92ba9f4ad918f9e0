import { mayBeAskedBy, query } from '#access';
import { Clock, Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { positionsOn, type PositionsDocument } from './positions.ts';

/** Who holds what under a framework, what the limits leave, what is vacant, and what was decided about positions. */
export class FindPositions extends query(
  { framework, asOf, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<PositionsDocument> {}

@QueryHandler(FindPositions)
export class FindPositionsHandler implements IQueryHandler<FindPositions> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindPositions): Promise<PositionsDocument> {
    const views = await this.projections.views(question.knownAt);
    return positionsOn(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
