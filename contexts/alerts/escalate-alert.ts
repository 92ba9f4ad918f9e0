import { askerInForce, command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, reasonCode } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AlertEscalated } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { alertName, conditionOf } from './alert-name.ts';
import { liveAlert } from './live-alert.ts';

/** The alert is urgent from now on, and is shown again where it was snoozed. Once. */
export class EscalateAlert extends command(
  { alert: alertName, reason: reasonCode },
  mayBeAskedBy('contract-manager', 'broker'),
) {}

export const escalateAlert =
  (
    { alert, reason }: EscalateAlert,
    escalatedBy: string,
    scope: ProviderScope,
  ): Decide<Alert, AlertEscalated> =>
  (state) =>
    liveAlert(state, alert, scope).escalated
      ? []
      : [new AlertEscalated({ alert, severity: 'urgent', reason, escalatedBy })];

@CommandHandler(EscalateAlert)
export class EscalateAlertHandler implements ICommandHandler<EscalateAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(escalate: EscalateAlert) {
    const decide = escalateAlert(escalate, askerInForce().id, ProviderScope.inForce());
    return this.aggregates.transact(alert, conditionOf(escalate.alert), decide);
  }
}
