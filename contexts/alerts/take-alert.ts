import { askerInForce, command, mayBeAskedBy, ProviderScope } from '#access';
import { Aggregates, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AlertTaken } from './alert.events.ts';
import { alert, type Alert } from './alert.ts';
import { alertName, conditionOf } from './alert-name.ts';
import { liveAlert } from './live-alert.ts';

/** Whoever asks sees to the alert from now on, whoever did before. */
export class TakeAlert extends command({ alert: alertName }, mayBeAskedBy('contract-manager', 'broker')) {}

export const takeAlert =
  ({ alert }: TakeAlert, owner: string, scope: ProviderScope): Decide<Alert, AlertTaken> =>
  (state) =>
    liveAlert(state, alert, scope).owner === owner ? [] : [new AlertTaken({ alert, owner })];

@CommandHandler(TakeAlert)
export class TakeAlertHandler implements ICommandHandler<TakeAlert> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(take: TakeAlert) {
    const decide = takeAlert(take, askerInForce().id, ProviderScope.inForce());
    return this.aggregates.transact(alert, conditionOf(take.alert), decide);
  }
}
