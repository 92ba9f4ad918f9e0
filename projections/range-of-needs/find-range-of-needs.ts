import { mayBeAskedBy, Principal, query } from '#access';
import { Clock, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { inheritedBy } from '../acceptance/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { demandOwnArea, ScopedProjections } from '../scope/index.ts';
import { rangeOfNeeds, type RangeOfNeedsDocument } from './range-of-needs.ts';

/** Whether what is accepted reflects the range of needs: of all positions, or of one provider or area. */
export class FindRangeOfNeeds extends query(
  {
    framework,
    asOf,
    knownAt,
    provider: reference.optional(),
    area: reference.optional(),
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<RangeOfNeedsDocument> {}

@QueryHandler(FindRangeOfNeeds)
export class FindRangeOfNeedsHandler implements IQueryHandler<FindRangeOfNeeds> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindRangeOfNeeds): Promise<RangeOfNeedsDocument> {
    const provider = Principal.inForce()?.provider ?? question.provider;
    const views = await this.projections.views(question.knownAt, question.provider, inheritedBy);
    const found = rangeOfNeeds(views, { ...question, provider, asOf: dayAsked(question.asOf, this.clock) });
    demandOwnArea(question.area, frameworkNamed(views, question.framework).positions, found.rows);
    return found;
  }
}
