import type { Instant, ProjectionStatus, Views } from '#event-sourcing';
import type { AlertKind } from '../../contexts/alerts/index.ts';

/** Something that lasts now and that the council has to know. */
export interface Lasting {
  readonly framework: string | null;
  /** What tells it from the others of its kind. */
  readonly about: string;
  readonly provider: string | null;
  readonly area: string | null;
  readonly subject: string | null;
  readonly finding: string;
  readonly dueAt: Instant | null;
}

/** A kind of condition that no single event brings about: time does, or many events together. */
export interface Condition {
  readonly kind: AlertKind;
  /** Looked at once an hour, because it takes a while; else every minute. */
  readonly hourly: boolean;
  readonly find: (views: Views, now: Instant) => readonly Lasting[];
}

/** The same of the views themselves, which has to be told when they answer nothing. */
export type ConditionOfViews = (status: readonly ProjectionStatus[]) => readonly Lasting[];

export const lasting = (
  about: string,
  finding: string,
  more: Partial<Omit<Lasting, 'about' | 'finding'>>,
): Lasting => ({
  ...{ framework: null, provider: null, area: null, subject: null, dueAt: null, about, finding },
  ...more,
});
