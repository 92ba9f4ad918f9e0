import { mayBeAskedBy, query } from '#access';
import { Clock, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, days, framework, knownAt } from '../measures/index.ts';
import { demandOwnArea, ScopedProjections } from '../scope/index.ts';
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
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<PlacementsBehind> {}

@QueryHandler(FindPlacementsBehind)
export class FindPlacementsBehindHandler implements IQueryHandler<FindPlacementsBehind> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindPlacementsBehind): Promise<PlacementsBehind> {
    const views = await this.projections.views(question.knownAt, question.provider);
    const found = placementsBehind(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
    demandOwnArea(question.area, frameworkNamed(views, question.framework).positions, found.placements);
    return found;
  }
}
