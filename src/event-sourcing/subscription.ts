import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Observable } from 'rxjs';
import type {
  Filter,
  Position,
  RecordedEvent,
  SubscribeOptions,
  Subscription,
  SubscriptionStatus,
} from './event-store.ts';
import { interruptions } from './diagnostics.ts';
import { messageOf } from './sqlite-errors.ts';
import { StoreUnavailable } from './store-errors.ts';

/** A piece of the log after a position. */
export interface Stretch {
  readonly events: readonly RecordedEvent[];
  /** The last position that was considered; null when there is none yet. */
  readonly through: Position | null;
  /** Whether that was the end of the log. */
  readonly end: boolean;
}

/** What a subscription needs of a store. */
export interface Feed {
  /** At most `limit` events after a position (exclusive; null: from the first). */
  read(after: Position | null, limit: number, filter: Filter | undefined): Promise<Stretch>;
  /** Emits when there may be something new. */
  readonly committed: Observable<unknown>;
  /** Lets go of what reading holds: a read that waits ends. */
  close?(): void;
}

/** Milliseconds before the second, third, fourth and fifth try. */
export const retryDelays: readonly number[] = [100, 300, 800, 1800];

/** The longest rest, in milliseconds, while the store cannot be reached: that passes without anybody's doing. */
const longestOutage = 5000;

/** The longest that a subscription that is catching up holds the event loop, in milliseconds. */
const turn = 10;

/**
 * Reads on from a position and waits at the end for the feed's signal. It pulls: a slow handler holds one batch in
 * memory, whatever happens meanwhile. Never await `close()` inside the handler: it waits for the handler.
 */
export class CatchUpSubscription implements Subscription {
  /** Resolves when it has been closed and nothing is handled any more. */
  readonly ended: Promise<void>;
  readonly #feed: Feed;
  readonly #options: SubscribeOptions;
  readonly #handle: (events: readonly RecordedEvent[]) => Promise<void> | void;
  readonly #delays: readonly number[];
  readonly #closing = new AbortController();
  #state: SubscriptionStatus['state'] = 'catching-up';
  #position: Position | null;
  #error: string | null = null;
  #wake = () => {};
  #retry = () => {};

  constructor(
    feed: Feed,
    options: SubscribeOptions,
    handle: (events: readonly RecordedEvent[]) => Promise<void> | void,
    delays: readonly number[] = retryDelays,
  ) {
    this.#feed = feed;
    this.#options = options;
    this.#handle = handle;
    this.#delays = delays;
    this.#position = options.after;
    this.ended = this.#run();
  }

  get status(): SubscriptionStatus {
    return {
      name: this.#options.name,
      state: this.#state,
      position: this.#position,
      error: this.#error,
    };
  }

  retry(): void {
    this.#retry();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#feed.close?.();
    this.#wake();
    this.#retry();
    await this.ended;
  }

  async #run() {
    const signals = this.#feed.committed.subscribe(() => this.#wake());
    await setImmediate();
    let failures = 0;
    let outages = 0;
    let since = performance.now();
    while (!this.#closing.signal.aborted) {
      // Armed before reading, so that what is committed meanwhile is not missed.
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      try {
        const end = await this.#advance();
        failures = outages = 0;
        this.#error = null;
        this.#state = end ? 'live' : 'catching-up';
        if (end && !this.#closing.signal.aborted) await woken;
      } catch (error) {
        this.#error = messageOf(error);
        interruptions.publish(this.#options.name);
        if (error instanceof StoreUnavailable) {
          await this.#pause(Math.min(100 * 2 ** outages++, longestOutage));
        } else {
          await this.#rest(failures++);
          failures %= this.#delays.length + 1;
        }
      }
      if (performance.now() - since > turn) {
        await setImmediate();
        since = performance.now();
      }
    }
    signals.unsubscribe();
    this.#state = 'closed';
  }

  /** Handles the next batch; true at the end of the log. */
  async #advance(): Promise<boolean> {
    const { batch = 1, filter, passed } = this.#options;
    const { events, through, end } = await this.#feed.read(this.#position, batch, filter);
    const last = events.at(-1);
    if (last && !this.#closing.signal.aborted) {
      await this.#handle(events);
      this.#position = last.pos;
    }
    if (through !== null && through > (this.#position ?? -1) && !this.#closing.signal.aborted) {
      passed?.(through);
      this.#position = through;
    }
    return end;
  }

  /** Waits before the next try; after the last one, until somebody asks for it. */
  async #rest(failures: number) {
    const delay = this.#delays[failures];
    if (delay === undefined) {
      this.#state = 'parked';
      await new Promise<void>((resolve) => {
        this.#retry = resolve;
        if (this.#closing.signal.aborted) resolve();
      });
    } else {
      await this.#pause(delay);
    }
  }

  async #pause(delay: number) {
    this.#state = 'retrying';
    await setTimeout(delay, undefined, { signal: this.#closing.signal }).catch(() => {});
  }
}
