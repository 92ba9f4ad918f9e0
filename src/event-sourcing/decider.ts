import type { DomainEvent, OfType } from './event.ts';
import type { RecordedEvent } from './event-store.ts';
import type { Instant } from './fields.ts';

/** What a fold does with each type of event: a record, so that a forgotten event is a compile error. */
export type Evolve<State, E extends DomainEvent> = {
  readonly [T in E['type']]: (
    state: State,
    event: Omit<OfType<E, T>, 'type'>,
    recorded: RecordedEvent,
  ) => State;
};

/** The consistency boundary of one stream, `<category>-<reference>`: state is what decisions need, nothing more. */
export interface Decider<State, E extends DomainEvent> {
  readonly category: string;
  readonly initial: State;
  readonly evolve: Evolve<State, E>;
}

/** A decision: pure, synchronous; the facts it records, none when there is nothing to do, or throws a Rejection. */
export type Decide<State, E extends DomainEvent> = (state: State, now: Instant) => readonly E[];
