import { mayBeAskedBy, query } from '#access';
import { EventStore, reference } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ImportCompleted } from '../import.events.ts';
import { batchOf, type ImportBatch } from './import-batch.ts';

/** The batches that were recorded, the newest first. */
export class FindImports extends query(
  { framework: reference.optional().describe('Only those of this framework.') },
  mayBeAskedBy('contract-manager', 'service'),
)<readonly ImportBatch[]> {}

@QueryHandler(FindImports)
export class FindImportsHandler implements IQueryHandler<FindImports> {
  constructor(private readonly store: EventStore) {}

  async execute({ framework }: FindImports): Promise<readonly ImportBatch[]> {
    const found: ImportBatch[] = [];
    for (let from = 0, end = false; !end;) {
      const page = await this.store.readAll({
        from,
        limit: 1_000,
        filter: { types: [ImportCompleted.type] },
      });
      found.push(...page.events.map(batchOf));
      ({ next: from, end } = page);
    }
    return found.filter((batch) => framework === undefined || batch.framework === framework).toReversed();
  }
}
