import type { Policy, RecordedEvent } from '#event-sourcing';
import { ApplyUplift } from './apply-uplift.ts';
import type { UpliftApproved } from './uplift.events.ts';

/** One decision, and the rates of every provider in scope rise. What an import tells of comes with its own rates. */
export const whenUpliftApproved: Policy<UpliftApproved> = {
  name: 'raise-rates-when-uplift-approved',
  react: {
    UpliftApproved: ({ framework, uplift, providers }, { by }: RecordedEvent) =>
      by.kind === 'import'
        ? []
        : providers.map((provider) => new ApplyUplift({ framework, uplift, provider })),
  },
};
