import type { DomainEvent } from './event.ts';
import type { Evolve } from './decider.ts';

/** The payload of any event of a union, as a projection's `key` sees it. */
export type AnyOf<E extends DomainEvent> = E extends DomainEvent ? Omit<E, 'type'> : never;

/**
 * A view: a pure fold from events to rows. The keys of `evolve` are its subscription.
 * A change of `version` rebuilds it. Rows are JSON; `evolve` returns a new row and never throws.
 */
export interface Projection<Row, E extends DomainEvent> {
  readonly name: string;
  readonly version: number;
  /** The row that an event belongs to, such as `CSH-2025/R000123`. */
  readonly key: (event: AnyOf<E>) => string;
  /** What a row is before its first event. */
  readonly initial: Row;
  readonly evolve: Evolve<Row, E>;
  /** The terms under which a row is found, such as `CSH-2025/decided/2026-06-30`; a row may have many. */
  readonly terms?: (row: Row) => readonly string[];
}

/** What the read side asks: the same for the views on disk and for those folded in memory as known at an instant. */
export interface Views {
  /** The row of a key; undefined when no event made one. */
  get<Row, E extends DomainEvent>(projection: Projection<Row, E>, key: string): Row | undefined;
  /** The rows whose key begins with the prefix, in the order of their keys. */
  withPrefix<Row, E extends DomainEvent>(projection: Projection<Row, E>, prefix: string): readonly Row[];
  /** The rows with at least one term in [from, to] (text order), each once, in the order of their keys. */
  withTerm<Row, E extends DomainEvent>(
    projection: Projection<Row, E>,
    from: string,
    to: string,
  ): readonly Row[];
}
