import { askerInForce, command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide, Rejection } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AlertAcknowledged } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { alertName, conditionOf } from './alert-name.ts';
import { liveAlert } from './live-alert.ts';

/** Whoever asks has read the alert: a provider only those to itself. */
export class AcknowledgeAlert extends command(
  { alert: alertName },
  mayBeAskedBy('contract-manager', 'broker', 'provider'),
) {}

export const acknowledgeAlert =
  (
    { alert }: AcknowledgeAlert,
    acknowledgedBy: string,
    scope: ProviderScope,
  ): Decide<Alert, AlertAcknowledged> =>
  (state) => {
    const { to, acknowledged } = liveAlert(state, alert, scope);
    if (to === 'provider' && scope.whole)
      throw new Rejection(
        'alert-for-provider',
        `${alert} is for the provider: only there is it acknowledged.`,
      );
    return acknowledged ? [] : [new AlertAcknowledged({ alert, acknowledgedBy })];
  };

@CommandHandler(AcknowledgeAlert)
export class AcknowledgeAlertHandler implements ICommandHandler<AcknowledgeAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(acknowledge: AcknowledgeAlert) {
    const decide = acknowledgeAlert(acknowledge, askerInForce().id, ProviderScope.inForce());
    return this.aggregates.transact(alert, conditionOf(acknowledge.alert), decide);
  }
}
