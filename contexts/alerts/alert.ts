import type { Decider, Instant, Position } from '#event-sourcing';
import type { AlertEvent, AlertRaised, Severity } from './alert.events.ts';

/** The last crossing of a condition, and what people did about it. */
export interface Crossing {
  /** The condition and how often it came about: `CSH-2025-referral-unplaced:R1:1:2:1`. */
  readonly alert: string;
  readonly to: AlertRaised['to'];
  readonly provider: string | null;
  readonly severity: Severity;
  /** Its condition is over. */
  readonly ended: boolean;
  readonly owner: string | null;
  readonly acknowledged: boolean;
  readonly snoozedUntil: Instant | null;
  readonly escalated: boolean;
  readonly closed: boolean;
}

/** One condition, of which people are told each time that it comes about. */
export interface Alert {
  readonly crossings: number;
  /** Null before the first. */
  readonly last: Crossing | null;
  /** The position of what brought the last crossing about: nothing up to there changes it. */
  readonly through: Position;
}

const onLast = (state: Alert, change: Partial<Crossing>): Alert => ({
  ...state,
  last: state.last && { ...state.last, ...change },
});

export const alert: Decider<Alert, AlertEvent> = {
  category: 'alert',
  initial: { crossings: 0, last: null, through: -1 },
  evolve: {
    AlertRaised: (state, { alert, to, provider, severity, through }) => ({
      crossings: state.crossings + 1,
      last: {
        ...{ alert, to, provider, severity, ended: false, owner: null, acknowledged: false },
        ...{ snoozedUntil: null, escalated: false, closed: false },
      },
      through: through ?? state.through,
    }),
    AlertEnded: (state) => onLast(state, { ended: true }),
    AlertTaken: (state, { owner }) => onLast(state, { owner }),
    AlertAcknowledged: (state) => onLast(state, { acknowledged: true }),
    AlertSnoozed: (state, { until }) => onLast(state, { snoozedUntil: until }),
    AlertEscalated: (state, { severity }) => onLast(state, { severity, escalated: true, snoozedUntil: null }),
    AlertClosed: (state) => onLast(state, { closed: true }),
  },
};
