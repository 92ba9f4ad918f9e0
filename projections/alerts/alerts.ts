import type { Projection } from '#event-sourcing';
import type {
  PerformanceEvent,
  RangeOfNeedsConcernEnded,
  RangeOfNeedsConcernRaised,
} from '../../contexts/performance/index.ts';

/** The figure that opened an alert: what was known at the moment of judging. */
export interface BreachFigure {
  readonly asOf: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly policyVersion: number;
  readonly minimumPercent: number;
  readonly accepted: number;
  readonly counted: number;
}

/** The breach still lasted when a payment period had closed: it is told again, with the figure of that moment. */
export interface Escalation extends BreachFigure {
  readonly at: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** One breach of a position, from the crossing to its end. */
export interface Breach extends BreachFigure {
  readonly raisedAt: string;
  /** Oldest first. */
  readonly escalations: readonly Escalation[];
  readonly closedAt: string | null;
  /** Null while it is open. */
  readonly closedBy: 'restored' | 'position-vacated' | null;
}

/** One concern about a segment of needs, with the figure that raised it. */
export interface Concern extends Omit<
  RangeOfNeedsConcernRaised,
  'type' | 'framework' | 'provider' | 'area' | 'role'
> {
  readonly raisedAt: string;
  readonly closedAt: string | null;
  /** Null while it is open. */
  readonly closedBy: RangeOfNeedsConcernEnded['reason'] | null;
}

/** A position whose acceptance was ever below the minimum, with each time that it was, oldest first; or of concern. */
export interface AlertRow {
  readonly framework: string;
  readonly provider: string;
  readonly area: string;
  readonly role: 'primary' | 'secondary';
  readonly breaches: readonly Breach[];
  /** Oldest first. */
  readonly concerns: readonly Concern[];
}

const onOpen = (row: AlertRow, change: (breach: Breach) => Breach): AlertRow => ({
  ...row,
  breaches: row.breaches.map((breach) => (breach.closedAt === null ? change(breach) : breach)),
});

const closed = (row: AlertRow, closedAt: string, closedBy: 'restored' | 'position-vacated'): AlertRow =>
  onOpen(row, (breach) => ({ ...breach, closedAt, closedBy }));

/** The breach that is not over. */
export const openBreach = ({ breaches }: AlertRow): Breach | undefined =>
  breaches.find(({ closedAt }) => closedAt === null);

/** The concerns that are not over. */
export const openConcerns = ({ concerns }: AlertRow): readonly Concern[] =>
  concerns.filter(({ closedAt }) => closedAt === null);

const isOpen = (row: AlertRow): boolean => openBreach(row) !== undefined || openConcerns(row).length > 0;

/** Alerts: a row per position, keyed `CSH-2025/P01/A01/primary`; those that are open by the term `CSH-2025/open`. */
export const alerts: Projection<AlertRow, PerformanceEvent> = {
  name: 'alerts',
  version: 3,
  key: ({ framework, provider, area, role }) => `${framework}/${provider}/${area}/${role}`,
  initial: { framework: '', provider: '', area: '', role: 'primary', breaches: [], concerns: [] },
  terms: (row) => (isOpen(row) ? [`${row.framework}/open`] : []),
  evolve: {
    AcceptanceBreached: (row, { framework, provider, area, role, ...figure }, { at }) => ({
      ...row,
      ...{ framework, provider, area, role },
      breaches: [
        ...row.breaches,
        { ...figure, raisedAt: at, escalations: [], closedAt: null, closedBy: null },
      ],
    }),
    AcceptanceStillBelow: (
      row,
      { framework: _framework, provider: _provider, area: _area, role: _role, ...figure },
      { at },
    ) => onOpen(row, (breach) => ({ ...breach, escalations: [...breach.escalations, { ...figure, at }] })),
    AcceptanceRestored: (row, _event, { at }) => closed(row, at, 'restored'),
    AcceptanceBreachClosed: (row, { reason }, { at }) => closed(row, at, reason),
    RangeOfNeedsConcernRaised: (row, { framework, provider, area, role, ...figure }, { at }) => ({
      ...row,
      ...{ framework, provider, area, role },
      concerns: [...row.concerns, { ...figure, raisedAt: at, closedAt: null, closedBy: null }],
    }),
    RangeOfNeedsConcernEnded: (row, { segment, reason }, { at }) => ({
      ...row,
      concerns: row.concerns.map((concern) =>
        concern.segment === segment && concern.closedAt === null
          ? { ...concern, closedAt: at, closedBy: reason }
          : concern,
      ),
    }),
  },
};
