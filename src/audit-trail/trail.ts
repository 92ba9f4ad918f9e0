import { type EventStore, type Position, type RecordedEvent, Rejection, stands } from '#event-sourcing';
import { setImmediate as breathe } from 'node:timers/promises';
import { isFound } from './terms.ts';
import type { Search } from './search.ts';
import type { TrailIndex } from './trail-index.ts';

/** Events taken in at once: some 25 ms of work, so that others are answered meanwhile. */
const pace = 500;
/** Events of other days that are among those found, where many processes record, are passed over so many at once. */
const leastLooked = 20;

/** Events newest first. */
export interface TrailPage {
  readonly events: readonly RecordedEvent[];
  /** What to ask for `before` to go on; null: no more. */
  readonly next: Position | null;
  /** Everything up to here was looked at; -1: nothing is recorded yet. */
  readonly through: Position;
}

/** Everything that a search finds. */
interface FoundAll {
  readonly count: number;
  readonly through: Position;
  readonly events: AsyncIterable<RecordedEvent>;
}

/** What was recorded, found over all time: follows the log with its index, and reads what is found from the log. */
export class Trail {
  private underWay: Promise<void> | undefined;
  private checked = false;
  private ended = false;

  constructor(
    private readonly store: EventStore,
    private readonly index: TrailIndex,
  ) {}

  /** Takes in whatever the log holds by now. An index of another log is begun anew. */
  async follow(): Promise<void> {
    // What is under way may have looked for the end of the log before the last event came.
    await this.underWay;
    this.underWay ??= this.takeIn().finally(() => {
      this.underWay = undefined;
    });
    await this.underWay;
  }

  /** Takes in no more; what is under way is waited for. */
  async end(): Promise<void> {
    this.ended = true;
    await this.underWay?.catch(() => undefined);
  }

  /** A page of what a search finds before a position, newest first; everything recorded by now is looked at. */
  async find(search: Search, before: Position | null, limit: number): Promise<TrailPage> {
    await this.follow();
    const { through } = this.index;
    const events: RecordedEvent[] = [];
    for (let end = before; ;) {
      const wanted = Math.max(leastLooked, limit + 1 - events.length);
      const found = this.index.find(search, end, wanted);
      for (const position of found) {
        const event = await this.read(position);
        if (!isFound(search, event)) continue;
        if (events.length === limit) return { events, next: events.at(-1)?.pos ?? null, through };
        events.push(event);
      }
      if (found.length < wanted) return { events, next: null, through };
      end = found.at(-1) ?? null;
    }
  }

  /** How many a search finds, and the way to them, newest first; what is recorded meanwhile is not among them. */
  async all(search: Search): Promise<FoundAll> {
    await this.follow();
    const { through } = this.index;
    return { count: this.index.count(search), through, events: this.downFrom(search, through + 1) };
  }

  /** The event at a position. Refused `event-unknown`. */
  async at(position: Position): Promise<{ readonly event: RecordedEvent; readonly through: Position }> {
    await this.follow();
    const { events } = await this.store.readAll({ from: position, limit: 1 });
    const event = events.find(({ pos }) => pos === position);
    if (!event)
      throw new Rejection('event-unknown', `There is no event ${position}: search the audit trail.`);
    return { event, through: this.index.through };
  }

  private async *downFrom(search: Search, end: Position): AsyncGenerator<RecordedEvent> {
    for (let before = end; ;) {
      const { events, next } = await this.find(search, before, pace);
      yield* events;
      if (next === null) return;
      before = next;
    }
  }

  private async takeIn(): Promise<void> {
    const { mark } = this.index;
    if (!this.checked && mark !== null && !(await stands(this.store, mark))) this.index.empty();
    this.checked = true;
    for (let from = this.index.through + 1; ;) {
      const { events, next, end } = await this.store.readAll({ from, limit: pace });
      this.index.take(events);
      if (end || this.ended) return;
      from = next;
      await breathe();
    }
  }

  private async read(position: Position): Promise<RecordedEvent> {
    const { events } = await this.store.readAll({ from: position, limit: 1 });
    const [event] = events;
    if (event?.pos !== position)
      throw new Error(`The log has no event at ${position}, which the index knows.`);
    return event;
  }
}
