import { command, mayBeAskedBy } from '#access';
import { Aggregates, date, reference, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { demandAdmitted } from './demand-admitted.ts';
import { provider, type Provider } from './provider.ts';
import { ProviderReinstated, type ProviderEvent } from './provider.events.ts';

/** Ends every suspension in force on `on`: offers may be made again from that date. */
export class ReinstateProvider extends command(
  { provider: reference, on: date },
  mayBeAskedBy('contract-manager'),
) {}

export const reinstateProvider =
  ({ provider, on }: ReinstateProvider): Decide<Provider, ProviderEvent> =>
  (state) => {
    const { suspensions } = state;
    demandAdmitted(state, provider);
    const inForce = suspensions.filter(({ from, to }) => from <= on && (to === null || on < to));
    if (inForce.length === 0 && !suspensions.some(({ to }) => to === on)) {
      throw new Rejection(
        'provider-not-suspended',
        `${provider} is not suspended on ${on}: give a date within a suspension.`,
      );
    }
    return inForce.map(({ from }) => new ProviderReinstated({ provider, from, on }));
  };

@CommandHandler(ReinstateProvider)
export class ReinstateProviderHandler implements ICommandHandler<ReinstateProvider> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(reinstate: ReinstateProvider) {
    return this.aggregates.transact(provider, reinstate.provider, reinstateProvider(reinstate));
  }
}
