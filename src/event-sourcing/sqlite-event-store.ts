import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Observable, share, Subject } from 'rxjs';
import { checkAppend } from './check-append.ts';
import { SystemClock, type Clock } from './clock.ts';
import { DataFolderLock } from './data-folder-lock.ts';
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
import { LogReader } from './log-reader.ts';
import { faultOf, messageOf } from './sqlite-errors.ts';
import { openForReading, unfitSqlite } from './sqlite-log.ts';
import { StoreClosed, StoreReadOnly, StoreUnavailable } from './store-errors.ts';
import { CatchUpSubscription, retryDelays } from './subscription.ts';
import { WriteQueue } from './write-queue.ts';
import { WriterThread } from './writer-thread.ts';

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

interface Writing {
  readonly lock: DataFolderLock;
  readonly thread: WriterThread;
  readonly queue: WriteQueue;
}

/** Milliseconds between two looks at a log that another process writes. */
const lookEvery = 100;

/** The log in one SQLite file: written by one thread of one process, read by any. */
export class SqliteEventStore extends EventStore {
  readonly capabilities: Capabilities = {
    name: 'sqlite',
    atomicAcrossStreams: true,
    gapless: true,
    treeHead: true,
    uniqueIds: true,
  };
  readonly committed: Observable<Position>;
  readonly #reader: LogReader;
  readonly #writing: Writing | undefined;
  readonly #onFatal: (error: Error) => void;
  readonly #delays: readonly number[];
  readonly #subscriptions = new Set<CatchUpSubscription>();
  #closing: Promise<void> | undefined;

  /** @throws StoreUnavailable with one sentence that says why, and what to do. */
  static async open(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    const {
      readOnly = false,
      clock = new SystemClock(),
      onFatal = endProcess,
      headsEvery = 10_000,
    } = options;
    const unfit = unfitSqlite();
    if (unfit) throw new StoreUnavailable(unfit);
    if (readOnly) return new SqliteEventStore(openReader(options.folder), options, onFatal);

    mkdirSync(options.folder, { recursive: true });
    const folder = realpathSync(options.folder);
    const lock = new DataFolderLock(folder);
    try {
      const thread = await WriterThread.start(folder, headsEvery, onFatal);
      syncFolder(folder);
      syncFolder(dirname(folder));
      const committed = new Subject<Position>();
      const queue = new WriteQueue(thread, clock, (last) => committed.next(last));
      return new SqliteEventStore(openReader(folder), options, onFatal, { lock, thread, queue }, committed);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  private constructor(
    reader: LogReader,
    options: SqliteEventStoreOptions,
    onFatal: (error: Error) => void,
    writing?: Writing,
    committed?: Observable<Position>,
  ) {
    super();
    this.#reader = reader;
    this.#onFatal = onFatal;
    this.#delays = options.retryDelays ?? retryDelays;
    this.#writing = writing;
    this.committed = committed ?? this.#watch();
  }

  async append(append: Append): Promise<Appended> {
    return this.#queue().append(checkAppend(append));
  }

  async appendAll(
    source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }> {
    return this.#queue().appendAll(source);
  }

  async readStream(
    stream: string,
    options: {
      readonly from?: number;
      readonly direction?: 'forwards' | 'backwards';
      readonly limit?: number;
    } = {},
  ): Promise<StreamSlice> {
    const { direction = 'forwards', limit = 1000 } = options;
    demandLimit(limit);
    return this.#read((reader) => {
      const id = reader.streamId(stream);
      if (id === undefined) return { exists: false, events: [] };
      const forwards = direction === 'forwards';
      const events: RecordedEvent[] = [];
      for (let from = options.from; events.length < limit;) {
        const page = reader.stream(id, from, forwards, limit - events.length);
        const last = page.at(-1);
        if (!last) break;
        for (const event of page) events.push(event);
        from = forwards ? last.rev + 1 : last.rev - 1;
      }
      return { exists: true, events };
    });
  }

  async readAll(
    options: { readonly from?: Position; readonly limit?: number; readonly filter?: Filter } = {},
  ): Promise<LogSlice> {
    const { from = 0, limit = 5000, filter } = options;
    demandLimit(limit);
    let page = this.#read((reader) => reader.all(from, limit, filter));
    while (page.events.length === 0 && !page.end) {
      await setImmediate();
      const { next } = page;
      page = this.#read((reader) => reader.all(next, limit, filter));
    }
    return page;
  }

  async *export(from: Position = 0): AsyncIterable<string> {
    for (let at = from; ;) {
      const texts = this.#read((reader) => reader.texts(at));
      if (texts.length === 0) return;
      yield* texts;
      at += texts.length;
    }
  }

  async last(): Promise<Position | null> {
    return this.#read((reader) => reader.last());
  }

  async head(): Promise<TreeHead> {
    return this.#read((reader) => reader.head());
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
    const subscription = new CatchUpSubscription(
      { read, committed: this.committed },
      options,
      handle,
      this.#delays,
    );
    this.#subscriptions.add(subscription);
    return subscription;
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end() {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.close()));
    await this.#writing?.queue.drained();
    this.#reader.close();
    await this.#writing?.thread.close();
    this.#writing?.lock.release();
  }

  #queue(): WriteQueue {
    if (this.#closing) throw new StoreClosed();
    if (!this.#writing) throw new StoreReadOnly();
    return this.#writing.queue;
  }

  #read<T>(question: (reader: LogReader) => T): T {
    if (this.#closing) throw new StoreClosed();
    try {
      return question(this.#reader);
    } catch (error) {
      if (faultOf(error) === 'io')
        this.#onFatal(new StoreUnavailable(`The log cannot be read: ${messageOf(error)}`));
      throw error;
    }
  }

  /** Of a log that another process writes, one can only look whether it has grown. */
  #watch(): Observable<Position> {
    return new Observable<Position>((subscriber) => {
      let seen = this.#reader.version();
      const timer = setInterval(() => {
        const version = this.#reader.version();
        if (version === seen) return;
        seen = version;
        const last = this.#read((reader) => reader.last());
        if (last !== null) subscriber.next(last);
      }, lookEvery);
      return () => clearInterval(timer);
    }).pipe(share());
  }
}

function openReader(folder: string): LogReader {
  const path = join(folder, 'log.db');
  if (!existsSync(path))
    throw new StoreUnavailable(`There is no log in ${folder}: import or record something first.`);
  try {
    return new LogReader(openForReading(path));
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    throw new StoreUnavailable(`The log in ${folder} cannot be opened: ${messageOf(error)}`);
  }
}

function demandLimit(limit: number) {
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`A limit is 1 or more events, not ${limit}.`);
}

/** New files survive a power cut only when their folder was written too. */
function syncFolder(folder: string) {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

function endProcess(error: Error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(70);
}
