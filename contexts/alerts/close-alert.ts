import { askerInForce, command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, reasonCode } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AlertClosed } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { alertName, conditionOf } from './alert-name.ts';
import { liveAlert } from './live-alert.ts';

/** Nothing more is done about the alert. Its condition may last: it is told again only when it has come about anew. */
export class CloseAlert extends command(
  { alert: alertName, reason: reasonCode },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

export const closeAlert =
  ({ alert, reason }: CloseAlert, closedBy: string, scope: ProviderScope): Decide<Alert, AlertClosed> =>
  (state) =>
    state.last?.alert === alert && state.last.closed
      ? []
      : [new AlertClosed({ alert: liveAlert(state, alert, scope).alert, reason, closedBy })];

@CommandHandler(CloseAlert)
export class CloseAlertHandler implements ICommandHandler<CloseAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(close: CloseAlert) {
    const decide = closeAlert(close, askerInForce().id, ProviderScope.inForce());
    return this.aggregates.transact(alert, conditionOf(close.alert), decide);
  }
}
