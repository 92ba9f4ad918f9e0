import type { EventStore, Position, Projections, RecordedEvent } from '#event-sourcing';
import { concerning, topicsOf } from './live-topics.ts';

/** What a listener is told: how far the log is for it and, to the council's own, what was recorded. */
export interface News {
  readonly position: Position;
  readonly topics?: readonly string[];
}

/** Whoever has missed more events than this is told to look at everything again. */
const most = 5_000;

/** Reads the log on for one who listens, from where he stopped. */
export class LiveReader {
  private heard: Position | undefined;

  /**
   * @param provider whose affairs alone are told; null: the council's own listen
   * @param heard the last position that was heard of; undefined: none was
   */
  constructor(
    private readonly store: EventStore,
    private readonly projections: Projections,
    private readonly provider: string | null,
    heard: Position | undefined,
  ) {
    this.heard = heard;
  }

  /** What was recorded up to a position that concerns the listener and that he has not heard of; undefined: nothing. */
  async news(position: Position): Promise<News | undefined> {
    const after = this.heard;
    if (after !== undefined && position <= after) return undefined;
    this.heard = position;
    if (after === undefined) return this.provider === null ? { position } : undefined;
    const events = await this.between(after, position);
    if (!events) return { position, topics: ['everything'] };
    if (this.provider === null) {
      const topics = topicsOf(events);
      return topics.length > 0 ? { position, topics } : undefined;
    }
    const own = concerning(await this.projections.views(), events, this.provider).at(-1);
    return own && { position: own.pos };
  }

  /** The events after one position up to another; undefined: they are too many. */
  private async between(after: Position, position: Position): Promise<readonly RecordedEvent[] | undefined> {
    const events: RecordedEvent[] = [];
    for (let from = after + 1; events.length <= most;) {
      const page = await this.store.readAll({ from, limit: 1000 });
      events.push(...page.events.filter(({ pos }) => pos <= position));
      if (page.end || page.next > position) return events;
      from = page.next;
    }
    return undefined;
  }
}
