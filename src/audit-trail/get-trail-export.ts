import { mayBeAskedBy, query } from '#access';
import { currentOrigin, type RecordedEvent } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { knownAt } from '../../projections/measures/index.ts';
import { questionOf, searchText } from './find-trail.ts';
import { Readings } from './readings.ts';
import { parseSearch } from './search.ts';
import { Trail } from './trail.ts';

/** How the events are written: a table for a spreadsheet, or one JSON document in each line. */
export const exportFormat = z.enum(['csv', 'jsonl']);

/** Everything that a search finds, newest first. That it was taken away is kept before the first event is handed out. */
export class GetTrailExport extends query(
  { q: searchText.default(''), format: exportFormat.default('csv'), knownAt },
  mayBeAskedBy('contract-manager'),
)<AsyncIterable<RecordedEvent>> {}

@QueryHandler(GetTrailExport)
export class GetTrailExportHandler implements IQueryHandler<GetTrailExport> {
  constructor(
    private readonly trail: Trail,
    private readonly readings: Readings,
  ) {}

  async execute({ q, format, ...asked }: GetTrailExport): Promise<AsyncIterable<RecordedEvent>> {
    const knownAt = asked.knownAt ?? null;
    const { by } = currentOrigin();
    const { count, through, events } = await this.trail.all(parseSearch(q, knownAt));
    const question = questionOf(q, { 'known at': knownAt });
    this.readings.note({ deed: `exported-${format}`, by, question, events: count, through });
    return events;
  }
}
