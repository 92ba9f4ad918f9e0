import type { Instant, LocalDate, Views } from '#event-sourcing';
import type { PolicyDocument } from '../../contexts/agreement/index.ts';
import {
  type AcceptanceQuestion,
  type AcceptanceRow,
  cellKey,
  type CountedAcceptance,
  countedAcceptance,
} from '../acceptance/index.ts';
import { frameworkNamed, policyOn } from '../frameworks/index.ts';
import type { Window } from '../measures/index.ts';
import { type SegmentFigure, segmentFigures } from './segments.ts';

/** `reflects`: of the needs offered to it, it accepts the whole range, as far as there are offers enough to tell. */
export type RangeStatus = 'monitored' | 'not-assessed' | 'mobilising' | 'concern' | 'reflects';

/** Whether a position's provider accepts the range of needs that it is offered. */
export interface RangeRow extends Pick<
  AcceptanceRow,
  'provider' | 'area' | 'role' | 'accepted' | 'counted' | 'percent'
> {
  readonly status: RangeStatus;
  /** By the policy's kinds in their order; only those that anything was offered of. */
  readonly segments: readonly SegmentFigure[];
}

/** `kpi range-of-needs`: the figure with everything that it depends on. Rows by provider, area, role. */
export interface RangeOfNeedsDocument {
  readonly measure: 'range-of-needs';
  readonly framework: string;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly policyVersion: number;
  readonly minimumPercent: number;
  readonly rules: PolicyDocument['rangeOfNeeds'];
  readonly window: Window;
  readonly rows: readonly RangeRow[];
}

function statusOf({ status }: AcceptanceRow, segments: readonly SegmentFigure[]): RangeStatus {
  if (status === 'monitored' || status === 'mobilising') return status;
  const findings = new Set(segments.map(({ finding }) => finding));
  findings.delete('not-assessed');
  if (findings.size === 0) return 'not-assessed';
  return findings.has('concern') ? 'concern' : 'reflects';
}

/**
 * The range of needs of every primary and secondary position (S4:109), over the offers that its acceptance counts.
 *
 * @param counted the acceptance figure for the same question, with its offers
 */
export function rangeOfNeeds(
  views: Views,
  question: AcceptanceQuestion,
  counted: CountedAcceptance = countedAcceptance(views, question),
): RangeOfNeedsDocument {
  const { document, offers } = counted;
  const { framework, asOf, knownAt, policyVersion, minimumPercent, window, rows } = document;
  const { policy } = policyOn(frameworkNamed(views, framework), asOf);
  return {
    measure: 'range-of-needs',
    ...{ framework, asOf, knownAt, policyVersion, minimumPercent, rules: policy.rangeOfNeeds, window },
    rows: rows.map((row) => {
      const { provider, area, role, accepted, counted, percent } = row;
      const segments = segmentFigures(offers.get(cellKey(row)) ?? [], policy.rangeOfNeeds, minimumPercent);
      return {
        ...{ provider, area, role, accepted, counted, percent },
        status: statusOf(row, segments),
        segments,
      };
    }),
  };
}
