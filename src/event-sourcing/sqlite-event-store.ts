import type { Observable } from 'rxjs';
import { checkAppend } from './check-append.ts';
import { SystemClock, type Clock } from './clock.ts';
import {
  EventStore,
  type Append,
  type Appended,
  type Capabilities,
  type Filter,
  type LogSlice,
  type Position,
  type RecordedEvent,
  type StreamSlice,
  type SubscribeOptions,
  type Subscription,
  type TreeHead,
} from './event-store.ts';
import { demandLimit, LogReading } from './log-reading.ts';
import { watchLog } from './log-watch.ts';
import { LogWriting } from './log-writing.ts';
import { unfitSqlite } from './sqlite-log.ts';
import { StoreClosed, StoreReadOnly, StoreUnavailable } from './store-errors.ts';
import { CatchUpSubscription, retryDelays } from './subscription.ts';
import type { WriteQueue } from './write-queue.ts';

export interface SqliteEventStoreOptions {
  /** Holds log.db, data.lock and heads.ndjson; made when it is missing (not when reading only). */
  readonly folder: string;
  /** No lock and no writer: works beside the process that writes. */
  readonly readOnly?: boolean;
  readonly clock?: Clock;
  /** Told of an I/O error, after which nothing may be trusted: the default ends the process with status 70. */
  readonly onFatal?: (error: Error) => void;
  /** Milliseconds before each further try of a subscription's handler. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds between two notes of the tree head. */
  readonly headsEvery?: number;
}

/** The log in one SQLite file: written by one thread of one process, read by any. */
export class SqliteEventStore extends EventStore {
  readonly capabilities: Capabilities = {
    name: 'sqlite',
    atomicAcrossStreams: true,
    gapless: true,
    treeHead: true,
    uniqueIds: true,
    oneWriter: true,
  };
  readonly committed: Observable<Position>;
  readonly #reading: LogReading;
  readonly #writing: LogWriting | undefined;
  readonly #delays: readonly number[];
  readonly #subscriptions = new Set<CatchUpSubscription>();
  #closing: Promise<void> | undefined;

  /** @throws StoreUnavailable with one sentence that says why, and what to do. */
  static async open(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    const { folder, readOnly = false, clock = new SystemClock() } = options;
    const { onFatal = endProcess, headsEvery = 10_000 } = options;
    const unfit = unfitSqlite();
    if (unfit) throw new StoreUnavailable(unfit);
    if (readOnly) return new SqliteEventStore(options, new LogReading(folder, onFatal));
    const writing = await LogWriting.open(folder, { clock, headsEvery, onFatal });
    try {
      return new SqliteEventStore(options, new LogReading(folder, onFatal), writing);
    } catch (error) {
      await writing.close();
      throw error;
    }
  }

  private constructor(options: SqliteEventStoreOptions, reading: LogReading, writing?: LogWriting) {
    super();
    this.#reading = reading;
    this.#writing = writing;
    this.#delays = options.retryDelays ?? retryDelays;
    this.committed = writing?.committed ?? watchLog(() => reading.last());
  }

  async append(append: Append): Promise<Appended> {
    return this.#queue().append(checkAppend(append));
  }

  async appendAll(
    source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }> {
    return this.#queue().appendAll(source);
  }

  async restore(
    source: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }> {
    return this.#queue().restore(source);
  }

  readStream(...asked: Parameters<EventStore['readStream']>): Promise<StreamSlice> {
    return this.#reading.readStream(...asked);
  }

  readAll(...asked: Parameters<EventStore['readAll']>): Promise<LogSlice> {
    return this.#reading.readAll(...asked);
  }

  export(from: Position = 0): AsyncIterable<string> {
    return this.#reading.export(from);
  }

  async last(count = 1): Promise<Position | null> {
    const last = this.#reading.last();
    return last === null ? null : Math.max(0, last - count + 1);
  }

  async head(): Promise<TreeHead> {
    return this.#reading.head();
  }

  subscribe(
    options: SubscribeOptions,
    handle: (events: readonly RecordedEvent[]) => Promise<void> | void,
  ): Subscription {
    if (this.#closing) throw new StoreClosed();
    demandLimit(options.batch ?? 1);
    const read = async (after: Position | null, limit: number, filter: Filter | undefined) => {
      const from = after === null ? 0 : after + 1;
      const { events, next, end } = await this.readAll({ from, limit, ...(filter && { filter }) });
      return { events, through: next === 0 ? null : next - 1, end };
    };
    const feed = { read, committed: this.committed };
    const subscription = new CatchUpSubscription(feed, options, handle, this.#delays);
    this.#subscriptions.add(subscription);
    void subscription.ended.then(() => this.#subscriptions.delete(subscription));
    return subscription;
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end() {
    this.#reading.refuse();
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close()));
    await this.#writing?.queue.drained();
    this.#reading.close();
    await this.#writing?.close();
  }

  #queue(): WriteQueue {
    if (this.#closing) throw new StoreClosed();
    if (!this.#writing) throw new StoreReadOnly();
    return this.#writing.queue;
  }
}

function endProcess(error: Error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(70);
}
