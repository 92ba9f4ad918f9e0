import type { Instant } from '#event-sourcing';
import type { AlertKind, AlertRaised, Severity } from '../../contexts/alerts/index.ts';

/** Which alerts somebody wants; an empty list means all of them. */
export interface Wanted {
  readonly kinds: readonly AlertKind[];
  readonly areas: readonly string[];
  readonly providers: readonly string[];
  /** The least severe that is told. */
  readonly severity: Severity;
}

/** At once, or gathered in one mail: at eight on every day, or on Mondays. */
export const paces = ['at-once', 'daily', 'weekly'] as const;
export type Pace = (typeof paces)[number];

/** `parked`: given up after the last attempt; `gone`: the receiver said so, or nobody is there any more. */
export type Standing = 'ended' | 'gone' | 'in-force' | 'parked';

/** What of the alerts goes where. Each has an order of its own: the next is told when the one before has arrived. */
export interface Subscription extends Wanted {
  readonly id: string;
  readonly way: 'email' | 'webhook';
  /** Whose it is; null: a team's, or a program's. */
  readonly owner: string | null;
  /** What a team or a receiving program is called; empty for a person's. */
  readonly title: string;
  /** The team's email address, or the receiver's URL; empty for a person's, whose address may change. */
  readonly address: string;
  /** The provider that it tells of its own; null: the council. */
  readonly audience: string | null;
  readonly pace: Pace;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly state: Standing;
  readonly since: Instant;
}

/** What signs messages, and until when; null: until it is replaced. */
export interface Secret {
  readonly secret: string;
  readonly until: Instant | null;
}

const severities: readonly Severity[] = ['information', 'warning', 'urgent'];

const within = (list: readonly string[], value: string | null) =>
  list.length === 0 || (value !== null && list.includes(value));

type Sorted = Pick<AlertRaised, 'area' | 'kind' | 'provider' | 'severity' | 'to'>;

/** Whether an alert is for the audience of a subscription, and wanted. */
export const isWanted = (
  { audience, kinds, areas, providers, severity }: Pick<Subscription, 'audience' | keyof Wanted>,
  alert: Sorted,
): boolean =>
  (audience === null ? alert.to === 'council' : alert.to === 'provider' && alert.provider === audience) &&
  within(kinds, alert.kind) &&
  within(areas, alert.area) &&
  within(providers, alert.provider) &&
  severities.indexOf(alert.severity) >= severities.indexOf(severity);
