import type { Decider } from '#event-sourcing';
import type { AccessRefused } from './refusal.events.ts';

/** Who was turned away on one day of UTC: counts alone, from which nothing else is decided. */
export const refusals: Decider<null, AccessRefused> = {
  category: 'refusals',
  initial: null,
  evolve: { AccessRefused: () => null },
};
