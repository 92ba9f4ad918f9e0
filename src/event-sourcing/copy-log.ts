import { withoutPosition } from './envelope.ts';
import type { EventStore, RecordedEvent } from './event-store.ts';

/** Events handed over at once. */
const chunkEvents = 500;

export interface Copied {
  /** Those of the source: the target holds them all, byte for byte and in their order, and no others. */
  readonly events: number;
  /** Those that were copied now. The others stood there. */
  readonly copied: number;
}

/** The target is no beginning of the source, or the two do not hold the same events after all. */
export class LogsDiffer extends Error {
  override readonly name = 'LogsDiffer';
}

/** Told how many events were compared, copied or proved so far. */
export type CopyProgress = (step: 'compared' | 'copied' | 'proved', events: number) => void;

/**
 * Copies a log into an empty one, or goes on where a copy was interrupted, then compares both event by event: how many
 * there are, their order and their bytes, without the positions, which are each log's own. Nobody may record into
 * either meanwhile.
 *
 * @throws LogsDiffer before anything is copied, when the target holds anything that is not a beginning of the source.
 */
export async function copyLog(
  source: EventStore,
  target: EventStore,
  told: CopyProgress = () => {},
): Promise<Copied> {
  const rest = source.export()[Symbol.asyncIterator]();
  let standing = 0;
  for await (const text of target.export()) {
    if (!same(text, await rest.next())) {
      throw new LogsDiffer(
        `The target is not a beginning of the source: its event ${standing} is another one. Choose an empty log to copy into.`,
      );
    }
    told('compared', ++standing);
  }
  const { events: copied } = await target.restore(
    chunks(rest, (events) => told('copied', standing + events)),
  );
  const events = await proveSame(source, target, told);
  return { events, copied };
}

async function* chunks(
  texts: AsyncIterator<string>,
  told: (events: number) => void,
): AsyncGenerator<readonly RecordedEvent[]> {
  let events = 0;
  for (let end = false; !end;) {
    const chunk: RecordedEvent[] = [];
    while (!end && chunk.length < chunkEvents) {
      const next = await texts.next();
      if (next.done === true) end = true;
      else chunk.push(JSON.parse(next.value) as RecordedEvent);
    }
    yield chunk;
    told((events += chunk.length));
  }
}

async function proveSame(source: EventStore, target: EventStore, told: CopyProgress): Promise<number> {
  const copy = target.export()[Symbol.asyncIterator]();
  let events = 0;
  for await (const text of source.export()) {
    const next = await copy.next();
    if (next.done === true) throw changed(`the target ends after ${events} events, the source does not`);
    if (!same(text, next)) throw changed(`event ${events} of the target is not that of the source`);
    told('proved', ++events);
  }
  if (!(await copy.next()).done)
    throw changed(`the target holds more than the ${events} events of the source`);
  return events;
}

const same = (text: string, other: IteratorResult<string>): boolean =>
  other.done !== true && withoutPosition(text) === withoutPosition(other.value);

const changed = (how: string) =>
  new LogsDiffer(`The copy is not the same: ${how}. Stop whatever records into either log, and copy again.`);
