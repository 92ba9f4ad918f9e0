import type { Policy } from '#event-sourcing';
import type { ProviderFailureDeclared } from '../continuity/index.ts';
import { SuspendProvider } from './suspend-provider.ts';

/** Whoever does not go on is offered nothing new. Refused, and so left, where it is suspended already. */
export const suspendWhenFailureDeclared: Policy<ProviderFailureDeclared> = {
  name: 'suspend-provider-when-failure-declared',
  react: {
    ProviderFailureDeclared: ({ provider, on, failureType }) => [
      new SuspendProvider({ provider, from: on, reason: failureType }),
    ],
  },
};
