import type { Instant, RecordedEvent } from '#event-sourcing';
import type { AlertEvent, AlertRaised } from '../../contexts/alerts/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** What was done about an alert: an event of its stream. */
export interface AlertDeed {
  readonly type: AlertEvent['type'];
  /** The revision of the event in the alert's stream. */
  readonly rev: number;
  readonly at: Instant;
  /** Who did it: a reference of a person, or of what of Evenhand's. */
  readonly by: string;
  /** Why, as a code; null: the event says no reason. */
  readonly reason: string | null;
  readonly until: Instant | null;
}

/** An alert and everything that was done about it, the oldest first. */
export interface RaisedAlert extends Omit<AlertRaised, 'type' | 'through'> {
  readonly stream: string;
  readonly raisedAt: Instant;
  /** Its condition is over since; null: it lasts. */
  readonly endedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Who of the council's sees to it. */
  readonly owner: string | null;
  readonly acknowledgedAt: Instant | null;
  readonly snoozedUntil: Instant | null;
  readonly history: readonly AlertDeed[];
}

const initial: RaisedAlert = {
  ...{ alert: '', kind: 'silence', severity: 'information', to: 'council', framework: null, provider: null },
  ...{ area: null, subject: null, finding: '', dueAt: null, stream: '', raisedAt: '', endedAt: null },
  ...{ closedAt: null, owner: null, acknowledgedAt: null, snoozedUntil: null, history: [] },
};

const done = (
  row: RaisedAlert,
  change: Partial<RaisedAlert>,
  { type, rev, at, by }: RecordedEvent,
  { reason = null, until = null }: Partial<Pick<AlertDeed, 'reason' | 'until'>> = {},
): RaisedAlert => ({
  ...row,
  ...change,
  history: [...row.history, { type: type as AlertDeed['type'], rev, at, by: by.id, reason, until }],
});

/** What a provider may see of an alert to itself: not who of the council's did what about it. */
const withoutTheCouncil = (row: RaisedAlert): RaisedAlert => ({
  ...row,
  owner: null,
  history: row.history.filter(({ type }) => type === 'AlertRaised' || type === 'AlertEnded'),
});

/**
 * Every alert, keyed by its name; those that are neither over nor closed by the term `live`, the others by `past`. Those
 * whose condition lasts, closed or not, by their kind as well.
 */
export const raisedAlerts: ScopedView<RaisedAlert, AlertEvent> = {
  name: 'raised-alerts',
  version: 1,
  key: ({ alert }) => alert,
  initial,
  terms: ({ kind, endedAt, closedAt }) => [
    endedAt === null && closedAt === null ? 'live' : 'past',
    ...(endedAt === null ? [`lasting/${kind}`] : []),
  ],
  within: (row, scope) =>
    row.to === 'provider' && row.provider !== null && scope.covers(row.provider)
      ? withoutTheCouncil(row)
      : undefined,
  evolve: {
    AlertRaised: (row, { through: _through, ...raised }, recorded) =>
      done({ ...row, ...raised }, { stream: recorded.stream, raisedAt: recorded.at }, recorded),
    AlertEnded: (row, _event, recorded) => done(row, { endedAt: recorded.at }, recorded),
    AlertTaken: (row, { owner }, recorded) => done(row, { owner }, recorded),
    AlertAcknowledged: (row, _event, recorded) => done(row, { acknowledgedAt: recorded.at }, recorded),
    AlertSnoozed: (row, { until }, recorded) => done(row, { snoozedUntil: until }, recorded, { until }),
    AlertEscalated: (row, { severity, reason }, recorded) =>
      done(row, { severity, snoozedUntil: null }, recorded, { reason }),
    AlertClosed: (row, { reason }, recorded) => done(row, { closedAt: recorded.at }, recorded, { reason }),
  },
};
