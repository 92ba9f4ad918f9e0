import type { Decider, Instant } from '#event-sourcing';
import type { UpliftEvent, UpliftProposed } from './uplift.events.ts';

/** An uplift as far as it has come. */
export interface Uplift extends Omit<UpliftProposed, 'type'> {
  readonly standing: 'proposed' | 'approved' | 'refused' | 'withdrawn';
  /** Null: it is not. */
  readonly approvedAt: Instant | null;
}

/** The uplifts of one framework, by reference: one boundary, because two must not raise the same rate on one day. */
export type Uplifts = ReadonlyMap<string, Uplift>;

const changed = (state: Uplifts, uplift: string, change: Partial<Uplift>): Uplifts => {
  const known = state.get(uplift);
  return known ? new Map(state).set(uplift, { ...known, ...change }) : state;
};

export const uplifts: Decider<Uplifts, UpliftEvent> = {
  category: 'uplifts',
  initial: new Map(),
  evolve: {
    UpliftProposed: (state, facts) =>
      new Map(state).set(facts.uplift, { ...facts, standing: 'proposed', approvedAt: null }),
    UpliftApproved: (state, { uplift, approvedAt }) =>
      changed(state, uplift, { standing: 'approved', approvedAt }),
    UpliftRefused: (state, { uplift }) => changed(state, uplift, { standing: 'refused' }),
    UpliftWithdrawn: (state, { uplift }) => changed(state, uplift, { standing: 'withdrawn' }),
  },
};
