import { mayBeAskedBy, query } from '#access';
import { Projections } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { by, knownAt } from '../measures/index.ts';
import { indices, type IndexEntry } from './indices.ts';

export interface IndexValue extends IndexEntry {
  /** Whether it is what its period is now; else a later one corrected it. */
  readonly stands: boolean;
}

/** By series, each by period; of one period the last recorded last. */
export interface IndicesDocument {
  readonly series: readonly { readonly series: string; readonly values: readonly IndexValue[] }[];
}

/** Every index with everything that was recorded of it. */
export class FindIndices extends query(
  { knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'service'),
)<IndicesDocument> {}

@QueryHandler(FindIndices)
export class FindIndicesHandler implements IQueryHandler<FindIndices> {
  constructor(private readonly projections: Projections) {}

  async execute({ knownAt }: FindIndices): Promise<IndicesDocument> {
    const views = await this.projections.views(knownAt);
    const series = views.withPrefix(indices, '').map(({ series, entries }) => {
      const last = new Map(entries.map((entry) => [entry.period, entry]));
      const inOrder = entries.toSorted(by(({ period }) => period));
      return {
        series,
        values: inOrder.map((entry) => ({ ...entry, stands: last.get(entry.period) === entry })),
      };
    });
    return { series };
  }
}
