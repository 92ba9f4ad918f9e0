import type { Decider } from './decider.ts';
import type { DomainEvent } from './event.ts';
import type { Position } from './event-store.ts';

/** Where an event stands. */
export interface Place {
  readonly revision: number;
  readonly position: Position;
}

/** What a stream folds to, and which events it holds. */
export interface KeptState<State> {
  readonly state: State;
  /** Of the last event; null: the stream does not exist. */
  readonly revision: number | null;
  readonly position: Position | null;
  /** The place of every event, by its id: grows with the stream, and may be ahead of the state. */
  readonly places: Map<string, Place>;
  /** The types that occur. */
  readonly types: Set<string>;
}

interface Kept {
  readonly decider: unknown;
  readonly of: KeptState<unknown>;
}

const mostStreams = 256;

/**
 * The states of the streams that were asked for last, so that a long one is not read and folded again for each decision:
 * only what came since is. A stream never changes but by growing, so that what is kept stays true.
 */
export class KeptStates {
  private readonly kept = new Map<string, Kept>();

  of<State, E extends DomainEvent>(decider: Decider<State, E>, stream: string): KeptState<State> | undefined {
    const found = this.kept.get(stream);
    if (found?.decider !== decider) return undefined;
    this.kept.delete(stream);
    this.kept.set(stream, found);
    return found.of as KeptState<State>;
  }

  keep<State, E extends DomainEvent>(decider: Decider<State, E>, stream: string, of: KeptState<State>): void {
    this.kept.delete(stream);
    this.kept.set(stream, { decider, of });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostStreams && oldest !== undefined) this.kept.delete(oldest);
  }
}
