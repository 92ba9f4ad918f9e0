import {
  canonicalize,
  current,
  eventClasses,
  Rejection,
  type Decide,
  type Decider,
  type DomainEvent,
  type RecordedEvent,
} from '#event-sourcing';

/** An event as the log gives it back: stored, read, with an envelope round it. */
export function recorded(event: DomainEvent, more: Partial<RecordedEvent> = {}): RecordedEvent {
  return {
    v: 1,
    id: '0199b1c2-0000-7000-8000-000000000000',
    type: event.type,
    tv: eventClasses.get(event.type)!.version,
    stream: 'stream-of-a-test',
    rev: 0,
    pos: 0,
    at: '2026-01-01T00:00:00.000Z',
    occurred: '2026-01-01T00:00:00.000Z',
    by: { kind: 'user', id: 'a-test', role: 'system' },
    corr: 'a-test',
    cause: 'a-test',
    data: JSON.parse(canonicalize({ ...event })),
    ...more,
  };
}

/** The state that a stream of these events folds to. */
export function folded<State, E extends DomainEvent>(
  decider: Decider<State, E>,
  events: readonly E[],
): State {
  type Fold = (state: State, event: object, recorded: RecordedEvent) => State;
  return events.reduce((state, event) => {
    const read = recorded(event);
    return (decider.evolve[event.type as E['type']] as Fold)(state, current(read), read);
  }, decider.initial);
}

/** What was decided, or why not. */
class Decided<E extends DomainEvent> {
  constructor(private readonly decide: () => readonly E[]) {}

  thenRecords(...events: readonly E[]): void {
    expect(this.decide()).toStrictEqual(events);
  }

  thenRecordsNothing(): void {
    expect(this.decide()).toStrictEqual([]);
  }

  thenRejected(code: string): void {
    let thrown: unknown;
    try {
      this.decide();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Rejection);
    expect((thrown as Rejection).code).toBe(code);
    expect((thrown as Rejection).message.length).toBeGreaterThan(20);
  }
}

class Given<State, E extends DomainEvent> {
  constructor(
    private readonly decider: Decider<State, E>,
    private readonly events: readonly E[],
  ) {}

  when(decide: Decide<State, E>): Decided<E> {
    return new Decided(() => decide(folded(this.decider, this.events), '2026-07-01T08:00:00.000Z'));
  }
}

/** @example given(provider, admitted).when(suspendProvider(suspend)).thenRejected('provider-already-suspended') */
export const given = <State, E extends DomainEvent>(
  decider: Decider<State, E>,
  ...events: readonly NoInfer<E>[]
) => new Given(decider, events);
