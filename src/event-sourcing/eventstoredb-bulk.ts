import type { EventStoreDbReading } from './eventstoredb-reading.ts';
import { consecutive, merged, type RecordedRun, type Run } from './eventstoredb-runs.ts';
import { mostTries, type EventStoreDbWriting } from './eventstoredb-writing.ts';
import type { Append, Appended, EventStore, Position, RecordedEvent } from './event-store.ts';
import { Recent } from './recent.ts';
import { StoreClosed } from './store-errors.ts';

/** Streams that are written side by side. */
const abreast = 32;
/** Streams whose end is remembered. */
const remembered = 50_000;

type Stored = Awaited<ReturnType<EventStore['appendAll']>>;

interface StreamEnd {
  readonly revision: number;
  /** All its events, where it was found to hold some before. */
  readonly ids?: ReadonlySet<string> | undefined;
}

/** Counts what one bulk stored: what stood in the log when it began has a position before. */
class Tally {
  events = 0;
  last: Position | null = null;
  readonly #before: Position;

  constructor(before: Position | null) {
    this.#before = before ?? -1;
  }

  add({ position }: Appended, events: number): void {
    if (position > this.#before) this.events += events;
    this.last = Math.max(this.last ?? -1, position);
  }
}

/** Many events at once: not one transaction, but complete in the end when it is done again after it broke off. */
export class EventStoreDbBulk {
  readonly #reading: EventStoreDbReading;
  readonly #writing: EventStoreDbWriting;
  readonly #open: () => boolean;

  constructor(reading: EventStoreDbReading, writing: EventStoreDbWriting, open: () => boolean) {
    this.#reading = reading;
    this.#writing = writing;
    this.#open = open;
  }

  async appendAll(source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>): Promise<Stored> {
    const tally = new Tally(await this.#reading.last());
    const ends = new Recent<string, StreamEnd>(remembered);
    for await (const chunk of source) {
      const prepared = chunk.map((append) => this.#writing.prepare(append));
      const streams = Map.groupBy(prepared, ({ checked }) => checked.stream);
      await sideBySide(streams.values(), async (appends) => {
        for (const each of merged(appends)) {
          this.#demandOpen();
          if ('checked' in each) {
            tally.add(await this.#writing.append(each), each.outgoing.length);
            continue;
          }
          await this.#extend(each, ends, tally);
        }
      });
    }
    return { events: tally.events, last: tally.last };
  }

  async restore(
    source: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>,
  ): Promise<Stored> {
    const tally = new Tally(await this.#reading.last());
    for await (const chunk of source) {
      for (const run of consecutive(chunk)) {
        this.#demandOpen();
        await this.#put(run, tally);
      }
    }
    return { events: tally.events, last: tally.last };
  }

  /** Appends wherever the stream ends; passes over what stands in it. */
  async #extend({ stream, outgoing }: Run, ends: Recent<string, StreamEnd>, tally: Tally) {
    for (let tries = 0; tries < mostTries; tries++) {
      const { revision, ids } = ends.get(stream) ?? { revision: -1 };
      const rest = ids ? outgoing.filter(({ encoded }) => !ids.has(encoded.id)) : outgoing;
      if (rest.length === 0) return;
      const appended = await this.#writing.appendAfter(stream, revision, rest);
      if (appended) {
        tally.add(appended, rest.length);
        ends.set(stream, { revision: appended.revision, ids });
        return;
      }
      ends.set(stream, await this.#look(stream));
    }
    await this.#writing.refuse(stream, 'any');
  }

  async #look(stream: string): Promise<StreamEnd> {
    const ids = new Set<string>();
    for (let revision = -1; ;) {
      const { events } = await this.#reading.readStream(stream, { from: revision + 1 });
      for (const { id } of events) ids.add(id);
      const last = events.at(-1);
      if (!last) return { revision, ids };
      revision = last.rev;
    }
  }

  /** Appends a run at its own revisions; passes over what stands there. */
  async #put({ stream, outgoing, revision }: RecordedRun, tally: Tally) {
    const appended = await this.#writing.appendAfter(stream, revision - 1, outgoing);
    if (appended) return tally.add(appended, outgoing.length);
    const { events } = await this.#reading.readStream(stream, { from: revision, limit: outgoing.length });
    const other = events.findIndex(({ id }, i) => id !== outgoing[i]?.encoded.id);
    const last = revision - 1 + (other === -1 ? events.length : other);
    const rest = outgoing.slice(events.length);
    if (other === -1 && events.length > 0) {
      if (rest.length === 0) return;
      const added = await this.#writing.appendAfter(stream, last, rest);
      if (added) return tally.add(added, rest.length);
    }
    await this.#writing.refuse(stream, last === -1 ? 'none' : last);
  }

  #demandOpen() {
    if (!this.#open()) throw new StoreClosed();
  }
}

/** Does the work for all, some of it at once. When one fails no more is begun, and what was begun is awaited. */
async function sideBySide<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (let next = queue.next(); !failed && !next.done; next = queue.next()) {
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: abreast }, worker));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
