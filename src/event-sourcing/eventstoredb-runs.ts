import { checkRecorded } from './check-append.ts';
import type { Outgoing } from './eventstoredb-envelope.ts';
import type { Sendable } from './eventstoredb-writing.ts';
import type { RecordedEvent } from './event-store.ts';
import { limits } from './limits.ts';

/** Events of one stream that may go into one append. */
export interface Run {
  readonly stream: string;
  readonly outgoing: Outgoing[];
  /** As a server counts them. */
  bytes: number;
}

/** Events that stand one after the other in their stream, from a revision on. */
export interface RecordedRun extends Run {
  readonly revision: number;
}

/** The appends to one stream, with those that may go anywhere put together. */
export function* merged(appends: readonly Sendable[]): Generator<Sendable | Run> {
  let run: Run | undefined;
  for (const { checked, outgoing } of appends) {
    const { stream, expected, bytes } = checked;
    if (run && (expected !== 'any' || !fits(run, outgoing.length, bytes))) {
      yield run;
      run = undefined;
    }
    if (expected !== 'any') yield { checked, outgoing };
    else {
      run ??= { stream, outgoing: [], bytes: 0 };
      run.outgoing.push(...outgoing);
      run.bytes += bytes;
    }
  }
  if (run) yield run;
}

/** Whether more events go into the same append. */
const fits = (run: Run, events: number, bytes: number): boolean =>
  run.outgoing.length + events <= limits.appendEvents && run.bytes + bytes <= limits.appendBytes;

/** Events one after the other that continue the same stream. */
export function* consecutive(events: readonly RecordedEvent[]): Generator<RecordedRun> {
  let run: RecordedRun | undefined;
  for (const event of events) {
    const { stream, bytes, events: encoded, at = event.at } = checkRecorded(event);
    const continued = run?.stream === stream && run.revision + run.outgoing.length === event.rev;
    if (run && !(continued && fits(run, 1, bytes))) {
      yield run;
      run = undefined;
    }
    run ??= { stream, outgoing: [], bytes: 0, revision: event.rev };
    run.outgoing.push({ event, encoded: encoded[0]!, at });
    run.bytes += bytes;
  }
  if (run) yield run;
}
