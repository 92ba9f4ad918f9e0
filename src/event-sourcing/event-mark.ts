import type { EventStore, RecordedEvent } from './event-store.ts';
import { ForeignEvent } from './store-errors.ts';

/** How an event is remembered outside the log, so that its log is known again: `<position>/<id>`. */
export const eventMark = ({ pos, id }: RecordedEvent): string => `${pos}/${id}`;

/** Whether the event of a mark stands in this log; one that cannot be read any more does. */
export async function stands(store: Pick<EventStore, 'readAll'>, mark: string): Promise<boolean> {
  const position = Number(mark.split('/')[0]);
  try {
    return (await markFrom(store, position)) === mark;
  } catch (error) {
    if (error instanceof ForeignEvent) return error.position === position;
    throw error;
  }
}

/** The mark of the first event from a position on; null when there is none. */
export async function markFrom(store: Pick<EventStore, 'readAll'>, position: number): Promise<string | null> {
  const { events } = await store.readAll({ from: position, limit: 1 });
  return events[0] ? eventMark(events[0]) : null;
}
