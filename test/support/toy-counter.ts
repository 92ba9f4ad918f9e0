import { event, type NewEvent, originOf, type Projection, reference, toNewEvents } from '#event-sourcing';
import { z } from 'zod';

/** A little domain for the kernel's own specifications. */
export class Counted extends event('Counted', { counter: reference, by: z.int() }) {}
export class Renamed extends event('Renamed', { counter: reference, name: reference }) {}
export type CounterEvent = Counted | Renamed;

export interface CounterRow {
  readonly counter: string;
  readonly name: string | null;
  readonly sum: number;
  readonly times: number;
}

const initial: CounterRow = { counter: '', name: null, sum: 0, times: 0 };

/** Counters, found by `sum/<sum>`. */
export const counters: Projection<CounterRow, CounterEvent> = {
  name: 'counters',
  version: 1,
  key: ({ counter }) => `c/${counter}`,
  initial,
  terms: ({ sum, times }) => [`sum/${String(sum).padStart(6, '0')}`, `times/${times}`],
  evolve: {
    Counted: (row, { counter, by }) => ({ ...row, counter, sum: row.sum + by, times: row.times + 1 }),
    Renamed: (row, { counter, name }) => ({ ...row, counter, name }),
  },
};

/** The same counters under another name, whose fold throws on a forbidden number. */
export const brittle = (forbidden: number): Projection<CounterRow, Counted> => ({
  name: 'brittle-counters',
  version: 1,
  key: ({ counter }) => counter,
  initial,
  evolve: {
    Counted: (row, { counter, by }) => {
      if (by === forbidden) throw new Error(`${by} is forbidden`);
      return { ...row, counter, sum: row.sum + by, times: row.times + 1 };
    },
  },
});

const tester = originOf({ kind: 'user', id: 'tester', role: 'test' });

/** The facts as the store takes them. */
export const asNew = (stream: string, ...facts: readonly CounterEvent[]): readonly NewEvent[] =>
  toNewEvents(stream, facts, tester);
