import { v7 } from 'uuid';
import { eventClasses, type DomainEvent } from './event.ts';
import type { NewEvent } from './event-store.ts';
import { deterministicId, type Origin } from './origin.ts';

/** The facts of one decision as the store takes them: authored, caused, with ids that a retry repeats. */
export function toNewEvents(
  stream: string,
  facts: readonly DomainEvent[],
  origin: Origin,
): readonly NewEvent[] {
  return facts.map((fact, i) => {
    const { type } = fact;
    const known = eventClasses.get(type);
    if (!known) throw new Error(`${type} is not an event class.`);
    return {
      id: origin.key === undefined ? v7() : keyedId(origin.key, stream, i, type),
      type,
      tv: known.version,
      data: { ...fact },
      by: origin.by,
      corr: origin.corr,
      cause: origin.cause,
      ...(origin.occurred === undefined ? {} : { occurred: origin.occurred }),
    };
  });
}

/** The id of the nth fact that a command with a key records in a stream. */
export const keyedId = (key: string, stream: string, i: number, type: string) =>
  deterministicId(key, stream, String(i), type);
