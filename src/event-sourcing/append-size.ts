import type { NewEvent } from './event-store.ts';

type Causes = Pick<NewEvent, 'corr' | 'cause'>;

/** Bytes of an event's id and of a record's own fields, generously. */
const recordBytes = 100;

/** What a server is told of an event beside its bytes, under the names that it knows. */
export const metadataOf = ({ corr, cause }: Causes) => ({ $correlationId: corr, $causationId: cause });

/**
 * Bytes of an event as a server counts them against the size of an append: its own, those of what it is told beside
 * them, and two for each character of the type.
 */
export const countedBytes = (bytes: number, event: Causes & Pick<NewEvent, 'type'>): number =>
  bytes + Buffer.byteLength(JSON.stringify(metadataOf(event))) + 2 * event.type.length + recordBytes;
