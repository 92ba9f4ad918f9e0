import { countedBytes } from './append-size.ts';
import { canonicalize } from './canonical.ts';
import { gapBytes, type EncodedEvent } from './envelope.ts';
import type { Append, Expected, NewEvent, RecordedEvent } from './event-store.ts';
import { limits } from './limits.ts';
import { isInstant, type Instant } from './fields.ts';
import { TooLarge } from './store-errors.ts';

/** An append that keeps the rules and limits of the port, its events in canonical form. */
export interface CheckedAppend {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly EncodedEvent[];
  /** Bytes of all events together, at most, as a server counts them. */
  readonly bytes: number;
  /** When they were recorded elsewhere; absent: when they are now. */
  readonly at?: Instant;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Checks an append before anything is written: every store refuses the same ones.
 *
 * @throws TypeError for what is malformed or cannot be stored unchanged, TooLarge for what is over the limits.
 */
export function checkAppend({ stream, expected, events }: Append): CheckedAppend {
  if (typeof stream !== 'string' || stream === '')
    throw new TypeError("A stream's name is a text that is not empty.");
  if (stream.length > limits.streamName) {
    throw new TooLarge(`A stream's name has at most ${limits.streamName} characters, not ${stream.length}.`);
  }
  if (!(expected === 'none' || expected === 'exists' || expected === 'any' || isCount(expected))) {
    throw new TypeError(
      `The expected revision is 0 or more, 'none', 'exists' or 'any', not ${String(expected)}.`,
    );
  }
  if (events.length === 0)
    throw new TypeError(`An append to ${stream} holds no events: append at least one.`);
  if (events.length > limits.appendEvents) {
    throw new TooLarge(`An append holds at most ${limits.appendEvents} events, not ${events.length}.`);
  }
  const name = canonicalize(stream);
  let bytes = 0;
  const encoded = events.map((event) => {
    const one = encode(name, event);
    const size = Buffer.byteLength(one.head) + Buffer.byteLength(one.tail) + gapBytes;
    if (size > limits.eventBytes) {
      throw new TooLarge(`An event has at most ${limits.eventBytes} bytes; this ${event.type} has ${size}.`);
    }
    bytes += countedBytes(size, event);
    return one;
  });
  if (bytes > limits.appendBytes) {
    throw new TooLarge(
      `The events of an append have at most ${limits.appendBytes} bytes together, not ${bytes}.`,
    );
  }
  return { stream, expected, events: encoded, bytes };
}

/**
 * An event that was recorded elsewhere as the append that puts it at the same place of its stream.
 *
 * @throws TypeError and TooLarge as `checkAppend` does.
 */
export function checkRecorded(event: RecordedEvent): CheckedAppend {
  const { stream, rev, at, occurred } = event;
  if (event.v !== 1 || !isCount(rev) || !isInstant(at) || occurred === undefined) {
    throw new TypeError(`What is restored to ${stream} is not an event as it is recorded.`);
  }
  return { ...checkAppend({ stream, expected: rev === 0 ? 'none' : rev - 1, events: [event] }), at };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function encode(name: string, { id, type, tv, data, occurred, by, corr, cause }: NewEvent): EncodedEvent {
  if (!uuid.test(id))
    throw new TypeError(`An event's id is a UUID in lower case, not ${JSON.stringify(id)}.`);
  if (typeof type !== 'string' || type === '')
    throw new TypeError("An event's type is a text that is not empty.");
  if (type.startsWith('$')) throw new TypeError(`The type ${type} begins with $, as only a server's own do.`);
  if (!isCount(tv) || tv === 0) throw new TypeError(`The version of ${type} is 1 or more, not ${tv}.`);
  if (occurred !== undefined && !isInstant(occurred)) {
    throw new TypeError(
      `occurred is an instant such as 2026-06-30T09:40:00.000Z, not ${JSON.stringify(occurred)}.`,
    );
  }
  const payload = canonicalize(data);
  if (!payload.startsWith('{')) throw new TypeError(`The data of ${type} is an object.`);
  const author = canonicalize({
    id: text('by.id', by.id),
    kind: text('by.kind', by.kind),
    role: text('by.role', by.role),
  });
  const causes = `"cause":${canonicalize(text('cause', cause))},"corr":${canonicalize(text('corr', corr))}`;
  return {
    id,
    type,
    head: `","by":${author},${causes},"data":${payload},"id":"${id}","occurred":"`,
    occurred: occurred ?? '',
    tail: `,"stream":${name},"tv":${tv},"type":${canonicalize(type)},"v":1}`,
  };
}

function text(key: string, value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`An event's ${key} is a text, not ${String(value)}.`);
  return value;
}
