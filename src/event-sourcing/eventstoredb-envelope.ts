import type { BinaryEventData, Position as Place, ResolvedEvent } from '@eventstore/db-client';
import { metadataOf } from './append-size.ts';
import type { EncodedEvent } from './envelope.ts';
import type { NewEvent, Position, RecordedEvent } from './event-store.ts';
import type { Instant } from './fields.ts';
import { ForeignEvent, StoreUnavailable } from './store-errors.ts';

/** An event on its way: it becomes bytes when its revision is known. */
export interface Outgoing {
  readonly event: Pick<NewEvent, 'corr' | 'cause'>;
  readonly encoded: EncodedEvent;
  readonly at: Instant;
}

/** An event as it came from the server. */
export type Arrived = NonNullable<ResolvedEvent['event']>;

const keys = 'at,by,cause,corr,data,id,occurred,rev,stream,tv,type,v';
/** Twice a position must be a number that JavaScript counts exactly. */
const furthest = 2n ** 52n;

/**
 * The event for the server. Its data are the canonical bytes of the envelope without `pos`, sent as plain bytes: of what is
 * marked as JSON the client gives back the value only, and what was stored could not be proved any more.
 */
export function toServer({ event, encoded, at }: Outgoing, rev: number): BinaryEventData {
  const { id, type, head, occurred, tail } = encoded;
  const text = `{"at":"${at}${head}${occurred === '' ? at : occurred}","rev":${rev}${tail}`;
  return {
    id,
    type,
    contentType: 'application/octet-stream',
    data: Buffer.from(text),
    metadata: metadataOf(event),
  };
}

/** What the server itself records, in our streams too, begins with `$`. */
export const isOurs = ({ streamId, type }: Arrived, prefix: string): boolean =>
  streamId.startsWith(prefix) && !type.startsWith('$');

/** Twice the commit position, so that right after it there is a number that is no event's. */
export function positionOf({ position, streamId }: Arrived): Position {
  return doubled(position?.commit ?? furthest, streamId);
}

export function doubled(commit: bigint, stream: string): Position {
  if (commit < furthest) return 2 * Number(commit);
  throw new StoreUnavailable(
    `EventStoreDB does not say where the events of ${stream} stand in the log, or beyond 2^52: ` +
      'version 22.6 or newer is needed.',
  );
}

/** The place in the server's log that a position, or the one right after it, belongs to. */
export function placeOf(position: Position): Place {
  const commit = BigInt(Math.floor(position / 2));
  return { commit, prepare: commit };
}

/** The stored bytes. */
export function textOf({ data }: Arrived): string {
  if (!ArrayBuffer.isView(data)) return JSON.stringify(data);
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8');
}

/** @throws ForeignEvent when something else than an envelope stands there. */
export function toRecorded(arrived: Arrived, prefix: string): RecordedEvent {
  const pos = positionOf(arrived);
  const { streamId, revision, id, type } = arrived;
  const event = parsed(textOf(arrived));
  const ours =
    event !== undefined &&
    Object.keys(event).join() === keys &&
    event.v === 1 &&
    event.id === id &&
    event.type === type &&
    `${prefix}${event.stream}` === streamId;
  if (ours) return { ...event, rev: Number(revision), pos };
  throw new ForeignEvent(
    pos,
    `Event ${revision} of stream ${streamId}, at position ${pos}, was not recorded by Evenhand: ` +
      `somebody else writes to streams that begin with "${prefix}". Choose another EVENT_STORE_PREFIX.`,
  );
}

function parsed(text: string): Omit<RecordedEvent, 'pos'> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as RecordedEvent) : undefined;
  } catch {
    return undefined;
  }
}
