import { Arrivals } from './arrivals.ts';
import type { BatchSieve } from './batches.ts';
import type { Position, RecordedEvent } from './event-store.ts';
import type { AnyProjection } from './memory-views.ts';
import { ViewsNotReady } from './projections.ts';
import { swapIn, ViewSlot } from './view-slot.ts';
import type { ViewsFile } from './views-file.ts';

/** The views of a process that writes them, and those who wait for them. */
export class ViewWriter {
  readonly arrivals = new Arrivals();
  /** That of the subscription which the views follow. */
  sieve: BatchSieve | undefined;

  constructor(
    readonly file: ViewsFile,
    private readonly projections: readonly AnyProjection[],
    /** The event types that are folded. */
    readonly types: readonly string[],
    public slots: readonly ViewSlot[],
  ) {}

  /** The views that go on, in groups that have come equally far. */
  get together(): readonly (readonly ViewSlot[])[] {
    const going = this.slots.filter(({ error }) => error === null);
    return [...Map.groupBy(going, ({ position }) => position).values()];
  }

  /** What every view that goes on has considered, events of a batch under way among it; -1 before the first event. */
  get considered(): Position {
    const going = this.slots.filter(({ error }) => error === null);
    const least = Math.min(
      ...(going.length === 0 ? this.slots : going).map(({ position }) => position ?? -1),
    );
    const holding = this.sieve?.holding;
    return holding && (holding.before ?? -1) <= least ? Math.max(least, holding.through ?? -1) : least;
  }

  /** Folds events; everything up to `considered` was read, null: nothing for good. */
  feed(slots: readonly ViewSlot[], events: readonly RecordedEvent[], considered: Position | null): void {
    for (const slot of slots) {
      slot.feed(events);
      if (considered !== null) slot.passed(considered);
    }
    this.arrivals.reached(this.considered);
  }

  /** Writes rows and checkpoints in one transaction. `outdated`: and notes that they have to be built anew. */
  flush(slots: readonly ViewSlot[], outdated = false): void {
    try {
      this.file.transaction(() => {
        for (const slot of slots) slot.flush();
        if (outdated) this.file.outdated = true;
      });
    } catch (error) {
      for (const slot of slots) slot.rollBack();
      throw error;
    }
  }

  /** Empties every view. */
  forget(): void {
    this.slots = this.projections.map((projection) => ViewSlot.open(this.file, projection, () => false));
  }

  /** Empty views beside those in use. */
  beside(slots: readonly ViewSlot[]): readonly ViewSlot[] {
    return slots.map((slot) => ViewSlot.open(this.file, slot.projection, () => false, `${slot.name}_next`));
  }

  /** Puts views that were built beside others in their place. @throws ViewsNotReady when one of them failed */
  swap(old: readonly ViewSlot[], next: readonly ViewSlot[]): void {
    this.flush(next);
    const failed = swapIn(this.file, old, next);
    if (failed) throw new ViewsNotReady(`${failed.projection.name} cannot be rebuilt: ${failed.error}`);
    if (old.length === this.slots.length) this.file.outdated = false;
    this.slots = this.slots.map((slot) =>
      old.includes(slot) ? ViewSlot.open(this.file, slot.projection, () => true) : slot,
    );
  }
}
