import type { CheckedAppend } from './check-append.ts';
import type { Position } from './event-store.ts';
import { DuplicateEventId, StoreFull, StoreUnavailable, WrongExpectedRevision } from './store-errors.ts';
import type { Answer, Reply } from './writer-protocol.ts';

/** The error of the port for an append that the writer did not record. */
export function toError(reply: Reply, answer?: Answer, append?: CheckedAppend): Error {
  if (reply.kind === 'failed') {
    return reply.fault === 'full'
      ? new StoreFull()
      : new StoreUnavailable(`Nothing was recorded: ${reply.message}`);
  }
  if (append && answer && 'refused' in answer) {
    return answer.refused === 'id'
      ? new DuplicateEventId(append.stream)
      : new WrongExpectedRevision(append.stream, append.expected, answer.actual);
  }
  return new Error('The writer left an append without an answer.');
}

/** How many events of these appends were recorded, and the last one's place; throws for the first that was refused. */
export function storedIn(reply: Reply, appends: readonly CheckedAppend[]) {
  if (reply.kind === 'failed') throw toError(reply);
  let events = 0;
  let last: Position | null = null;
  reply.answers.forEach((answer, i) => {
    if ('refused' in answer) throw toError(reply, answer, appends[i]);
    events += answer.stored;
    if (answer.stored > 0) last = answer.position;
  });
  return { events, last };
}
