import { randomUUID } from 'node:crypto';
import type { Append, EventStore, Filter, NewEvent, RecordedEvent } from '#event-sourcing';

/** A fact of no particular domain. */
export const fact = (more: Partial<NewEvent> = {}): NewEvent => ({
  id: randomUUID(),
  type: 'Happened',
  tv: 1,
  data: { what: 'something' },
  by: { kind: 'system', id: 'test', role: 'test' },
  corr: 'correlation',
  cause: 'command:test',
  ...more,
});

export const facts = (count: number, more: Partial<NewEvent> = {}): readonly NewEvent[] =>
  Array.from({ length: count }, (_, n) => fact({ data: { n }, ...more }));

export const append = (
  stream: string,
  expected: Append['expected'],
  events: readonly NewEvent[] = facts(1),
): Append => ({ stream, expected, events });

/** The whole log, page by page. */
export async function everything(store: EventStore, filter?: Filter): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let from = 0; ;) {
    const slice = await store.readAll({ from, limit: 700, ...(filter && { filter }) });
    events.push(...slice.events);
    if (slice.end) return events;
    from = slice.next;
  }
}

/** Resolves as soon as the condition holds, which something in this process is about to bring about. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
