import { askerInForce, command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, instant, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AlertSnoozed } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { alertName, conditionOf } from './alert-name.ts';
import { liveAlert } from './live-alert.ts';

/** The alert stands in nobody's list of open alerts before then, unless it is escalated. */
export class SnoozeAlert extends command(
  { alert: alertName, until: instant },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

export const snoozeAlert =
  ({ alert, until }: SnoozeAlert, snoozedBy: string, scope: ProviderScope): Decide<Alert, AlertSnoozed> =>
  (state, now) => {
    if (liveAlert(state, alert, scope).snoozedUntil === until) return [];
    if (until <= now)
      throw new Rejection('until-passed', `${until} has passed: name an instant that is yet to come.`);
    return [new AlertSnoozed({ alert, until, snoozedBy })];
  };

@CommandHandler(SnoozeAlert)
export class SnoozeAlertHandler implements ICommandHandler<SnoozeAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(snooze: SnoozeAlert) {
    const decide = snoozeAlert(snooze, askerInForce().id, ProviderScope.inForce());
    return this.aggregates.transact(alert, conditionOf(snooze.alert), decide);
  }
}
