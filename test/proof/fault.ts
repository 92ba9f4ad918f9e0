import type { DomainEvent, Instant, RecordedEvent } from '#event-sourcing';

/** Something wrong with the desk, planted between the handlers and the log. */
export interface Fault {
  /** What a handler sees of a stream's state, while it answers a command. */
  see<State>(category: string, state: State, asking: string): State;
  /** What becomes of the events that were decided. */
  record(events: readonly DomainEvent[], asking: string): readonly DomainEvent[];
  /** What the clock says. */
  now(now: Instant, asking: string): Instant;
  /** Whether the views are told of an event. */
  shown(event: RecordedEvent): boolean;
}

export const none: Fault = {
  see: (_category, state) => state,
  record: (events) => events,
  now: (now) => now,
  shown: () => true,
};
