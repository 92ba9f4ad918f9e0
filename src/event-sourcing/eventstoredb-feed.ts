import { setTimeout as pause } from 'node:timers/promises';
import { Subject } from 'rxjs';
import type { SupervisedClient } from './eventstoredb-client.ts';
import type { EventStoreDbReading } from './eventstoredb-reading.ts';
import type { Horizon } from './eventstoredb-horizon.ts';
import { LiveRead } from './eventstoredb-live-read.ts';
import { passes } from './eventstoredb-slices.ts';
import type { Filter, Position, RecordedEvent } from './event-store.ts';
import { StoreClosed } from './store-errors.ts';
import type { Feed, Stretch } from './subscription.ts';

/** Milliseconds that a batch waits for the next event. */
const lull = 4;
/** Events that one stretch passes over, at most. */
const mostPassed = 2000;

/**
 * What a subscription reads: pushed by the server, taken at the reader's pace, taken up again where the reader was when it
 * breaks. Breaking shows as StoreUnavailable; the next read begins anew.
 */
export class LiveFeed implements Feed {
  readonly committed = new Subject<void>();
  readonly #client: SupervisedClient;
  readonly #reading: EventStoreDbReading;
  readonly #horizon: Horizon;
  readonly #prefix: string;
  /** Begins after what there is, wherever that ends. */
  readonly #atEnd: boolean;
  #live: LiveRead | undefined;
  #given: { readonly after: Position | null; readonly stretch: Stretch } | undefined;
  readonly #ended = Promise.withResolvers<never>();
  #closed = false;

  constructor(
    client: SupervisedClient,
    reading: EventStoreDbReading,
    {
      horizon,
      prefix,
      atEnd = false,
    }: { readonly horizon: Horizon; readonly prefix: string; readonly atEnd?: boolean },
  ) {
    this.#client = client;
    this.#reading = reading;
    this.#horizon = horizon;
    this.#prefix = prefix;
    this.#atEnd = atEnd;
    this.#ended.promise.catch(() => {});
  }

  async read(after: Position | null, limit: number, filter: Filter | undefined): Promise<Stretch> {
    // What the handler threw at comes again; the server has sent it already.
    if (this.#given?.after === after && this.#given.stretch.events.length > 0) return this.#given.stretch;
    this.#given = undefined;
    this.#live ??= await Promise.race([this.#begin(after), this.#ended.promise]);
    try {
      const stretch = await this.#gather(this.#live, limit, filter);
      this.#given = { after, stretch };
      return stretch;
    } catch (error) {
      // Something may have been taken that was not given out.
      this.#leave();
      throw this.#reading.inOurWords(error);
    }
  }

  close(): void {
    this.#closed = true;
    this.#ended.reject(new StoreClosed());
    this.#leave();
  }

  #leave() {
    this.#live?.end();
    this.#live = undefined;
  }

  async #begin(after: Position | null): Promise<LiveRead> {
    const start = after === null && this.#atEnd ? await this.#reading.last() : after;
    const live = await LiveRead.begin(this.#client, this.#reading, {
      prefix: this.#prefix,
      after: start,
      changed: () => this.committed.next(),
    });
    if (!this.#closed) return live;
    live.end();
    throw new StoreClosed();
  }

  async #gather(live: LiveRead, limit: number, filter: Filter | undefined): Promise<Stretch> {
    const passing = passes(filter, this.#prefix);
    const events: RecordedEvent[] = [];
    const before = live.through;
    let considered = 0;
    let patient = limit > 1;
    while (events.length < limit && considered < mostPassed) {
      const event = live.take();
      if (event) {
        considered++;
        this.#horizon.extend(live.through);
        if (!passing(event)) continue;
        try {
          events.push(this.#reading.recorded(event));
        } catch (error) {
          const last = events.at(-1);
          if (!last) throw error;
          // What comes before it is given out; then it is met again.
          this.#leave();
          return { events, through: last.pos, end: false };
        }
      } else if (live.failure !== undefined) {
        if (live.through === before) throw live.failure;
        break;
      } else if (live.through > before && patient) {
        // More may be on its way.
        patient = await this.#change(lull);
      } else if (live.through > before || live.through >= (this.#horizon.newest ?? -1)) {
        break;
      } else {
        await this.#change();
      }
    }
    const { through } = live;
    // Who is told of the end waits for a sign, and what has failed has given its last.
    const caughtUp = live.failure === undefined && through >= (this.#horizon.newest ?? -1);
    return {
      events,
      through: through === -1 ? null : through,
      end: caughtUp && events.length < limit && considered < mostPassed,
    };
  }

  /** Resolves at the next sign of life, or after so many milliseconds: then false. */
  async #change(milliseconds?: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const sign = this.committed.subscribe(() => resolve(true));
    const timer = new AbortController();
    const waited =
      milliseconds === undefined ? promise : Promise.race([promise, pause(milliseconds, false, timer)]);
    try {
      return await waited;
    } finally {
      timer.abort();
      sign.unsubscribe();
    }
  }
}
