import type { Instant, LocalDate, Views } from '#event-sourcing';
import type { AcceptanceQuestion, CountedAcceptance } from '../acceptance/index.ts';
import { percentOf, type Window } from '../measures/index.ts';
import { rangeOfNeeds, type SegmentFigure } from '../range-of-needs/index.ts';
import { type AlertRow, openConcerns } from './alerts.ts';

/** Of one segment of needs a position accepts less than of the others, which is hardly chance. */
export interface ConcernAlert extends Pick<
  SegmentFigure,
  'segment' | 'accepted' | 'counted' | 'percent' | 'others' | 'flags'
> {
  readonly kind: 'range-of-needs';
  readonly framework: string;
  readonly provider: string;
  readonly area: string;
  readonly role: 'primary' | 'secondary';
  /** How often chance alone gives as few, in millionths; then the same, corrected for the segments tested with it. */
  readonly chanceMillionths: number | null;
  readonly correctedMillionths: number | null;
}

/** A concern that was recorded and is not over: with the figure that raised it. */
export interface OpenConcern extends ConcernAlert {
  readonly asOf: LocalDate;
  readonly window: Window;
  readonly policyVersion: number;
  readonly minimumPercent: number;
  readonly raisedAt: Instant;
}

/** The concerns of a position that are not over, in the order in which they were raised. */
export const concernsOf = (row: AlertRow): readonly OpenConcern[] =>
  openConcerns(row).map(({ closedAt: _at, closedBy: _by, basis: _basis, others, ...concern }) => ({
    kind: 'range-of-needs',
    ...{ framework: row.framework, provider: row.provider, area: row.area, role: row.role },
    ...concern,
    percent: percentOf(concern.accepted, concern.counted),
    others: { ...others, percent: percentOf(others.accepted, others.counted) },
  }));

/** What would be of concern on a date: of positions that the minimum binds. */
export const evaluateConcerns = (
  views: Views,
  question: AcceptanceQuestion,
  counted: CountedAcceptance,
): readonly ConcernAlert[] =>
  rangeOfNeeds(views, question, counted)
    .rows.filter(({ status }) => status === 'concern')
    .flatMap(({ provider, area, role, segments }) =>
      segments
        .filter(({ finding }) => finding === 'concern')
        .map(({ gapPoints: _gap, representationPercent: _share, finding: _finding, ...figure }) => ({
          kind: 'range-of-needs',
          ...{ framework: counted.document.framework, provider, area, role },
          ...figure,
        })),
    );
