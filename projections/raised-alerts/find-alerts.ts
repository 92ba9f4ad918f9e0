import { mayBeAskedBy, query } from '#access';
import { Clock, type Instant, reference, type Views } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { alertKind, severity } from '../../contexts/alerts/index.ts';
import { frameworkNamed } from '../frameworks/index.ts';
import { knownAt, pageOf, paging } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { type RaisedAlert, raisedAlerts } from './raised-alerts.ts';

/** Where an alert stands: `over` when its condition is, `closed` when a person closed it. */
export const alertStates = ['open', 'snoozed', 'over', 'closed'] as const;
export type AlertState = (typeof alertStates)[number];

/** An alert as it stands now. */
export interface StandingAlert extends RaisedAlert {
  readonly state: AlertState;
}

/** The most severe first, then the newest. */
export interface FoundAlerts {
  /** How many answer to the question, on whatever page. */
  readonly total: number;
  readonly alerts: readonly StandingAlert[];
  readonly next: string | null;
}

/** Alerts: those that are open, unless another state is asked for; of all frameworks, unless one is. */
export class FindAlerts extends query(
  {
    framework: reference.optional().describe('Those of one framework, and those of none; all when left out.'),
    kind: alertKind.optional(),
    severity: severity.optional(),
    state: z
      .enum([...alertStates, 'all'])
      .optional()
      .describe('Left out: those that are open.'),
    provider: reference.optional(),
    area: reference.optional(),
    owner: reference.optional().describe('Who of the council’s sees to it.'),
    knownAt,
    ...paging,
  },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<FoundAlerts> {}

/** An alert as it stands at an instant. */
export function standing(row: RaisedAlert, now: Instant): StandingAlert {
  const { closedAt, endedAt, snoozedUntil } = row;
  if (closedAt !== null) return { ...row, state: 'closed' };
  if (endedAt !== null) return { ...row, state: 'over' };
  return { ...row, state: snoozedUntil !== null && snoozedUntil > now ? 'snoozed' : 'open' };
}

const ranks = { urgent: 0, warning: 1, information: 2 } as const;
/** Later than every instant, in milliseconds. */
const end = 9e15;
const placeOf = ({ severity, raisedAt, alert }: RaisedAlert) =>
  `${ranks[severity]}/${end - Date.parse(raisedAt)}/${alert}`;

/** Refused `framework-unknown`. */
export function findAlerts(views: Views, question: FindAlerts, now: Instant): FoundAlerts {
  const { framework, state = 'open' } = question;
  if (framework !== undefined) frameworkNamed(views, framework);
  const live = views.withTerm(raisedAlerts, 'live', 'live');
  const past = state === 'open' || state === 'snoozed' ? [] : views.withTerm(raisedAlerts, 'past', 'past');
  const asked = (['kind', 'severity', 'provider', 'area', 'owner'] as const).filter(
    (field) => question[field] !== undefined,
  );
  const found = [...live, ...past]
    .map((row) => standing(row, now))
    .filter((row) => state === 'all' || row.state === state)
    .filter((row) => row.framework === (framework ?? row.framework) || row.framework === null)
    .filter((row) => asked.every((field) => row[field] === question[field]));
  const { items, next } = pageOf(found, placeOf, question);
  return { total: found.length, alerts: items, next };
}

@QueryHandler(FindAlerts)
export class FindAlertsHandler implements IQueryHandler<FindAlerts> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute(question: FindAlerts): Promise<FoundAlerts> {
    const views = await this.projections.views(question.knownAt, question.provider);
    return findAlerts(views, question, question.knownAt ?? this.clock.now());
  }
}
