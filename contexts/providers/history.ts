import { startOfDay } from '#event-sourcing';
import { provider } from './provider.ts';
import {
  ProviderAdmitted,
  ProviderCorrected,
  ProviderReinstated,
  ProviderSuspended,
  SuspensionCorrected,
} from './provider.events.ts';

type Facts<E> = Omit<E, 'type'>;

const streamOf = (reference: string) => `${provider.category}-${reference}`;

/** A provider that joined before it was recorded here. */
export const pastProvider = (facts: Facts<ProviderAdmitted>) => ({
  stream: streamOf(facts.provider),
  events: [{ event: new ProviderAdmitted(facts), occurred: startOfDay(facts.joinedOn) }],
});

export const providerCorrection = (facts: Facts<ProviderCorrected>) => ({
  stream: streamOf(facts.provider),
  event: new ProviderCorrected(facts),
});

/** A suspension and, when it is over, its end. */
export const pastSuspension = ({ provider, from, to, reason }: Facts<SuspensionCorrected>) => ({
  stream: streamOf(provider),
  events: [
    { event: new ProviderSuspended({ provider, from, reason }), occurred: startOfDay(from) },
    ...(to === null
      ? []
      : [{ event: new ProviderReinstated({ provider, from, on: to }), occurred: startOfDay(to) }]),
  ],
});

export const suspensionCorrection = (facts: Facts<SuspensionCorrected>) => ({
  stream: streamOf(facts.provider),
  event: new SuspensionCorrected(facts),
});
