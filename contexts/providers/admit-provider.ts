import { command, mayBeAskedBy } from '#access';
import { Aggregates, canonicalize, Rejection, type Decide } from '#event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { provider, type Provider } from './provider.ts';
import { ProviderAdmitted, providerFacts, type ProviderEvent } from './provider.events.ts';

/** Makes an organisation known to the council, so that it can hold positions. */
export class AdmitProvider extends command(providerFacts, mayBeAskedBy('contract-manager')) {}

export const admitProvider =
  (admit: AdmitProvider): Decide<Provider, ProviderEvent> =>
  ({ standing }) => {
    if (!standing) return [new ProviderAdmitted(admit)];
    if (canonicalize(standing) === canonicalize({ ...admit })) return [];
    throw new Rejection(
      'provider-exists',
      `Provider ${admit.provider} is admitted with other facts: give the new one another reference.`,
    );
  };

@CommandHandler(AdmitProvider)
export class AdmitProviderHandler implements ICommandHandler<AdmitProvider> {
  constructor(private readonly aggregates: Aggregates) {}

  execute(admit: AdmitProvider) {
    return this.aggregates.transact(provider, admit.provider, admitProvider(admit));
  }
}
