import { setImmediate as breathe } from 'node:timers/promises';
import type { EventStore, Position, RecordedEvent, Subscription } from './event-store.ts';
import type { AnyProjection } from './memory-views.ts';
import type { Views } from './projection.ts';
import { KeptProjections } from './kept-projections.ts';
import { ViewsNotReady, type Progress, type ProjectionStatus } from './projections.ts';
import { eventMark, slotName, ViewSlot } from './view-slot.ts';
import { ViewTable } from './view-table.ts';
import { ViewsFile } from './views-file.ts';

/** How a long reading of the log goes about it: time against memory. */
export interface Pace {
  /** Rows that may change before they are written. */
  readonly rows: number;
  /** Events read at once. */
  readonly events: number;
}

/** Writes the rows of about a million events once: a third of the time, and up to 700 MB. */
const swift: Pace = { rows: 150_000, events: 5_000 };
/** For a process that serves or imports meanwhile: events are garbage before V8 keeps them for long. */
export const frugal: Pace = { rows: 8_000, events: 1_000 };

/**
 * Keeps the views in `views.db` up with the log: one reading of the log for all, rows and checkpoint in one
 * transaction, live on every commit. A projection that throws is parked, visibly; the others go on.
 */
export class ProjectionRunner extends KeptProjections {
  private subscription: Subscription | undefined;
  private following = false;
  private built = false;
  private waiting: { readonly position: Position; readonly arrived: () => void }[] = [];

  private constructor(
    store: EventStore,
    projections: readonly AnyProjection[],
    private readonly file: ViewsFile,
    protected override slots: readonly ViewSlot[],
  ) {
    super(store, projections);
  }

  /** Opens the views of a data folder for the process that may write; those of another log or version start anew. */
  static async open(store: EventStore, folder: string, projections: readonly AnyProjection[]) {
    const file = new ViewsFile(folder, false);
    const ours = new Set<string>();
    for (const projection of projections) {
      const mark = file.checkpoint(slotName(projection))?.event;
      if (!mark) continue;
      const { events } = await store.readAll({ from: Number(mark.split('/')[0]), limit: 1 });
      if (events[0] && eventMark(events[0]) === mark) ours.add(mark);
    }
    const slots = projections.map((projection) => ViewSlot.open(file, projection, (mark) => ours.has(mark)));
    return new ProjectionRunner(store, projections, file, slots);
  }

  /** Brings every view to the end of the log. */
  async catchUp(progress?: Progress, pace = swift): Promise<void> {
    await this.readTo(() => this.slots.filter(({ error }) => error === null), pace, progress);
    this.flush(this.slots);
    this.built = true;
  }

  /** Catches up, then follows the log. */
  async start(progress?: Progress): Promise<void> {
    await this.catchUp(progress);
    this.following = true;
    const from = this.considered() + 1;
    this.subscription = this.store.subscribe(
      {
        name: 'projections',
        after: from === 0 ? null : from - 1,
        batch: 500,
        filter: { types: this.types },
        passed: (position) => this.feed(this.slots, [], position),
      },
      (events) => {
        this.feed(this.slots, events, events.at(-1)?.pos ?? -1);
        this.flush(this.slots);
      },
    );
  }

  override async reached(position: Position, timeout = 30_000): Promise<void> {
    if (this.considered() >= position) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { position, arrived: resolve };
    const timer = setTimeout(() => {
      this.waiting = this.waiting.filter((each) => each !== waiter);
      reject(new ViewsNotReady(`The views have not reached position ${position} within ${timeout} ms.`));
    }, timeout);
    this.waiting.push(waiter);
    await promise.finally(() => clearTimeout(timer));
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    const last = (await this.store.last()) ?? -1;
    return this.slots.map((slot) => slot.status(last, this.built));
  }

  /** Builds views anew beside the ones in use, then swaps them in: all, or the one of that name (else RangeError). */
  async rebuild(name?: string, progress?: Progress): Promise<void> {
    const chosen = this.slots.filter(({ projection }) => name === undefined || projection.name === name);
    if (chosen.length === 0) {
      const names = this.projections.map((projection) => projection.name).join(', ');
      throw new RangeError(`There is no projection ${name}. There are: ${names}.`);
    }
    const next = chosen.map((slot) =>
      ViewSlot.open(this.file, slot.projection, () => false, `${slot.name}_next`),
    );
    const pace = this.following ? frugal : swift;
    await this.readTo(() => next, pace, progress);
    await this.subscription?.close();
    await this.readTo(() => next, pace);
    this.swap(chosen, next);
    if (this.following) await this.start();
    else await this.catchUp();
  }

  override async close(): Promise<void> {
    await this.subscription?.close();
    this.flush(this.slots);
    this.file.close();
  }

  protected override async now(): Promise<Views> {
    if (!this.built)
      throw new ViewsNotReady('The views are being built from the log. Try again in a moment.');
    return this;
  }

  private async readTo(slots: () => readonly ViewSlot[], pace: Pace, progress?: Progress): Promise<void> {
    for (;;) {
      const going = slots().filter(({ error }) => error === null);
      const last = (await this.store.last()) ?? -1;
      const from = Math.min(last, ...going.map(({ position }) => position ?? -1)) + 1;
      if (going.length === 0 || from > last) return;
      const page = await this.store.readAll({ from, limit: pace.events, filter: { types: this.types } });
      this.feed(going, page.events, page.next - 1);
      if (this.following || going.some(({ table }) => table.stagedRows > pace.rows)) this.flush(going);
      progress?.(Math.min(page.next - 1, last), last);
      await breathe();
    }
  }

  private feed(slots: readonly ViewSlot[], events: readonly RecordedEvent[], considered: Position): void {
    for (const slot of slots) {
      slot.feed(events);
      slot.passed(considered);
    }
    const reached = this.considered();
    for (const { arrived } of this.waiting.filter(({ position }) => position <= reached)) arrived();
    this.waiting = this.waiting.filter(({ position }) => position > reached);
  }

  private flush(slots: readonly ViewSlot[]): void {
    try {
      this.file.transaction(() => slots.forEach((slot) => slot.flush()));
    } catch (error) {
      for (const slot of slots) slot.rollBack();
      throw error;
    }
  }

  private swap(old: readonly ViewSlot[], next: readonly ViewSlot[]): void {
    const failed = next.find(({ error }) => error !== null);
    this.flush(next);
    this.file.transaction(() => {
      for (const { name } of failed ? next : old) ViewTable.drop(this.file.db, name);
      for (const { name } of next) this.file.dropCheckpoint(name);
      if (failed) return;
      for (const [i, slot] of next.entries()) {
        const name = old[i]?.name ?? '';
        ViewTable.rename(this.file.db, slot.name, name);
        this.file.setCheckpoint(name, slot.checkpoint);
      }
    });
    if (failed) throw new ViewsNotReady(`${failed.projection.name} cannot be rebuilt: ${failed.error}`);
    this.slots = this.slots.map((slot) =>
      old.includes(slot) ? ViewSlot.open(this.file, slot.projection, () => true) : slot,
    );
  }

  /** What every view that goes on has considered; -1 before the first event. */
  private considered(): Position {
    const going = this.slots.filter(({ error }) => error === null);
    return Math.min(...(going.length === 0 ? this.slots : going).map(({ position }) => position ?? -1));
  }
}
