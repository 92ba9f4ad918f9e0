import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { frameworkNamed } from '../frameworks/index.ts';
import { dayAsked, framework } from '../measures/index.ts';
import { areaDetails, type AreaDetail } from './area-record.ts';

/** One area as it stands today, with its open referrals and its packages. Refused `area-unknown`. */
export class FindArea extends query(
  { framework, area: reference },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<AreaDetail> {}

@QueryHandler(FindArea)
export class FindAreaHandler implements IQueryHandler<FindArea> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute({ framework, area }: FindArea): Promise<AreaDetail> {
    const views = await this.projections.views();
    const named = frameworkNamed(views, framework);
    const [found] = areaDetails(views, named, dayAsked(undefined, this.clock), area);
    if (found) return found;
    throw new Rejection(
      'area-unknown',
      `There is no area ${area} in the framework ${named.framework}: look at the reference again.`,
    );
  }
}
