import type { LocalDate, Position } from '#event-sourcing';
import type { Period } from './closed-period.ts';
import type { AcceptanceBreached } from './performance.events.ts';
import type { RangeOfNeedsConcernRaised } from './range-of-needs.events.ts';

/** What the range of needs says of one segment. `basis`: the offers it rests on, where it is of concern. */
export interface JudgedSegment extends Pick<
  RangeOfNeedsConcernRaised,
  | 'segment'
  | 'accepted'
  | 'counted'
  | 'others'
  | 'chanceMillionths'
  | 'correctedMillionths'
  | 'flags'
  | 'basis'
> {
  /** As in `kpi range-of-needs`; those that are not assessed are left out. */
  readonly finding: 'concern' | 'chance' | 'in-line';
}

/** What the acceptance figures say of one position on a date, with the policy that they were judged by. */
export interface JudgedFigure extends Omit<AcceptanceBreached, 'type' | 'framework'> {
  /** As in `kpi acceptance`; `not-assessed` when nothing was counted. */
  readonly status: 'monitored' | 'not-assessed' | 'mobilising' | 'insufficient' | 'met' | 'below';
  /** Whether the provider holds the position on that date. */
  readonly held: boolean;
  /** The range of needs: the kinds of segments that the policy tells apart, and what was found of each segment. */
  readonly needs: { readonly kinds: readonly string[]; readonly segments: readonly JudgedSegment[] };
}

export interface JudgedFigures {
  /** Everything recorded up to here is in them; null when nothing had been recorded. */
  readonly through: Position | null;
  readonly figures: readonly JudgedFigure[];
  /** The payment period that closed last before that date; null before the first did. */
  readonly period: Period | null;
}

/**
 * Where the figures come from: the read side implements it, the composition root binds it.
 */
export abstract class AcceptanceFigures {
  /**
   * The figures of a framework as of a Europe/London date, from everything recorded before the call: one for each
   * row of `kpi acceptance` and one for each position whose breach or concern is open and that has no row any more. `part`: which
   * positions; left out, all.
   */
  abstract asOf(framework: string, date: LocalDate, part?: Judged): Promise<JudgedFigures>;
}

/** Which positions: all, or those of one provider, area or role. */
export interface Judged {
  readonly provider?: string | undefined;
  readonly area?: string | undefined;
  readonly role?: 'primary' | 'secondary' | undefined;
}
