import { Injectable } from '@nestjs/common';
import { Batches } from './batches.ts';
import { Clock } from './clock.ts';
import type { Decide, Decider } from './decider.ts';
import { appendAttempts, type AppendAttempt } from './diagnostics.ts';
import { current, type DomainEvent } from './event.ts';
import { EventStore, type Position, type RecordedEvent } from './event-store.ts';
import { KeptStates, type KeptState, type Place } from './kept-states.ts';
import { currentOrigin, type Origin } from './origin.ts';
import { WrongExpectedRevision } from './store-errors.ts';
import { keyedId, toNewEvents } from './to-new-events.ts';

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
  private readonly kept = new KeptStates();

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

  /** The state as it was just before a position of the log: what a decision of that time rested on. */
  async loadBefore<State, E extends DomainEvent>(
    decider: Decider<State, E>,
    ref: string,
    before: Position,
  ): Promise<State> {
    const stream = `${decider.category}-${ref}`;
    let state = decider.initial;
    for (let from = 0, full = true; full; from += pageEvents) {
      const { events } = await this.store.readStream(stream, { from, limit: pageEvents });
      const counted = new Set(await this.batches.counted(events));
      for (const recorded of events) {
        if (recorded.pos < before && counted.has(recorded)) state = evolved(decider, stream, state, recorded);
      }
      full = events.length === pageEvents && events.at(-1)!.pos < before;
    }
    return state;
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
    const kept = this.kept.of(decider, stream);
    let { state, revision, position } = kept ?? { ...nowhere, state: decider.initial };
    const places = kept?.places ?? new Map<string, Place>();
    const types = kept?.types ?? new Set<string>();
    let whole = true;
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
        state = evolved(decider, stream, state, recorded);
        places.set(recorded.id, { revision, position });
        types.add(recorded.type);
      }
      // What an import under way has brought may count later.
      whole &&= counted.size === events.length;
      full = events.length === pageEvents;
    }
    const folded = { state, revision, position, places, types };
    if (whole && revision !== (kept?.revision ?? null)) this.kept.keep(decider, stream, folded);
    return {
      state,
      revision,
      position,
      before: key === undefined ? undefined : receiptOf(key, stream, folded),
    };
  }
}

function evolved<State, E extends DomainEvent>(
  decider: Decider<State, E>,
  stream: string,
  state: State,
  recorded: RecordedEvent,
): State {
  const evolve = decider.evolve[recorded.type as E['type']] as
    ((state: State, event: object, recorded: unknown) => State) | undefined;
  if (!evolve) throw new Error(`${stream} holds ${recorded.type}, which its decider does not know.`);
  return evolve(state, current(recorded), recorded);
}

const nowhere = { revision: null, position: null } as const;

/** What a command with this key recorded in the stream; undefined: nothing. */
function receiptOf(key: string, stream: string, { places, types }: KeptState<unknown>): Receipt | undefined {
  let before: Receipt | undefined;
  for (let nth = 0; ; nth++) {
    const place = [...types].map((type) => places.get(keyedId(key, stream, nth, type))).find((each) => each);
    if (!place) return before;
    before = { stream, ...place, events: nth + 1 };
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
