import type { Decider, LocalDate, Position, RecordedEvent } from '#event-sourcing';
import type { PerformanceEvent } from './performance.events.ts';

/** One position whose acceptance is judged. */
export interface PositionAcceptance {
  readonly breached: boolean;
  /** Until when it was told of last: the day of the breach, or the last day of a period that closed since. */
  readonly told: LocalDate;
  /** The segments of needs that are of concern. */
  readonly concerns: readonly string[];
  /** Where the last change was recorded, and as of which day; null before the first. */
  readonly last: { readonly position: Position; readonly asOf: LocalDate } | null;
}

/** The stream's reference: references hold no ":". */
export const acceptanceOf = (
  framework: string,
  { area, role, provider }: { readonly area: string; readonly role: string; readonly provider: string },
): string => `${framework}-${area}:${role}:${provider}`;

const changed =
  (breached: boolean) =>
  (
    state: PositionAcceptance,
    { asOf, period }: { readonly asOf: LocalDate; readonly period?: { readonly to: LocalDate } },
    { pos }: RecordedEvent,
  ): PositionAcceptance => ({
    ...state,
    breached,
    told: period?.to ?? asOf,
    last: { position: pos, asOf },
  });

export const positionAcceptance: Decider<PositionAcceptance, PerformanceEvent> = {
  category: 'acceptance',
  initial: { breached: false, told: '', concerns: [], last: null },
  evolve: {
    AcceptanceBreached: changed(true),
    AcceptanceStillBelow: changed(true),
    AcceptanceRestored: changed(false),
    AcceptanceBreachClosed: changed(false),
    RangeOfNeedsConcernRaised: (state, { segment, asOf }, { pos }) => ({
      ...state,
      concerns: [...state.concerns, segment],
      last: { position: pos, asOf },
    }),
    RangeOfNeedsConcernEnded: (state, { segment, asOf }, { pos }) => ({
      ...state,
      concerns: state.concerns.filter((each) => each !== segment),
      last: { position: pos, asOf },
    }),
  },
};
