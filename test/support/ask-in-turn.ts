import { Rejection, type Decide, type Decider, type DomainEvent } from '#event-sourcing';
import { folded } from './given.ts';

/** Chooses what to ask for, having seen the state; undefined: nothing to ask for. */
export type Ask<State, E extends DomainEvent> = (state: State) => Decide<State, E> | undefined;

/** Told of each decision with the state before it; the events, or the code of its refusal. */
export type Judge<State, E extends DomainEvent> = (before: State, decided: readonly E[] | string) => void;

const now = '2026-07-01T08:00:00.000Z';

function answer<State, E extends DomainEvent>(decide: Decide<State, E>, state: State): readonly E[] | string {
  try {
    return decide(state, now);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

/**
 * Asks a stream one thing after the other.
 *
 * @returns the events that were recorded
 * @throws Error when something that was granted is not granted, with nothing to record, when asked again
 */
export function askInTurn<State, E extends DomainEvent>(
  decider: Decider<State, E>,
  asks: readonly Ask<State, E>[],
  judge: Judge<State, E> = () => undefined,
): readonly E[] {
  const events: E[] = [];
  for (const ask of asks) {
    const state = folded(decider, events);
    const decide = ask(state);
    if (!decide) continue;
    const decided = answer(decide, state);
    judge(state, decided);
    if (typeof decided === 'string') continue;
    events.push(...decided);
    const again = answer(decide, folded(decider, events));
    if (again.length > 0) throw new Error(`Asked twice, it answers ${JSON.stringify(again)}.`);
  }
  return events;
}

/** How many events there are of each type. */
export const countByType = (events: readonly DomainEvent[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(events, ({ type }) => type)).map(([type, all]) => [type, all?.length ?? 0]),
  );
