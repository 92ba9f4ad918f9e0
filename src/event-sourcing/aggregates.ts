import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { Batches } from './batches.ts';
import { Clock } from './clock.ts';
import type { Decide, Decider } from './decider.ts';
import { appendAttempts, type AppendAttempt } from './diagnostics.ts';
import { current, eventClasses, type DomainEvent } from './event.ts';
import { EventStore, type NewEvent, type Position } from './event-store.ts';
import { currentOrigin, deterministicId, type Origin } from './origin.ts';
import { WrongExpectedRevision } from './store-errors.ts';

/** What a command did: `events` is 0 when there was nothing to do. Positions let a reader wait for its own write. */
export interface Receipt {
  readonly stream: string;
  /** The stream's last revision; null when it still does not exist. */
  readonly revision: number | null;
  readonly position: Position | null;
  readonly events: number;
}

const attempts = 10;
const pageEvents = 1000;

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

const keyedId = (key: string, stream: string, i: number, type: string) =>
  deterministicId(key, stream, String(i), type);

/** What a stream folds to, and what it already holds of the command that asks. */
interface Folded<State> {
  readonly state: State;
  readonly revision: number | null;
  readonly position: Position | null;
  readonly before: Receipt | undefined;
}

/** Loads a stream into a state, and turns decisions into recorded facts. */
@Injectable()
export class Aggregates {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly batches: Batches;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {
    this.batches = new Batches(store);
  }

  /** The state as recorded, for a decision that needs to look at another aggregate first. */
  async load<State, E extends DomainEvent>(decider: Decider<State, E>, ref: string): Promise<State> {
    return (await this.fold(decider, `${decider.category}-${ref}`)).state;
  }

  /**
   * Load, fold, decide, append; again when somebody else was faster. A command with a key that was recorded in this
   * stream before records nothing and gets the first receipt, whatever has happened since.
   *
   * Rejects with what `decide` throws, with WrongExpectedRevision after 10 attempts, and with the store's errors.
   */
  async transact<State, E extends DomainEvent>(
    decider: Decider<State, E>,
    ref: string,
    decide: Decide<State, E>,
  ): Promise<Receipt> {
    const origin = currentOrigin();
    const stream = `${decider.category}-${ref}`;
    // Those who want the same stream take turns: they would only make each other's appends fail.
    const turn = (this.turns.get(stream) ?? Promise.resolve()).then(() =>
      this.attempt(decider, stream, decide, origin),
    );
    const over = Promise.allSettled([turn]);
    this.turns.set(stream, over);
    try {
      return await turn;
    } finally {
      if (this.turns.get(stream) === over) this.turns.delete(stream);
    }
  }

  private async attempt<State, E extends DomainEvent>(
    decider: Decider<State, E>,
    stream: string,
    decide: Decide<State, E>,
    origin: Origin,
  ): Promise<Receipt> {
    for (let attempt = 1; ; attempt++) {
      const { state, revision, position, before } = await this.fold(decider, stream, origin.key);
      if (before) return before;
      const facts = decide(state, this.clock.now());
      if (facts.length === 0) return { stream, revision, position, events: 0 };
      try {
        const events = toNewEvents(stream, facts, origin);
        const appended = await observed(this.store.append({ stream, expected: revision ?? 'none', events }));
        return { stream, ...appended, events: facts.length };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision) || attempt === attempts) throw error;
      }
    }
  }

  private async fold<State, E extends DomainEvent>(
    decider: Decider<State, E>,
    stream: string,
    key?: string,
  ): Promise<Folded<State>> {
    let state = decider.initial;
    let revision: number | null = null;
    let position: Position | null = null;
    let before: Receipt | undefined;
    for (let full = true; full;) {
      const { events } = await this.store.readStream(stream, {
        from: (revision ?? -1) + 1,
        limit: pageEvents,
      });
      const counted = new Set(await this.batches.counted(events));
      for (const recorded of events) {
        revision = recorded.rev;
        position = recorded.pos;
        if (!counted.has(recorded)) continue;
        const evolve = decider.evolve[recorded.type as E['type']] as
          ((state: State, event: object, recorded: unknown) => State) | undefined;
        if (!evolve) throw new Error(`${stream} holds ${recorded.type}, which its decider does not know.`);
        state = evolve(state, current(recorded), recorded);
        const nth = before?.events ?? 0;
        if (key !== undefined && recorded.id === keyedId(key, stream, nth, recorded.type)) {
          before = { stream, revision, position, events: nth + 1 };
        }
      }
      full = events.length === pageEvents;
    }
    return { state, revision, position, before };
  }
}

async function observed<T>(append: Promise<T>): Promise<T> {
  const since = performance.now();
  let outcome: AppendAttempt['outcome'] = 'failed';
  try {
    const appended = await append;
    outcome = 'recorded';
    return appended;
  } catch (error) {
    if (error instanceof WrongExpectedRevision) outcome = 'overtaken';
    throw error;
  } finally {
    appendAttempts.publish({ outcome, milliseconds: performance.now() - since } satisfies AppendAttempt);
  }
}
