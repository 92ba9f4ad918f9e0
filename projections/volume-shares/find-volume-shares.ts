import { mayBeAskedBy, query } from '#access';
import { Clock, Projections, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asOf, dayAsked, framework, knownAt } from '../measures/index.ts';
import { volumeShares, type VolumeSharesDocument } from './volume-shares.ts';

/** Which tier took which share of the hours: everywhere, or in one area. */
export class FindVolumeShares extends query(
  { framework, asOf, knownAt, area: reference.optional() },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<VolumeSharesDocument> {}

@QueryHandler(FindVolumeShares)
export class FindVolumeSharesHandler implements IQueryHandler<FindVolumeShares> {
  constructor(
    private readonly projections: Projections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindVolumeShares): Promise<VolumeSharesDocument> {
    const views = await this.projections.views(question.knownAt);
    return volumeShares(views, { ...question, asOf: dayAsked(question.asOf, this.clock) });
  }
}
