import type { LimitExceptionRequested, RanksReviewed, Role } from '../../contexts/agreement/index.ts';

type Facts<E> = Omit<E, 'type' | 'framework'>;

/** Leave to award beyond a limit: asked for, approved and not used yet, or over. */
export interface LimitException extends Facts<LimitExceptionRequested> {
  readonly standing: 'requested' | 'approved' | 'refused' | 'used';
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  /** Revisions, in the framework's stream, of the events that concern it. */
  readonly events: readonly number[];
}

/** The ranks of the holders of a role in an area, with what they rest on. */
export interface Review extends Facts<RanksReviewed> {
  readonly events: readonly number[];
}

/** One thing that happened to a position. */
export interface HistoryLine {
  readonly area: string;
  readonly role: Role;
  /** Whom it concerns. */
  readonly providers: readonly string[];
  /** When it happened. */
  readonly at: string;
  /** In a sentence. */
  readonly what: string;
  readonly type: string;
  readonly events: readonly number[];
}

/** What the council decided about the positions of one framework. */
export interface BoardRow {
  readonly framework: string;
  /** Oldest first. */
  readonly exceptions: readonly LimitException[];
  readonly reviews: readonly Review[];
  readonly history: readonly HistoryLine[];
}
