import { current, type Instant, type Position, type RecordedEvent } from '#event-sourcing';
import { ImportCompleted } from '../import.events.ts';

/** A batch that was recorded. */
export interface ImportBatch extends Omit<ImportCompleted, 'type'> {
  readonly at: Instant;
  /** The place of its last event in the log. */
  readonly position: Position;
}

/** What its last event says of it. */
export const batchOf = (recorded: RecordedEvent): ImportBatch => ({
  ...ImportCompleted.schema.parse(current(recorded)),
  at: recorded.at,
  position: recorded.pos,
});
