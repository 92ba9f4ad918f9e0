import { setTimeout as pause } from 'node:timers/promises';
import { Observable, share } from 'rxjs';
import { SystemClock, type Clock } from './clock.ts';
import { EventStoreDbBulk } from './eventstoredb-bulk.ts';
import { patience, SupervisedClient, type Patience } from './eventstoredb-client.ts';
import { parseConnection } from './eventstoredb-connection.ts';
import { LiveFeed } from './eventstoredb-feed.ts';
import { Horizon } from './eventstoredb-horizon.ts';
import { EventStoreDbReading } from './eventstoredb-reading.ts';
import { EventStoreDbSlices } from './eventstoredb-slices.ts';
import { EventStoreDbWriting } from './eventstoredb-writing.ts';
import {
  EventStore,
  type Append,
  type Appended,
  type Capabilities,
  type LogSlice,
  type Position,
  type RecordedEvent,
  type StreamSlice,
  type SubscribeOptions,
  type Subscription,
} from './event-store.ts';
import { demandLimit } from './log-reading.ts';
import { StoreClosed, StoreReadOnly } from './store-errors.ts';
import { CatchUpSubscription, retryDelays } from './subscription.ts';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?tls=true`, or `esdb+discover://…`; never shown again. */
  readonly connection: string;
  /** ASCII: our streams begin with it on the server, those of others do not. */
  readonly prefix: string;
  readonly clock?: Clock;
  /** Milliseconds before each further try of a subscription's handler. */
  readonly retryDelays?: readonly number[];
  readonly patience?: Partial<Patience>;
  readonly readOnly?: boolean;
}

/** The log in a cluster of EventStoreDB or KurrentDB (22.6 or newer): written by many processes at once. */
export class EventStoreDbEventStore extends EventStore {
  readonly capabilities: Capabilities = {
    name: 'eventstoredb',
    atomicAcrossStreams: false,
    gapless: false,
    treeHead: false,
    uniqueIds: false,
    oneWriter: false,
  };
  readonly committed: Observable<Position>;
  readonly #client: SupervisedClient;
  readonly #options: EventStoreDbOptions;
  readonly #horizon = new Horizon();
  readonly #reading: EventStoreDbReading;
  readonly #slices: EventStoreDbSlices;
  readonly #writing: EventStoreDbWriting;
  readonly #bulk: EventStoreDbBulk;
  readonly #subscriptions = new Set<CatchUpSubscription>();
  readonly #writes = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  /** @throws StoreUnavailable with one sentence that says why, and what to do; never with the password. */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const store = new EventStoreDbEventStore(options);
    try {
      await store.#reading.last();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(options: EventStoreDbOptions) {
    super();
    const { prefix, clock = new SystemClock() } = options;
    const horizon = this.#horizon;
    this.#options = options;
    this.#client = new SupervisedClient(parseConnection(options.connection), {
      ...patience,
      ...options.patience,
    });
    this.#reading = new EventStoreDbReading(this.#client, prefix, horizon);
    this.#slices = new EventStoreDbSlices(this.#client, this.#reading, prefix);
    this.#writing = new EventStoreDbWriting(this.#client, this.#reading, { horizon, prefix, clock });
    this.#bulk = new EventStoreDbBulk(this.#reading, this.#writing, () => !this.#closing);
    this.committed = new Observable<Position>((listener) => {
      const moved = horizon.moved.subscribe(listener);
      // What others record is heard of only by listening.
      const others = this.#closing
        ? undefined
        : this.#follow({ name: 'committed', after: null, filter: { types: [] } }, true);
      return () => {
        moved.unsubscribe();
        void others?.close();
      };
    }).pipe(share());
  }

  async append(append: Append): Promise<Appended> {
    return this.#write(() => this.#writing.append(this.#writing.prepare(append)));
  }

  async appendAll(...asked: Parameters<EventStore['appendAll']>): ReturnType<EventStore['appendAll']> {
    return this.#write(() => this.#bulk.appendAll(...asked));
  }

  async restore(...asked: Parameters<EventStore['restore']>): ReturnType<EventStore['restore']> {
    return this.#write(() => this.#bulk.restore(...asked));
  }

  async readStream(...asked: Parameters<EventStore['readStream']>): Promise<StreamSlice> {
    this.#demandOpen();
    return this.#reading.readStream(...asked);
  }

  async readAll(...asked: Parameters<EventStore['readAll']>): Promise<LogSlice> {
    this.#demandOpen();
    return this.#slices.readAll(...asked);
  }

  async *export(from: Position = 0): AsyncIterable<string> {
    this.#demandOpen();
    yield* this.#slices.export(from);
  }

  async last(count = 1): Promise<Position | null> {
    this.#demandOpen();
    return this.#reading.last(count);
  }

  async head(): Promise<null> {
    this.#demandOpen();
    return null;
  }

  subscribe(
    options: SubscribeOptions,
    handle: (events: readonly RecordedEvent[]) => Promise<void> | void,
  ): Subscription {
    this.#demandOpen();
    demandLimit(options.batch ?? 1);
    return this.#follow(options, false, handle);
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  #follow(
    options: SubscribeOptions,
    atEnd: boolean,
    handle: (events: readonly RecordedEvent[]) => Promise<void> | void = () => {},
  ): CatchUpSubscription {
    const { prefix, retryDelays: delays = retryDelays } = this.#options;
    const feed = new LiveFeed(this.#client, this.#reading, { horizon: this.#horizon, prefix, atEnd });
    const subscription = new CatchUpSubscription(feed, options, handle, delays);
    this.#subscriptions.add(subscription);
    void subscription.ended.then(() => this.#subscriptions.delete(subscription));
    return subscription;
  }

  async #write<T>(write: () => Promise<T>): Promise<T> {
    this.#demandOpen();
    if (this.#options.readOnly) throw new StoreReadOnly();
    const written = write();
    this.#writes.add(written);
    try {
      return await written;
    } finally {
      this.#writes.delete(written);
    }
  }

  /** What is being written has the time of one call; the server may be gone, and nobody waits for it. */
  async #end() {
    this.#client.stopAsking();
    const subscriptions = [...this.#subscriptions].map((subscription) => subscription.close());
    const limit = pause(this.#client.patience.call, undefined, { ref: false });
    await Promise.race([Promise.allSettled(this.#writes), limit]);
    await this.#client.close();
    await Promise.all(subscriptions);
  }

  #demandOpen() {
    if (this.#closing) throw new StoreClosed();
  }
}
