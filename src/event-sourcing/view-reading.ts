import { setImmediate as breathe } from 'node:timers/promises';
import { type Batches, BatchSieve } from './batches.ts';
import type { EventStore, Position } from './event-store.ts';
import type { Progress } from './projections.ts';
import type { ViewSlot } from './view-slot.ts';
import type { ViewWriter } from './view-writer.ts';

/** How a long reading of the log goes about it: time against memory. */
export interface Pace {
  /** Rows that may change before they are written. */
  readonly rows: number;
  /** Events read at once. */
  readonly events: number;
}

/** Writes the rows of about a million events once: a third of the time, and up to 700 MB. */
export const swift: Pace = { rows: 150_000, events: 5_000 };
/** For a process that serves or imports meanwhile: events are garbage before V8 keeps them for long. */
export const frugal: Pace = { rows: 8_000, events: 1_000 };

/** One reading of the log for views that have come equally far. */
export class ViewReading {
  private readonly sieve: BatchSieve;
  /** Where to read on. */
  private from: Position;

  constructor(
    private readonly store: EventStore,
    batches: Batches,
    private readonly writer: ViewWriter,
    private readonly slots: readonly ViewSlot[],
    private readonly signal: AbortSignal,
  ) {
    const through = slots[0]?.position ?? null;
    this.sieve = new BatchSieve(store, batches, through);
    this.from = (through ?? -1) + 1;
  }

  /** What was folded has to be folded anew. */
  get outdated(): boolean {
    return this.sieve.outdated;
  }

  /**
   * Folds the log up to a position, and leaves no batch half-way: one that is not complete by then is passed over.
   * Rejects with ViewsNotReady when the views are being closed.
   */
  async to(last: Position, pace: Pace, progress?: Progress): Promise<void> {
    const { types } = this.writer;
    while (this.from <= last) {
      const going = this.slots.filter(({ error }) => error === null);
      if (going.length === 0) return;
      this.signal.throwIfAborted();
      const page = await this.store.readAll({ from: this.from, limit: pace.events, filter: { types } });
      const counted = await this.sieve.sift(page.events.filter(({ pos }) => pos <= last));
      const read = Math.min(page.next - 1, last);
      this.writer.feed(going, counted, this.sieve.read(read));
      if (going.some(({ table }) => table.stagedRows > pace.rows)) this.writer.flush(going);
      this.from = read + 1;
      progress?.(read, last);
      await breathe();
    }
    this.sieve.passOver();
    if (last >= 0) this.writer.feed(this.slots, [], this.sieve.read(last));
  }
}
