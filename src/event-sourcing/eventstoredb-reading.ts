import { BACKWARDS, END, FORWARDS } from '@eventstore/db-client';
import type { SupervisedClient } from './eventstoredb-client.ts';
import { LogEnd } from './eventstoredb-end.ts';
import { isOurs, placeOf, toRecorded, type Arrived } from './eventstoredb-envelope.ts';
import type { Horizon } from './eventstoredb-horizon.ts';
import { ServerPages } from './eventstoredb-pages.ts';
import type { EventStore, Position, RecordedEvent, StreamSlice } from './event-store.ts';
import { demandLimit } from './log-reading.ts';
import { StoreUnavailable } from './store-errors.ts';

/** Events of one call. */
const page = 1000;

/** Streams of ours, and places of the server's log. */
export class EventStoreDbReading {
  readonly #prefix: string;
  readonly #horizon: Horizon;
  readonly #pages: ServerPages;
  readonly #end: LogEnd;

  constructor(client: SupervisedClient, prefix: string, horizon: Horizon) {
    this.#prefix = prefix;
    this.#horizon = horizon;
    this.#pages = new ServerPages(client, prefix);
    this.#end = new LogEnd(client, this.#pages, horizon, prefix);
  }

  async readStream(...[stream, options = {}]: Parameters<EventStore['readStream']>): Promise<StreamSlice> {
    const { direction = FORWARDS, limit = page } = options;
    demandLimit(limit);
    const forwards = direction === FORWARDS;
    let { from } = options;
    if (!forwards && from !== undefined) {
      // Servers differ in what they give back from beyond the end.
      const last = await this.lastRevision(stream);
      if (last === null) return { exists: false, events: [] };
      from = Math.min(from, last);
    }
    const events: RecordedEvent[] = [];
    while (events.length < limit && !(from !== undefined && from < 0)) {
      const maxCount = Math.min(limit - events.length, page);
      const start = from === undefined ? {} : { fromRevision: BigInt(from) };
      const found = await this.#pages.stream(stream, {
        direction,
        maxCount,
        ...(forwards ? {} : { fromRevision: END }),
        ...start,
      });
      if (!found) return { exists: false, events: [] };
      for (const each of found) if (isOurs(each, this.#prefix)) events.push(this.recorded(each));
      const last = found.at(-1);
      if (!last || found.length < maxCount) break;
      from = Number(last.revision) + (forwards ? 1 : -1);
    }
    return { exists: true, events };
  }

  /** Null when the stream does not exist. */
  async lastRevision(stream: string): Promise<number | null> {
    const found = await this.#pages.stream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    return found?.[0] ? Number(found[0].revision) : null;
  }

  /** The position of our last event, or of the first of the last `count`. */
  last(count = 1): Promise<Position | null> {
    return count === 1 ? this.#end.find() : this.#end.findBack(count);
  }

  /** The first event of the server's log from a position on; undefined when there is none, or no such position. */
  async eventFrom(position: Position): Promise<Arrived | undefined> {
    try {
      const [found] = await this.#pages.all({ fromPosition: placeOf(position), maxCount: 1 });
      return found;
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      return undefined;
    }
  }

  /** The event for the application. */
  recorded(arrived: Arrived): RecordedEvent {
    const event = toRecorded(arrived, this.#prefix);
    this.#horizon.extend(event.pos);
    this.#horizon.saw(event.at);
    return event;
  }

  /** Asks as every read does. */
  asking<T>(ask: () => Promise<T>): Promise<T> {
    return this.#pages.asking(ask);
  }

  inOurWords(error: unknown): unknown {
    return this.#pages.inOurWords(error);
  }
}
