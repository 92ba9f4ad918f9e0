import { mayBeAskedBy, query } from '#access';
import { Clock, Rejection } from '#event-sourcing';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { alertName } from '../../contexts/alerts/index.ts';
import { knownAt } from '../measures/index.ts';
import { ScopedProjections } from '../scope/index.ts';
import { standing, type StandingAlert } from './find-alerts.ts';
import { raisedAlerts } from './raised-alerts.ts';

/** One alert with everything that was done about it. Refused `alert-unknown`. */
export class GetAlert extends query(
  { alert: alertName, knownAt },
  mayBeAskedBy('contract-manager', 'broker', 'provider', 'service'),
)<StandingAlert> {}

@QueryHandler(GetAlert)
export class GetAlertHandler implements IQueryHandler<GetAlert> {
  constructor(
    private readonly projections: ScopedProjections,
    private readonly clock: Clock,
  ) {}

  async execute({ alert, knownAt }: GetAlert): Promise<StandingAlert> {
    const row = (await this.projections.views(knownAt)).get(raisedAlerts, alert);
    if (!row)
      throw new Rejection('alert-unknown', `There is no alert ${alert} for you: open the list of alerts.`);
    return standing(row, knownAt ?? this.clock.now());
  }
}
