import type { EventStore, Position, RecordedEvent } from './event-store.ts';
import type { Instant } from './fields.ts';

/** The events that enclose an import where it is no transaction: the first and the last of its batch. */
export const batchBegun = 'ImportBegun';
export const batchCompleted = 'ImportCompleted';

/** The stream in which a batch ends. */
export const batchStream = (batch: string): string => `import-${batch}`;

/** So many events of an import under way are kept in memory, so that views need not be folded anew when it is done. */
const mostHeld = 20_000;

/** Whether an event is one of the facts that an import brings, and so counts only with all others of its batch. */
const imported = ({ by, type }: RecordedEvent): boolean =>
  by.kind === 'import' && type !== batchBegun && type !== batchCompleted;

/** Which batches of a log are complete. Where a store records each batch in one transaction, all are. */
export class Batches {
  private readonly completions = new Map<string, RecordedEvent>();

  constructor(private readonly store: EventStore) {}

  /** The event that completed a batch (`corr` of its events); undefined while it is under way, or when it was given up. */
  async completion(batch: string): Promise<RecordedEvent | undefined> {
    const known = this.completions.get(batch);
    if (known) return known;
    const { events } = await this.store.readStream(batchStream(batch));
    const found = events.find(({ type }) => type === batchCompleted);
    if (found) this.completions.set(batch, found);
    return found;
  }

  /** The events that count: without those of a batch that is not complete. */
  async counted(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    if (this.store.capabilities.atomicAcrossStreams) return events;
    const counted: RecordedEvent[] = [];
    for (const event of events) {
      if (!imported(event) || (await this.completion(event.corr))) counted.push(event);
    }
    return counted;
  }
}

interface Held {
  readonly batch: string;
  readonly events: RecordedEvent[];
  /** The last position before the batch. */
  readonly before: Position | null;
}

/**
 * Leaves the events of a batch out of one reading of the log until the batch is complete. Those of a batch that nobody
 * disturbs are kept and come with its completion; where others recorded meanwhile they are passed over, and its completion
 * makes the reading `outdated`: what was folded has to be folded anew, in the order of the log.
 */
export class BatchSieve {
  /** A batch was completed whose events this reading had passed over. */
  outdated = false;
  private readonly fates = new Map<string, 'counts' | 'passed'>();
  private readonly fromStart: boolean;
  private held: Held | undefined;

  /**
   * @param through where the reading begins, exclusive; null: at the first event
   * @param by the instant by which a batch must have been completed; left out, any
   */
  constructor(
    private readonly store: EventStore,
    private readonly batches: Batches,
    private through: Position | null,
    private readonly by?: Instant,
  ) {
    this.fromStart = through === null;
  }

  /** While events are kept: everything up to `before` has been given out, everything up to `through` was read. */
  get holding(): { readonly before: Position | null; readonly through: Position | null } | undefined {
    return this.held && { before: this.held.before, through: this.through };
  }

  /** The events that count, of the next ones of the log. */
  async sift(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    if (this.store.capabilities.atomicAcrossStreams) return events;
    const counted: RecordedEvent[] = [];
    for (const event of events) {
      if (event.type === batchBegun) await this.begin(event);
      else if (event.type === batchCompleted) counted.push(...this.complete(event));
      else if (imported(event)) counted.push(...(await this.take(event)));
      else {
        this.passOver();
        counted.push(event);
      }
      this.through = event.pos;
    }
    return counted;
  }

  /** The log was read up to a position. Gives back the position up to which all events that count were given out. */
  read(through: Position): Position | null {
    this.through = through;
    return this.held ? this.held.before : through;
  }

  /** Keeps no events any more. */
  passOver(): void {
    if (this.held) this.fates.set(this.held.batch, 'passed');
    this.held = undefined;
  }

  private async take(event: RecordedEvent): Promise<readonly RecordedEvent[]> {
    const { corr: batch } = event;
    if (!this.fates.has(batch) && this.held?.batch !== batch) {
      // A reading that began further on may have missed the first events of a batch that it did not see begin.
      if (this.fromStart) await this.begin(event);
      else this.fates.set(batch, 'passed');
    }
    if (this.held?.batch !== batch) return this.fates.get(batch) === 'counts' ? [event] : [];
    if (this.held.events.push(event) > mostHeld) this.passOver();
    return [];
  }

  private async begin({ corr: batch }: RecordedEvent): Promise<void> {
    this.passOver();
    const completion = await this.batches.completion(batch);
    if (completion && this.inTime(completion)) this.fates.set(batch, 'counts');
    else this.held = { batch, events: [], before: this.through };
  }

  private complete(completion: RecordedEvent): readonly RecordedEvent[] {
    const { corr: batch } = completion;
    const held = this.held?.batch === batch ? this.held.events : undefined;
    if (held) this.held = undefined;
    else this.passOver();
    // Of a batch that it never heard of, a reading that began further on has missed all events.
    const fate = this.fates.get(batch) ?? (this.fromStart ? 'counts' : 'passed');
    if (!held && fate === 'passed') this.outdated = true;
    this.fates.delete(batch);
    return this.inTime(completion) ? [...(held ?? []), completion] : [];
  }

  private inTime({ at }: RecordedEvent): boolean {
    return this.by === undefined || at <= this.by;
  }
}
