import type { Instant, LocalDate, Views } from '#event-sourcing';
import { type AcceptanceQuestion, cellKey, countedAcceptance, heldOn } from '../acceptance/index.ts';
import { allFrameworks, frameworkNamed } from '../frameworks/index.ts';
import { percentOf } from '../measures/index.ts';
import { alerts, type BreachFigure, type Escalation, openBreach } from './alerts.ts';
import { type ConcernAlert, concernsOf, evaluateConcerns, type OpenConcern } from './concern.ts';

/** A position that accepts less than the minimum of the referrals offered to it. */
export interface Alert {
  readonly kind: 'acceptance-below-minimum';
  readonly framework: string;
  readonly provider: string;
  readonly area: string;
  readonly role: 'primary' | 'secondary';
  readonly percent: number | null;
  readonly accepted: number;
  readonly counted: number;
  readonly minimumPercent: number;
}

/** An alert that was recorded and is not over: with the figure that opened it. */
export interface OpenAlert extends Alert, BreachFigure {
  readonly raisedAt: Instant;
  /** Each time that it still lasted when a payment period had closed, oldest first. */
  readonly escalations: readonly Escalation[];
}

export interface OpenAlerts {
  readonly alerts: readonly OpenAlert[];
  readonly concerns: readonly OpenConcern[];
}

/** What would be open on a date. */
export interface AlertEvaluation {
  readonly asOf: LocalDate;
  readonly alerts: readonly Alert[];
  readonly concerns: readonly ConcernAlert[];
}

/** The alerts that are open, of one framework or of all, by framework, provider, area and role. */
export function openAlerts(views: Views, framework?: string): OpenAlerts {
  const asked = framework === undefined ? allFrameworks(views) : [frameworkNamed(views, framework)];
  const rows = asked.flatMap((each) =>
    views.withTerm(alerts, `${each.framework}/open`, `${each.framework}/open`),
  );
  return {
    alerts: rows.flatMap((row): readonly OpenAlert[] => {
      const { framework, provider, area, role } = row;
      const breach = openBreach(row);
      if (!breach) return [];
      const { closedAt: _closedAt, closedBy: _closedBy, ...figure } = breach;
      const percent = percentOf(figure.accepted, figure.counted);
      return [{ kind: 'acceptance-below-minimum', framework, provider, area, role, percent, ...figure }];
    }),
    concerns: rows.flatMap((row) => concernsOf(row)),
  };
}

/** What would be open on a date: the rows of the acceptance figure that are `below`, of positions held on that date, and their segments of concern. */
export function evaluateAlerts(views: Views, question: AcceptanceQuestion): AlertEvaluation {
  const counted = countedAcceptance(views, question);
  const { framework, asOf, minimumPercent, rows } = counted.document;
  const held = heldOn(frameworkNamed(views, framework), asOf);
  return {
    asOf,
    alerts: rows
      .filter((row) => row.status === 'below' && held.has(cellKey(row)))
      .map(({ provider, area, role, percent, accepted, counted }) => ({
        kind: 'acceptance-below-minimum',
        ...{ framework, provider, area, role, percent, accepted, counted, minimumPercent },
      })),
    concerns: evaluateConcerns(views, question, counted).filter((concern) => held.has(cellKey(concern))),
  };
}
