import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { invalidPosition, streamDeleted } from './failure.ts';
import { shown, type LoggedEvent } from './logged-event.ts';
import { passing } from './read-filter.ts';
import type { Call } from './seen.ts';
import type { Sending } from './sending.ts';
import type { OpenSubscription, Serving } from './serving.ts';

/** What was stored after a place, then what is stored from now on, until the reader goes. */
export async function subscribe(serving: Serving, asked: Call, sending: Sending): Promise<void> {
  const { log } = serving;
  const { stream = '', filter } = asked;
  const all = stream === '$all';
  if (!all && log.read(stream) === 'deleted') return sending.fail(streamDeleted(stream));
  let index = beginning(serving, asked);
  if (index === undefined) return sending.fail(invalidPosition(serving.tellsInvalidPosition));
  const open: OpenSubscription = { stream, sent: 0, frozen: false };
  serving.subscriptions.add(open);
  const passes = passing(filter);
  const withPosition = all || serving.tellsReadPosition;
  let considered = 0;
  let caughtUp = false;
  await sending.send(confirmation());
  while (!sending.signal.aborted) {
    const events = all ? log.events : (log.stream(stream)?.events ?? []);
    while (index < events.length && !sending.signal.aborted && !open.frozen) {
      const event: LoggedEvent = events[index++]!;
      if (passes(event)) {
        if (serving.trickle > 0) await pause(serving.trickle);
        open.sent++;
        await sending.send(shown(event, withPosition));
      }
      if (filter && ++considered >= filter.interval) {
        considered = 0;
        await sending.send(checkpoint(event.position));
      }
    }
    if (!caughtUp && !open.frozen) {
      caughtUp = true;
      if (serving.tellsCaughtUp)
        await sending.send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    }
    if (index >= events.length || open.frozen) await log.grown(sending.signal);
  }
  serving.subscriptions.delete(open);
}

/** The index of the first event after the place that was asked for; undefined where there is no such place. */
function beginning({ log }: Serving, { stream = '', from = 'start' }: Call): number | undefined {
  const all = stream === '$all';
  const events = all ? log.events : (log.stream(stream)?.events ?? []);
  if (from === 'start') return 0;
  if (from === 'end') return events.length;
  if (!all) return from + 1;
  const index = log.indexAt(from);
  return index !== undefined && events[index]?.position === from ? index + 1 : index;
}

const confirmation = () =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()),
  );

const checkpoint = (position: number) =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position)),
  );
