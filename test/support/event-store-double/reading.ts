import { setTimeout as pause } from 'node:timers/promises';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { nameOf } from './request.ts';
import { failure, invalidPosition, streamDeleted, type Failure } from './failure.ts';
import { shown, type LoggedEvent } from './logged-event.ts';
import { filterOf, passing } from './read-filter.ts';
import type { Call } from './seen.ts';
import type { Serving } from './serving.ts';
import { subscribe } from './subscribing.ts';
import { Sending } from './sending.ts';

/** Stream reads, reads of `$all` and subscriptions to either are one call. */
export const read =
  (serving: Serving) =>
  (call: ServerWritableStream<streams.ReadReq, Buffer>): void => {
    const options = call.request.getOptions();
    if (options === undefined) return void call.emit('error', failure(status.INVALID_ARGUMENT, 'No options'));
    const subscription = options.hasSubscription();
    const asked: Call = { method: subscription ? 'Subscribe' : 'Read', ...request(options) };
    serving.seen.push(asked);
    const course = serving.faults.next(subscription ? 'subscribe' : 'read');
    if (course.ends === null) return;
    if (course.ends !== 'answered') return void call.emit('error', course.ends);
    const sending = new Sending(call);
    const answered = subscription ? subscribe(serving, asked, sending) : answer(serving, asked, sending);
    answered.then(
      () => call.end(),
      (error: unknown) => call.emit('error', failure(status.UNKNOWN, String(error))),
    );
  };

function request(options: streams.ReadReq.Options): Omit<Call, 'method'> {
  const filter = filterOf(options.getFilter());
  const from = options.getStream() ?? options.getAll();
  const position = options.getStream()?.getRevision() ?? options.getAll()?.getPosition()?.getCommitPosition();
  return {
    stream: options.hasAll() ? '$all' : nameOf(options.getStream()?.getStreamIdentifier()),
    from: from?.hasStart() ? 'start' : from?.hasEnd() ? 'end' : Number(position),
    direction:
      options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS
        ? 'backwards'
        : 'forwards',
    ...(options.hasSubscription() ? {} : { count: Number(options.getCount()) }),
    ...(filter && { filter }),
  };
}

async function answer(serving: Serving, asked: Call, sending: Sending): Promise<void> {
  const found = asked.stream === '$all' ? ofAll(serving, asked) : ofStream(serving, asked);
  if (found === 'not-found') {
    const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(asked.stream ?? ''));
    await sending.send(
      new streams.ReadResp().setStreamNotFound(
        new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier),
      ),
    );
  } else if ('code' in found) sending.fail(found);
  else {
    const withPosition = asked.stream === '$all' || serving.tellsReadPosition;
    for (const event of found) {
      if (sending.signal.aborted) return;
      if (serving.trickle > 0) await pause(serving.trickle);
      await sending.send(shown(event, withPosition));
    }
  }
}

function ofStream({ log }: Serving, { stream = '', from, direction, count }: Call) {
  const events = log.read(stream);
  if (events === 'not-found') return events;
  if (events === 'deleted') return streamDeleted(stream);
  if (direction === 'forwards') {
    const first = from === 'start' ? 0 : from === 'end' ? Infinity : (from ?? 0);
    const index = events.findIndex(({ revision }) => revision >= first);
    return index === -1 ? [] : events.slice(index, index + (count ?? 0));
  }
  const last = from === 'start' ? 0 : from === 'end' ? Infinity : (from ?? 0);
  const index = events.findLastIndex(({ revision }) => revision <= last);
  return events.slice(Math.max(index + 1 - (count ?? 0), 0), index + 1).toReversed();
}

function ofAll(
  { log, tellsInvalidPosition }: Serving,
  { from, direction, count = 0, filter }: Call,
): Iterable<LoggedEvent> | Failure {
  const index = from === 'start' ? 0 : from === 'end' ? log.events.length : log.indexAt(from ?? 0);
  if (index === undefined) return invalidPosition(tellsInvalidPosition);
  const events = direction === 'forwards' ? upwards(log.events, index) : downwards(log.events, index);
  return events.filter(passing(filter)).take(Math.min(count, log.events.length));
}

function* upwards(events: readonly LoggedEvent[], first: number) {
  for (let i = first, { length } = events; i < length; i++) yield events[i]!;
}

/** A position is where an event begins: going back from there, it is the one before that comes first. */
function* downwards(events: readonly LoggedEvent[], first: number) {
  for (let i = first - 1; i >= 0; i--) yield events[i]!;
}
