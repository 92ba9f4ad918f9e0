import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { framework, knownAt } from '../measures/index.ts';
import { distribution, type DistributionDocument } from './distribution.ts';

/** What came to each provider of a framework, beside what the agreed mechanism would have brought it. */
export class FindDistribution extends query(
  { framework, knownAt },
  mayBeAskedBy('contract-manager'),
)<DistributionDocument> {}

@QueryHandler(FindDistribution)
export class FindDistributionHandler implements IQueryHandler<FindDistribution> {
  constructor(private readonly projections: Projections) {}

  async execute(question: FindDistribution): Promise<DistributionDocument> {
    return distribution(await this.projections.views(question.knownAt), question);
  }
}
