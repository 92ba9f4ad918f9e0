import type { Decider } from '#event-sourcing';
import type { PerformanceEvent } from './performance.events.ts';

/** One position whose acceptance is judged. */
export interface PositionAcceptance {
  readonly breached: boolean;
}

/** The stream's reference: references hold no ":". */
export const acceptanceOf = (
  framework: string,
  { area, role, provider }: { readonly area: string; readonly role: string; readonly provider: string },
): string => `${framework}-${area}:${role}:${provider}`;

export const positionAcceptance: Decider<PositionAcceptance, PerformanceEvent> = {
  category: 'acceptance',
  initial: { breached: false },
  evolve: {
    AcceptanceBreached: () => ({ breached: true }),
    AcceptanceRestored: () => ({ breached: false }),
    AcceptanceBreachClosed: () => ({ breached: false }),
  },
};
