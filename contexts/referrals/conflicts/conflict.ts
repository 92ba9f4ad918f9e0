import type { Decider } from '#event-sourcing';
import type { ConflictEvent } from './conflict.events.ts';

/** Providers in which one person ever declared an interest, and whether it still has it. */
export type Conflict = ReadonlyMap<string, boolean>;

const inForce =
  (held: boolean) =>
  (state: Conflict, { provider }: { readonly provider: string }): Conflict =>
    new Map(state).set(provider, held);

/** One stream for each person of the council's: `conflict-<account>`. */
export const conflict: Decider<Conflict, ConflictEvent> = {
  category: 'conflict',
  initial: new Map(),
  evolve: { ConflictOfInterestDeclared: inForce(true), ConflictOfInterestEnded: inForce(false) },
};
