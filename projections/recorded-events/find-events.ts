import { mayBeAskedBy, query } from '#access';
import { EventStore, type RecordedEvent } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';

/** Events as recorded, in the order of the log. */
export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** What to ask for `after` to go on; null when there was no more. */
  readonly next: number | null;
}

const eventType = z.string().regex(/^[A-Z][A-Za-z]{0,99}$/, { error: 'an event type such as OfferAccepted' });
const position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A page of the log: of one stream, of some types, or all of it. */
export class FindEvents extends query(
  {
    stream: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe('Only this stream, such as referral-CSH-2025-R000123.'),
    type: z
      .union([eventType.transform((one) => [one]), z.array(eventType).max(100)])
      .optional()
      .describe('Only events of this type; may be given more than once.'),
    after: position.optional().describe('Only events after this position: the `next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(1000).optional().describe('How many; 100 when left out.'),
  },
  mayBeAskedBy('contract-manager'),
)<EventPage> {}

@QueryHandler(FindEvents)
export class FindEventsHandler implements IQueryHandler<FindEvents> {
  constructor(private readonly store: EventStore) {}

  async execute({ stream, type, after = -1, limit = 100 }: FindEvents): Promise<EventPage> {
    const events: RecordedEvent[] = [];
    const pages = stream === undefined ? this.log(after, type) : this.stream(stream);
    for await (const page of pages) {
      for (const event of page) {
        if (event.pos <= after || (type && !type.includes(event.type))) continue;
        if (events.length === limit) return { events, next: events.at(-1)?.pos ?? null };
        events.push(event);
      }
    }
    return { events, next: null };
  }

  private async *log(after: number, types: readonly string[] | undefined) {
    for (let from = after + 1; ;) {
      const page = await this.store.readAll({ from, limit: 1000, ...(types && { filter: { types } }) });
      yield page.events;
      if (page.end) return;
      from = page.next;
    }
  }

  private async *stream(stream: string) {
    for (let from = 0; ;) {
      const { events } = await this.store.readStream(stream, { from });
      if (events.length === 0) return;
      yield events;
      from += events.length;
    }
  }
}
