import type { Policy } from '#event-sourcing';
import type { ProviderExited } from '../../continuity/index.ts';
import { VacatePositions } from './vacate-positions.ts';

/** Whoever has left holds nothing any more. */
export const vacateWhenProviderExited: Policy<ProviderExited> = {
  name: 'vacate-positions-when-provider-exited',
  react: {
    ProviderExited: ({ framework, provider, on }) => [
      new VacatePositions({ framework, provider, on, reason: 'PROVIDER_EXITED' }),
    ],
  },
};
