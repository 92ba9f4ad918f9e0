import type { SupervisedClient } from './eventstoredb-client.ts';
import { isOurs, positionOf, textOf, type Arrived } from './eventstoredb-envelope.ts';
import { follow } from './eventstoredb-follow.ts';
import type { EventStoreDbReading } from './eventstoredb-reading.ts';
import type { EventStore, Filter, LogSlice, Position } from './event-store.ts';
import { demandLimit } from './log-reading.ts';

/** Events of one piece of an export. */
const piece = 2000;
/** A slice ends early when it holds so many bytes. */
const sliceBytes = 16 * 1024 * 1024;

interface Slice {
  readonly events: readonly Arrived[];
  readonly next: Position;
  readonly end: boolean;
}

/** Whether an event passes a filter; its data are not looked at. */
export function passes(filter: Filter | undefined, prefix: string): (event: Arrived) => boolean {
  const prefixes = filter?.streamPrefixes?.map((each) => `${prefix}${each}`);
  const types = filter?.types && new Set(filter.types);
  return ({ streamId, type }) =>
    (!types || types.has(type)) && (!prefixes || prefixes.some((each) => streamId.startsWith(each)));
}

/**
 * Our part of the server's log, piece by piece. The client's library reads the log without a filter only; so that the
 * server leaves out what is not ours, a piece is read by a subscription that is ended where the piece ends.
 */
export class EventStoreDbSlices {
  readonly #client: SupervisedClient;
  readonly #reading: EventStoreDbReading;
  readonly #prefix: string;

  constructor(client: SupervisedClient, reading: EventStoreDbReading, prefix: string) {
    this.#client = client;
    this.#reading = reading;
    this.#prefix = prefix;
  }

  async readAll(...[options = {}]: Parameters<EventStore['readAll']>): Promise<LogSlice> {
    const { from = 0, limit = 5000, filter } = options;
    demandLimit(limit);
    const { events, next, end } = await this.#slice(from, limit, filter);
    return { events: events.map((event) => this.#reading.recorded(event)), next, end };
  }

  /** The stored texts. Events that are no envelopes of ours are refused here too. */
  async *export(from: Position): AsyncGenerator<string> {
    for (let at = from; ;) {
      const { events, next, end } = await this.#slice(at, piece);
      for (const event of events) {
        this.#reading.recorded(event);
        yield textOf(event);
      }
      if (end) return;
      at = next;
    }
  }

  async #slice(from: Position, limit: number, filter?: Filter): Promise<Slice> {
    const last = await this.#reading.last();
    if (last === null || from > last) return { events: [], next: from, end: true };
    // What is asked for may be no position of this log: then it is looked for from the start.
    const first = from === 0 ? undefined : await this.#reading.eventFrom(from);
    const passing = passes(filter, this.#prefix);
    const events: Arrived[] = [];
    let bytes = 0;
    let through = -1;
    /** True when the slice is complete. */
    const take = (event: Arrived): boolean => {
      const position = positionOf(event);
      if (position < from || position <= through || !isOurs(event, this.#prefix)) return false;
      through = position;
      if (passing(event)) {
        events.push(event);
        bytes += (event.data as Uint8Array).byteLength;
      }
      return events.length === limit || bytes > sliceBytes || position >= last;
    };
    const complete = first !== undefined && positionOf(first) === from && take(first);
    if (!complete) {
      await this.#reading.asking(() =>
        follow(this.#client, {
          prefix: this.#prefix,
          after: through >= 0 ? through : first ? from : null,
          take,
        }),
      );
    }
    return { events, next: through + 1, end: through >= last };
  }
}
