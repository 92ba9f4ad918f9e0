import { current, type Instant, type RecordedEvent } from '#event-sourcing';
import { by } from '../measures/index.ts';
import { providerTelling, type ToldEvent } from './provider-telling.ts';

/** One thing that happened to a provider, and the event that says so. */
export interface TimelineEntry {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly what: string;
  readonly type: string;
  readonly stream: string;
  readonly rev: number;
}

/** The facts about a provider, in the order in which they happened. What the timeline does not tell is left out. */
export const timelineOf = (events: readonly RecordedEvent[]): readonly TimelineEntry[] =>
  events
    .filter(({ type }) => type in providerTelling)
    .toSorted(
      by(
        ({ occurred }) => occurred,
        ({ pos }) => pos,
      ),
    )
    .map((recorded) => {
      const { occurred: occurredAt, at: recordedAt, type, stream, rev } = recorded;
      const tell = providerTelling[type as ToldEvent['type']] as (event: object) => string;
      return { occurredAt, recordedAt, what: tell(current(recorded)), type, stream, rev };
    });
