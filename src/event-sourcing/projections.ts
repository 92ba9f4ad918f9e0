import { setImmediate as breathe } from 'node:timers/promises';
import { batchBegun, batchCompleted, Batches, BatchSieve } from './batches.ts';
import { clockSkew } from './event-check.ts';
import type { EventStore, Position } from './event-store.ts';
import type { Instant } from './fields.ts';
import { MemoryViews, type AnyProjection } from './memory-views.ts';
import type { Views } from './projection.ts';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly state: 'building' | 'live' | 'parked';
  readonly position: Position | null;
  /** Events of the log that it has not considered yet; where positions have gaps, counted up to 1,000. */
  readonly lag: number;
  /** The event at which it stopped, and why. */
  readonly error: string | null;
}

/** A view is being built or has stopped: no figure is better than a wrong one. */
export class ViewsNotReady extends Error {
  override readonly name = 'ViewsNotReady';
}

/** Told how far a long reading has come. */
export type Progress = (position: Position, last: Position) => void;

/** What questions are asked of: the views as they are now, or as known at an instant. */
export abstract class Projections {
  protected readonly batches: Batches;
  private asKnown:
    { readonly at: Instant; readonly upTo: Position | null; readonly views: Views } | undefined;

  constructor(
    protected readonly store: EventStore,
    protected readonly projections: readonly AnyProjection[],
  ) {
    this.batches = new Batches(store);
  }

  /** The views as they are, or, with an instant, folded from what had been recorded by then. Rejects with ViewsNotReady. */
  views(knownAt?: Instant | null): Promise<Views> {
    return knownAt === undefined || knownAt === null ? this.now() : this.knownBy(knownAt);
  }

  /** Resolves when every view that goes on has considered this position; rejects with ViewsNotReady after `timeout` ms. */
  abstract reached(position: Position, timeout?: number): Promise<void>;

  abstract status(): Promise<readonly ProjectionStatus[]>;

  abstract close(): Promise<void>;

  protected abstract now(): Promise<Views>;

  /** The event types that any of the projections folds, and those that tell which of them count. */
  protected get types(): readonly string[] {
    const folded = this.projections.flatMap(({ evolve }) => Object.keys(evolve));
    const { atomicAcrossStreams } = this.store.capabilities;
    return [...new Set([...folded, ...(atomicAcrossStreams ? [] : [batchBegun, batchCompleted])])];
  }

  /** How many events lie after a position; null: how many there are. */
  protected async eventsAfter(position: Position | null, last: Position): Promise<number> {
    const from = (position ?? -1) + 1;
    if (this.store.capabilities.gapless || last < from) return last + 1 - from;
    return (await this.store.readAll({ from, limit: 1000 })).events.length;
  }

  /** Folds the log in memory, up to the last event recorded by the instant. */
  protected async knownBy(at: Instant): Promise<Views> {
    const upTo = await this.store.last();
    if (this.asKnown?.at === at && this.asKnown.upTo === upTo) return this.asKnown.views;
    const views = new MemoryViews(this.projections);
    const sieve = new BatchSieve(this.store, this.batches, null, at);
    // A log that was restored from one that many wrote may go back so far.
    const until = this.store.capabilities.oneWriter ? Date.parse(at) + clockSkew : Number.POSITIVE_INFINITY;
    for (let from = 0; ;) {
      const page = await this.store.readAll({ from, filter: { types: this.types } });
      for (const recorded of await sieve.sift(page.events)) if (recorded.at <= at) views.apply(recorded);
      if (page.end || Date.parse(page.events.at(-1)?.at ?? at) > until) break;
      from = page.next;
      await breathe();
    }
    this.asKnown = { at, upTo, views };
    return views;
  }
}
