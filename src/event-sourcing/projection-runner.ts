import { Logger } from '@nestjs/common';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { BatchSieve } from './batches.ts';
import { stands } from './event-mark.ts';
import type { EventStore, Position, RecordedEvent, Subscription } from './event-store.ts';
import { KeptProjections } from './kept-projections.ts';
import type { AnyProjection } from './memory-views.ts';
import type { Views } from './projection.ts';
import { ViewsNotReady, type Progress, type ProjectionStatus } from './projections.ts';
import { frugal, swift, ViewReading } from './view-reading.ts';
import { slotName, ViewSlot } from './view-slot.ts';
import { ViewWriter } from './view-writer.ts';
import { ViewsFile } from './views-file.ts';

/** Milliseconds between two looks at whether the views still follow. */
const retryParked = 10_000;

/**
 * Keeps the views in `views.db` up with the log: one reading of the log for all, rows and checkpoint in one
 * transaction, live on every commit. A projection that throws is parked, visibly; the others go on.
 */
export class ProjectionRunner extends KeptProjections {
  private readonly writer: ViewWriter;
  private readonly closing = new AbortController();
  private readonly logger = new Logger('projections');
  private subscription: Subscription | undefined;
  private watch: NodeJS.Timeout | undefined;
  private refolding: Promise<void> | undefined;
  private following = false;
  private built = false;

  private constructor(
    store: EventStore,
    projections: readonly AnyProjection[],
    private readonly file: ViewsFile,
    slots: readonly ViewSlot[],
  ) {
    super(store, projections);
    this.writer = new ViewWriter(file, projections, this.types, slots);
  }

  /** Opens the views of a data folder for the process that may write; those of another log or version start anew. */
  static async open(store: EventStore, folder: string, projections: readonly AnyProjection[]) {
    const file = new ViewsFile(folder, false);
    const ours = new Set<string>();
    for (const projection of projections) {
      const mark = file.checkpoint(slotName(projection))?.event;
      if (mark && (await stands(store, mark))) ours.add(mark);
    }
    const fits = (mark: string | null) => !file.outdated && (mark === null || ours.has(mark));
    const slots = projections.map((projection) => ViewSlot.open(file, projection, fits));
    file.outdated = false;
    return new ProjectionRunner(store, projections, file, slots);
  }

  /** Brings every view to the end of the log. */
  async catchUp(progress?: Progress, pace = swift): Promise<void> {
    const { writer } = this;
    for (let outdated = true; outdated;) {
      const last = (await this.store.last()) ?? -1;
      outdated = false;
      for (const group of writer.together) {
        const reading = this.reading(group);
        await reading.to(last, pace, progress);
        outdated ||= reading.outdated;
      }
      if (outdated) writer.forget();
    }
    writer.flush(writer.slots);
    this.built = true;
  }

  /** Catches up, then follows the log. */
  async start(progress?: Progress): Promise<void> {
    this.following = true;
    await this.catchUp(progress);
    this.listen();
    this.watch = setInterval(() => this.lookAfter(), retryParked).unref();
  }

  private listen(): void {
    const { considered } = this.writer;
    const after = considered < 0 ? null : considered;
    const sieve = new BatchSieve(this.store, this.batches, after);
    this.writer.sieve = sieve;
    this.subscription = this.store.subscribe(
      {
        name: 'projections',
        after,
        batch: 500,
        filter: { types: this.types },
        passed: (position) => this.writer.feed(this.slots, [], sieve.read(position)),
      },
      (events) => this.follow(events, sieve),
    );
  }

  override async reached(position: Position, timeout = 30_000): Promise<void> {
    if (this.writer.considered >= position) return;
    // Views that follow nothing are brought up when somebody asks.
    if (this.built && !this.following) await this.catchUp(undefined, frugal);
    else await this.writer.arrivals.wait(position, timeout);
  }

  override async status(): Promise<readonly ProjectionStatus[]> {
    const last = (await this.store.last()) ?? -1;
    const lags = new Map<Position | null, number>();
    for (const { position } of this.slots)
      if (!lags.has(position)) lags.set(position, await this.eventsAfter(position, last));
    const stopped = this.subscription?.status.state === 'parked' ? this.subscription.status.error : null;
    return this.slots.map((slot) => {
      const status = slot.status(lags.get(slot.position) ?? 0, this.built);
      return stopped === null ? status : { ...status, state: 'parked', error: status.error ?? stopped };
    });
  }

  /** Builds views anew beside the ones in use, then swaps them in: all, or the one of that name (else RangeError). */
  async rebuild(name?: string, progress?: Progress): Promise<void> {
    const chosen = this.slots.filter(({ projection }) => name === undefined || projection.name === name);
    if (chosen.length === 0) {
      const names = this.projections.map((projection) => projection.name).join(', ');
      throw new RangeError(`There is no projection ${name}. There are: ${names}.`);
    }
    const pace = this.following ? frugal : swift;
    for (let outdated = true; outdated;) {
      const next = this.writer.beside(chosen);
      const reading = this.reading(next);
      await reading.to((await this.store.last()) ?? -1, pace, progress);
      await this.subscription?.close();
      await reading.to((await this.store.last()) ?? -1, pace);
      ({ outdated } = reading);
      if (!outdated) this.writer.swap(chosen, next);
    }
    if (this.following) this.listen();
    else await this.catchUp();
  }

  override async close(): Promise<void> {
    this.closing.abort(new ViewsNotReady('The views are being closed.'));
    clearInterval(this.watch);
    await this.refolding;
    await this.subscription?.close();
    this.writer.flush(this.slots);
    this.file.close();
  }

  protected override get slots(): readonly ViewSlot[] {
    return this.writer.slots;
  }

  protected override async now(): Promise<Views> {
    if (!this.built)
      throw new ViewsNotReady('The views are being built from the log. Try again in a moment.');
    return this;
  }

  private reading(slots: readonly ViewSlot[]): ViewReading {
    return new ViewReading(this.store, this.batches, this.writer, slots, this.closing.signal);
  }

  private async follow(events: readonly RecordedEvent[], sieve: BatchSieve): Promise<void> {
    const { writer } = this;
    try {
      const counted = await sieve.sift(events);
      writer.feed(this.slots, counted, sieve.read(events.at(-1)?.pos ?? -1));
      writer.flush(this.slots, sieve.outdated);
    } catch (error) {
      // The same events come again, but what the sieve gave out of them does not.
      sieve.outdated = !this.store.capabilities.atomicAcrossStreams;
      throw error;
    }
    if (sieve.outdated) this.refolding ??= this.refold();
  }

  /** A batch was completed that the views had passed over: builds them anew, beside the ones in use. */
  private async refold(): Promise<void> {
    // The handler that asks for it must end before its subscription can.
    await breathe();
    const { signal } = this.closing;
    for (let wait = 1_000, done = false; !done && !signal.aborted; wait = Math.min(2 * wait, 60_000)) {
      done = await this.rebuild().then(
        () => true,
        // The next start would try too: the file says that its views are outdated.
        () => pause(wait, false, { signal, ref: false }).catch(() => false),
      );
    }
    // Outdated again in the meantime: whoever noticed found this one under way.
    this.refolding = this.writer.sieve?.outdated && !signal.aborted ? this.refold() : undefined;
  }

  /** A full or locked disk has room again some day: what it stopped goes on then. */
  private lookAfter(): void {
    const { state, error } = this.subscription?.status ?? {};
    if (state !== 'parked') return;
    this.logger.error(`The views have stopped following the log, and try again: ${error}`);
    this.subscription?.retry();
  }
}
