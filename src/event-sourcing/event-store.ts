import type { Observable } from 'rxjs';
import type { Author } from './origin.ts';
import type { Instant } from './fields.ts';

/**
 * Where an event stands in the whole log: opaque and ordered, gapless from 0 only where the capabilities say so.
 * One more than a position is always a place to read on from: right after it.
 */
export type Position = number;

/** A fact that is about to be recorded. `id` is never reused for another fact. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly tv: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Absent: it happened when it was recorded. */
  readonly occurred?: Instant;
  readonly by: Author;
  readonly corr: string;
  readonly cause: string;
}

/** A fact as stored: the envelope, version 1 (its keys are explained in README, "The event"). */
export interface RecordedEvent {
  readonly v: 1;
  readonly id: string;
  readonly type: string;
  readonly tv: number;
  readonly stream: string;
  readonly rev: number;
  readonly pos: Position;
  readonly at: Instant;
  readonly occurred: Instant;
  readonly by: Author;
  readonly corr: string;
  readonly cause: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the writer believes the stream's state to be: it does not exist, exists, is at this revision, or does not matter. */
export type Expected = 'none' | 'exists' | 'any' | number;

export interface Append {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
}

/** The last event of the append: its revision in the stream and its place in the log. */
export interface Appended {
  readonly revision: number;
  readonly position: Position;
}

export interface Filter {
  /** ASCII; matches streams that begin with one of these. */
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface StreamSlice {
  readonly exists: boolean;
  readonly events: readonly RecordedEvent[];
}

export interface LogSlice {
  readonly events: readonly RecordedEvent[];
  /** Where to read on: every event before it has been considered. */
  readonly next: Position;
  /** Whether the slice reached the end of the log as it was. */
  readonly end: boolean;
}

export interface SubscriptionStatus {
  readonly name: string;
  readonly state: 'catching-up' | 'live' | 'retrying' | 'parked' | 'closed';
  /** The last position that was handled, or passed over by the filter; null before the first. */
  readonly position: Position | null;
  /** Why it is retrying or parked. */
  readonly error: string | null;
}

export interface Subscription {
  readonly status: SubscriptionStatus;
  /** Starts a parked subscription again at the event that it stopped at. */
  retry(): void;
  /** Resolves when the handler has returned; nothing is handled afterwards. */
  close(): Promise<void>;
}

export interface SubscribeOptions {
  readonly name: string;
  /** Exclusive; null begins with the first event. */
  readonly after: Position | null;
  readonly filter?: Filter;
  /** The most events given to the handler at once. Default 1. */
  readonly batch?: number;
  /** Told when the filter passed over everything up to a position, so that a checkpoint can follow. */
  readonly passed?: (position: Position) => void;
}

/** The RFC 9162 tree head over the leaves of the first `size` events; `root` in lower-case hex. */
export interface TreeHead {
  readonly size: number;
  readonly root: string;
}

export interface Capabilities {
  readonly name: string;
  /** `appendAll` is one transaction over many streams. Else it can stop half-way, and be run again with the same ids. */
  readonly atomicAcrossStreams: boolean;
  /** Positions are 0, 1, 2 … without a gap. */
  readonly gapless: boolean;
  /** A tree head proves that nothing was altered. */
  readonly treeHead: boolean;
  /**
   * An id that stands anywhere in the log is refused with DuplicateEventId. Else only a retry at its expected place is
   * noticed: the port forbids to reuse an id, and not every store can enforce it.
   */
  readonly uniqueIds: boolean;
  /** One process records, so `at` never goes back along the log. Else many do, each with its own clock. */
  readonly oneWriter: boolean;
}

/**
 * The port to the log. Both stores pass `test/event-sourcing/event-store.contract.ts`.
 * Errors: WrongExpectedRevision, DuplicateEventId, TooLarge, StoreFull, StoreClosed, StoreReadOnly,
 * StoreUnavailable (store-errors.ts).
 */
export abstract class EventStore {
  abstract readonly capabilities: Capabilities;

  /**
   * Durable when it resolves. All events or none. An append whose ids are all already at the expected place is a
   * retry: it answers as it did the first time and stores nothing. No events: rejected with TypeError.
   */
  abstract append(append: Append): Promise<Appended>;

  /**
   * Many appends in one transaction; other appends wait. `source` yields chunks, so that it need not fit in memory.
   * Where the capabilities deny `atomicAcrossStreams`: chunk after chunk, streams side by side within one; an append to
   * `any` whose ids stand in its stream already is passed over, so that what was interrupted can be done again.
   */
  abstract appendAll(
    source: AsyncIterable<readonly Append[]> | Iterable<readonly Append[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }>;

  /**
   * Records events as they were recorded elsewhere, in their order: id, revision, times, author and causes stay, only the
   * position is the store's own. Rejects with WrongExpectedRevision at the first that does not continue its stream.
   */
  abstract restore(
    source: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>,
  ): Promise<{ readonly events: number; readonly last: Position | null }>;

  /** `from` is inclusive: revision 0 forwards, the last revision backwards when absent. At most `limit` (default 1,000) events, fewer only where the stream ends. */
  abstract readStream(
    stream: string,
    options?: {
      readonly from?: number;
      readonly direction?: 'forwards' | 'backwards';
      readonly limit?: number;
    },
  ): Promise<StreamSlice>;

  /** `from` is inclusive. At most `limit` (default 5,000) events that pass the filter; fewer than that is not the end, `end` is. */
  abstract readAll(options?: {
    readonly from?: Position;
    readonly limit?: number;
    readonly filter?: Filter;
  }): Promise<LogSlice>;

  /**
   * The canonical bytes of the events as stored, one text each, from a position (inclusive). A store that gives positions
   * of its own when it stores them leaves `pos` out.
   */
  abstract export(from?: Position): AsyncIterable<string>;

  /** The position of the last event, or of the first of the last `count` (fewer where others' events lie between); null: none. */
  abstract last(count?: number): Promise<Position | null>;

  /** Null where the capabilities say that there is none. */
  abstract head(): Promise<TreeHead | null>;

  /** Emits a position after every commit that this process hears of: its own, and those of others where many write. */
  abstract readonly committed: Observable<Position>;

  /**
   * Handles every event after a position in order, one batch at a time, then live. A handler that throws is tried
   * again with back-off (5 times within about 3 s), then the subscription is parked and says so in its status; others go on.
   */
  abstract subscribe(
    options: SubscribeOptions,
    handle: (events: readonly RecordedEvent[]) => Promise<void> | void,
  ): Subscription;

  /** Ends subscriptions, finishes what is being written, releases the lock. Later calls reject with StoreClosed. */
  abstract close(): Promise<void>;
}
