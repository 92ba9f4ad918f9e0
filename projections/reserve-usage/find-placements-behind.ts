import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { asOf, dayAsked, days, framework, knownAt } from '../measures/index.ts';
import { placementsBehind, type PlacementsBehind } from './placements-behind.ts';

/** The placements behind a figure of reserve usage: of a row, of one role, of a point of the trend. */
export class FindPlacementsBehind extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
    role: z.enum(['primary', 'secondary', 'reserve', 'off-framework']).optional(),
    days: days.describe('A window of so many dates that ends with asOf; the policy’s when left out.'),
  },
  mayBeAskedBy('contract-manager', 'broker'),
)<PlacementsBehind> {}

@QueryHandler(FindPlacementsBehind)
export class FindPlacementsBehindHandler implements IQueryHandler<FindPlacementsBehind> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindPlacementsBehind): Promise<PlacementsBehind> {
    const views = await this.projections.views(question.knownAt);
    return placementsBehind(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
