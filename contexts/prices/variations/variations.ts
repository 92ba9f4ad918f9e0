import type { Decider, Instant } from '#event-sourcing';
import type { PriceVariationRequested, VariationEvent } from './variation.events.ts';

/** A variation as far as it has come. */
export interface Variation extends Omit<PriceVariationRequested, 'type'> {
  readonly standing: 'requested' | 'agreed' | 'refused' | 'withdrawn';
  /** The decision that it is so; null: it is not. */
  readonly agreed: { readonly hourlyPence: number; readonly at: Instant } | null;
}

/** The variations of one framework, by reference: one boundary, because a rate is asked for once at a time. */
export type Variations = ReadonlyMap<string, Variation>;

const changed = (state: Variations, variation: string, change: Partial<Variation>): Variations => {
  const known = state.get(variation);
  return known ? new Map(state).set(variation, { ...known, ...change }) : state;
};

export const variations: Decider<Variations, VariationEvent> = {
  category: 'variations',
  initial: new Map(),
  evolve: {
    PriceVariationRequested: (state, facts) =>
      new Map(state).set(facts.variation, { ...facts, standing: 'requested', agreed: null }),
    PriceVariationAgreed: (state, { variation, agreedPence, agreedAt }) =>
      changed(state, variation, {
        standing: 'agreed',
        agreed: { hourlyPence: agreedPence, at: agreedAt },
      }),
    PriceVariationRefused: (state, { variation }) => changed(state, variation, { standing: 'refused' }),
    PriceVariationWithdrawn: (state, { variation }) => changed(state, variation, { standing: 'withdrawn' }),
  },
};
