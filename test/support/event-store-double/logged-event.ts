import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LoggedEvent extends Proposed {
  readonly stream: string;
  /** Infinity for the end of a tombstoned stream. */
  readonly revision: number;
  /** Commit and prepare position are one for what is written over gRPC. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The answer that shows it with its position, as it goes over the wire: encoded once for all who read it. */
  encoded?: Buffer;
}

export const recordedEvent = (
  stream: string,
  revision: number,
  position: number,
  { id, type, contentType, bytes, metadata }: Proposed,
): LoggedEvent => ({
  id,
  type,
  contentType,
  bytes,
  metadata,
  stream,
  revision,
  position,
  created: Date.now(),
});

/** What the server writes by itself. */
export const system = (type: string, content: Readonly<Record<string, unknown>>): Proposed => ({
  id: randomUUID(),
  type,
  contentType: 'application/json',
  bytes: Buffer.from(JSON.stringify(content)),
  metadata: new Uint8Array(),
});

const unknownPosition = '18446744073709551615';
const afterTombstone = '9223372036854775807';

const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
const uuid = (id: string) => new shared.UUID().setString(id);

/** A read's answer with one event. Stream reads of servers before 22.6 tell no position. */
export function shown(event: LoggedEvent, withPosition: boolean): Buffer {
  if (!withPosition) return Buffer.from(answer(event, undefined).serializeBinary());
  event.encoded ??= Buffer.from(answer(event, String(event.position)).serializeBinary());
  return event.encoded;
}

function answer(event: LoggedEvent, position: string | undefined): InstanceType<typeof streams.ReadResp> {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(uuid(event.id))
    .setStreamIdentifier(identifier(event.stream))
    .setStreamRevision(event.revision === Infinity ? afterTombstone : String(event.revision))
    .setCommitPosition(position ?? unknownPosition)
    .setPreparePosition(position ?? unknownPosition)
    .setCustomMetadata(event.metadata)
    .setData(event.bytes);
  record
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    // Ticks of 100 ns.
    .set('created', String(event.created * 10_000));
  const read = new streams.ReadResp.ReadEvent().setEvent(record);
  if (position === undefined) read.setNoPosition(new shared.Empty());
  else read.setCommitPosition(position);
  return new streams.ReadResp().setEvent(read);
}
