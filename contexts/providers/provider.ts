import type { Decider, LocalDate } from '#event-sourcing';
import type {
  OffersPaused,
  PartiesRecorded,
  ProviderAdmitted,
  ProviderEvent,
  ProviderNeed,
} from './provider.events.ts';

/** Known by `from`; no new referrals on the Europe/London dates [from, to), `to` null: until reinstated. */
export interface Suspension {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly reason: string;
}

/** Known by framework, area and `from`: the provider itself takes nothing on the dates [from, to). */
export type Pause = Omit<OffersPaused, 'type' | 'provider'>;

export interface Provider {
  /** What it was admitted with, as corrected; null: not admitted. */
  readonly standing: Omit<ProviderAdmitted, 'type'> | null;
  readonly suspensions: readonly Suspension[];
  readonly pauses: readonly Pause[];
  readonly outOfScope: readonly ProviderNeed[];
  /** Who delivers under its contracts. */
  readonly parties: Pick<PartiesRecorded, 'structure' | 'members'>;
}

/** What tells one pause from another. */
export const samePause = (a: KnownPause, b: KnownPause): boolean =>
  a.framework === b.framework && a.area === b.area && a.from === b.from;
type KnownPause = Pick<Pause, 'framework' | 'area' | 'from'>;

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
  initial: {
    ...{ standing: null, suspensions: [], pauses: [], outOfScope: [] },
    parties: { structure: 'single', members: [] },
  },
  evolve: {
    ProviderAdmitted: withStanding,
    ProviderCorrected: withStanding,
    ProviderSuspended: (state, { from, reason }) => withSuspension(state, { from, to: null, reason }),
    ProviderReinstated: (state, { from, on }) => ({
      ...state,
      suspensions: state.suspensions.map((known) => (known.from === from ? { ...known, to: on } : known)),
    }),
    SuspensionCorrected: withSuspension,
    OffersPaused: (state, { provider: _provider, ...pause }) => ({
      ...state,
      pauses: [...state.pauses.filter((known) => !samePause(known, pause)), pause],
    }),
    OffersResumed: (state, { on, ...resumed }) => ({
      ...state,
      pauses: state.pauses.map((known) => (samePause(known, resumed) ? { ...known, to: on } : known)),
    }),
    ProviderScopeRecorded: (state, { outOfScope }) => ({ ...state, outOfScope }),
    PartiesRecorded: (state, { structure, members }) => ({ ...state, parties: { structure, members } }),
  },
};
