import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, reasonCode, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandAdmitted } from './demand-admitted.ts';
import { provider, type Provider } from './provider.ts';
import { ProviderSuspended, type ProviderEvent } from './provider.events.ts';

/** No new referrals from `from` until the provider is reinstated. */
export class SuspendProvider extends command(
  { provider: reference, from: date, reason: reasonCode },
  mayBeAskedBy('contract-manager', 'system'),
) {}

export const suspendProvider =
  (suspend: SuspendProvider): Decide<Provider, ProviderEvent> =>
  (state) => {
    const { suspensions } = state;
    const { provider, from, reason } = suspend;
    demandAdmitted(state, provider);
    const known = suspensions.find((each) => each.from === from);
    if (known?.reason === reason && known.to === null) return [];
    const inTheWay =
      known ?? suspensions.find(({ from: start, to }) => to === null || (from < to && start < to));
    if (inTheWay) {
      throw new Rejection(
        'provider-already-suspended',
        `${provider} has a suspension from ${inTheWay.from} to ${inTheWay.to ?? 'further notice'}: ` +
          'suspend it for a time after that.',
      );
    }
    return [new ProviderSuspended(suspend)];
  };

@CommandHandler(SuspendProvider)
export class SuspendProviderHandler implements ICommandHandler<SuspendProvider> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(suspend: SuspendProvider) {
    return this.aggregates.transact(provider, suspend.provider, suspendProvider(suspend));
  }
}
