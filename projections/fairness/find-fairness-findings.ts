import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { framework, knownAt } from '../measures/index.ts';
import { fairness, type FairnessDocument } from './fairness.ts';

/** Every breach of the agreed mechanism that the record of a framework shows. */
export class FindFairnessFindings extends query(
  { framework, knownAt },
  mayBeAskedBy('contract-manager'),
)<FairnessDocument> {}

@QueryHandler(FindFairnessFindings)
export class FindFairnessFindingsHandler implements IQueryHandler<FindFairnessFindings> {
  constructor(private readonly projections: Projections) {}

  async execute(question: FindFairnessFindings): Promise<FairnessDocument> {
    return fairness(await this.projections.views(question.knownAt), question);
  }
}
