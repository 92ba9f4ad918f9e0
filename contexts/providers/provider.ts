import type { Decider, LocalDate } from '#event-sourcing';
import type { ProviderAdmitted, ProviderEvent } from './provider.events.ts';

/** Known by `from`; no new referrals on the Europe/London dates [from, to), `to` null: until reinstated. */
export interface Suspension {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly reason: string;
}

export interface Provider {
  /** What it was admitted with, as corrected; null: not admitted. */
  readonly standing: Omit<ProviderAdmitted, 'type'> | null;
  readonly suspensions: readonly Suspension[];
}

const withStanding = (state: Provider, standing: Omit<ProviderAdmitted, 'type'>): Provider => ({
  ...state,
  standing,
});

const withSuspension = (state: Provider, { from, to, reason }: Suspension): Provider => ({
  ...state,
  suspensions: [...state.suspensions.filter((known) => known.from !== from), { from, to, reason }],
});

/** A provider of the council and its standing, whatever the framework. */
export const provider: Decider<Provider, ProviderEvent> = {
  category: 'provider',
  initial: { standing: null, suspensions: [] },
  evolve: {
    ProviderAdmitted: withStanding,
    ProviderCorrected: withStanding,
    ProviderSuspended: (state, { from, reason }) => withSuspension(state, { from, to: null, reason }),
    ProviderReinstated: (state, { from, on }) => ({
      ...state,
      suspensions: state.suspensions.map((known) => (known.from === from ? { ...known, to: on } : known)),
    }),
    SuspensionCorrected: withSuspension,
  },
};
