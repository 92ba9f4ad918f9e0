import type { LocalDate } from '#event-sourcing';
import type { IndexEntry, IndexRow } from './indices.ts';

/**
 * What an index was on a day: of the newest period that was published by then, what was recorded last of what was
 * published by then. Null: nothing was.
 */
export function indexOn({ entries }: IndexRow, day: LocalDate): IndexEntry | null {
  const published = entries.filter(({ publishedOn }) => publishedOn <= day);
  return published.reduce<IndexEntry | null>(
    (newest, entry) => (newest === null || entry.period >= newest.period ? entry : newest),
    null,
  );
}
