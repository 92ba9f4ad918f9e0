import { mayBeAskedBy, query } from '#access';
import { batchStream, EventStore, type Position, reference, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ImportCompleted } from '../import.events.ts';
import { batchOf, type ImportBatch } from './import-batch.ts';

/** One batch with its events. */
export interface ImportedBatch extends ImportBatch {
  /** The place of its first event in the log. */
  readonly first: Position;
  /** How many events of each type it recorded, its last one included. */
  readonly events: readonly { readonly type: string; readonly count: number }[];
}

/** One batch. Rejects with Rejection `import-unknown`. */
export class GetImport extends query(
  { batch: reference },
  mayBeAskedBy('contract-manager', 'service'),
)<ImportedBatch> {}

@QueryHandler(GetImport)
export class GetImportHandler implements IQueryHandler<GetImport> {
  constructor(private readonly store: EventStore) {}

  async execute({ batch }: GetImport): Promise<ImportedBatch> {
    const { events } = await this.store.readStream(batchStream(batch));
    const last = events.find(({ type }) => type === ImportCompleted.type);
    if (!last) throw new Rejection('import-unknown', `There is no import ${batch} that was completed.`);
    return { ...batchOf(last), ...(await this.before(last.pos, batch)) };
  }

  /** Its events stand before its last one: together where a batch is one transaction, else among those of others. */
  private async before(last: Position, batch: string): Promise<Pick<ImportedBatch, 'first' | 'events'>> {
    const counts = new Map<string, number>();
    let first = last;
    for (let below = last + 1; below > 0;) {
      const from = Math.max(0, below - 1_000);
      const { events } = await this.store.readAll({ from, limit: below - from });
      const own = events.filter(({ corr, pos }) => corr === batch && pos < below);
      for (const { type } of own) counts.set(type, (counts.get(type) ?? 0) + 1);
      first = own[0]?.pos ?? first;
      if (own.length === 0) break;
      below = from;
    }
    const sorted = [...counts].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
    return { first, events: sorted.map(([type, count]) => ({ type, count })) };
  }
}
