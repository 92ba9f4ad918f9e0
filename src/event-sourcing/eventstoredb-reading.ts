import {
  BACKWARDS,
  END,
  FORWARDS,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import type { SupervisedClient } from './eventstoredb-client.ts';
import { LogEnd } from './eventstoredb-end.ts';
import { placeOf, toRecorded, type Arrived } from './eventstoredb-envelope.ts';
import { inOurWords, troubleOf } from './eventstoredb-errors.ts';
import type { Horizon } from './eventstoredb-horizon.ts';
import type { EventStore, Position, RecordedEvent, StreamSlice } from './event-store.ts';
import { demandLimit } from './log-reading.ts';
import { StoreUnavailable } from './store-errors.ts';

/** Events of one call. */
const page = 1000;

type StreamOptions = NonNullable<Parameters<EventStoreDBClient['readStream']>[1]>;
type AllOptions = NonNullable<Parameters<EventStoreDBClient['readAll']>[0]>;

/** What is read to its end: one stream, or the server's log around a place. Always in pages, and each page wholly. */
export class EventStoreDbReading {
  readonly #client: SupervisedClient;
  readonly #prefix: string;
  readonly #horizon: Horizon;
  readonly #end: LogEnd;

  constructor(client: SupervisedClient, prefix: string, horizon: Horizon) {
    this.#client = client;
    this.#prefix = prefix;
    this.#horizon = horizon;
    this.#end = new LogEnd(client, this, horizon, prefix);
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
      const found = await this.#stream(stream, {
        direction,
        maxCount,
        ...(forwards ? {} : { fromRevision: END }),
        ...start,
      });
      if (!found) return { exists: false, events: [] };
      for (const each of found) events.push(this.recorded(each));
      const last = events.at(-1);
      if (!last || found.length < maxCount) break;
      from = forwards ? last.rev + 1 : last.rev - 1;
    }
    return { exists: true, events };
  }

  /** Null when the stream does not exist. */
  async lastRevision(stream: string): Promise<number | null> {
    const found = await this.#stream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    return found?.[0] ? Number(found[0].revision) : null;
  }

  /** The position of our last event. */
  last(): Promise<Position | null> {
    return this.#end.find();
  }

  /** The first event of the server's log from a position on; undefined when there is none, or no such position. */
  async eventFrom(position: Position): Promise<Arrived | undefined> {
    try {
      const [found] = await this.all({ fromPosition: placeOf(position), maxCount: 1 });
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
    this.#horizon.notBefore(event.at);
    return event;
  }

  /** Asks, again when the server cannot be reached; what goes wrong in the end is said in our words. */
  async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await this.#client.persist(ask, this.#client.patience.call);
    } catch (error) {
      throw this.inOurWords(error);
    }
  }

  inOurWords(error: unknown): unknown {
    return inOurWords(error, this.#client.hosts, this.#prefix);
  }

  /** Events of the server's log, everybody's. */
  async all(options: AllOptions): Promise<readonly Arrived[]> {
    return this.asking(() =>
      this.#client.run((client, alive) =>
        drained(client.readAll({ ...this.#client.options, ...options }), alive),
      ),
    );
  }

  async #stream(stream: string, options: StreamOptions): Promise<readonly Arrived[] | undefined> {
    const name = `${this.#prefix}${stream}`;
    return this.asking(async () => {
      try {
        return await this.#client.run((client, alive) =>
          drained(client.readStream(name, { ...this.#client.options, ...options }), alive),
        );
      } catch (error) {
        if (troubleOf(error) === 'missing') return undefined;
        throw error;
      }
    });
  }
}

/** Everything that comes, to the end: who leaves early leaves something behind in the client for ever. */
const drained = (
  reading: StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>,
  alive: () => void,
): Promise<readonly Arrived[]> =>
  new Promise((resolve, reject) => {
    const events: Arrived[] = [];
    reading
      .on('data', ({ event }: ResolvedEvent) => {
        alive();
        if (event) events.push(event);
      })
      .on('error', reject)
      .on('end', () => resolve(events));
  });
