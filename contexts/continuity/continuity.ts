import type { Decider, LocalDate } from '#event-sourcing';
import type { ContinuityEvent, FailureType } from './continuity.events.ts';

/** A package on its way to another provider. */
export interface Transfer {
  readonly package: string;
  readonly on: LocalDate;
  readonly completed: boolean;
}

/** A provider that does not go on, from the declaration to the end. */
export interface Failure {
  readonly failureType: FailureType;
  readonly on: LocalDate;
  readonly plan: string | null;
  /** By referral. */
  readonly transfers: ReadonlyMap<string, Transfer>;
  readonly duty: 'none' | 'owed' | 'discharged';
  readonly state: 'under-way' | 'exited' | 'restored';
}

/** The last failure of each provider of a framework. */
export type Continuity = ReadonlyMap<string, Failure>;

const changed = (
  state: Continuity,
  provider: string,
  change: (failure: Failure) => Partial<Failure>,
): Continuity => {
  const failure = state.get(provider);
  return failure ? new Map(state).set(provider, { ...failure, ...change(failure) }) : state;
};

/** Stream `continuity-<framework>`: a transfer ends with a placement, which does not know from whom the package came. */
export const continuity: Decider<Continuity, ContinuityEvent> = {
  category: 'continuity',
  initial: new Map(),
  evolve: {
    ProviderFailureDeclared: (state, { provider, failureType, on }) =>
      new Map(state).set(provider, {
        ...{ failureType, on, plan: null, transfers: new Map(), duty: 'none', state: 'under-way' },
      }),
    Section48DutyTriggered: (state, { provider }) => changed(state, provider, () => ({ duty: 'owed' })),
    ContingencyPlanTriggered: (state, { provider, plan }) => changed(state, provider, () => ({ plan })),
    PackageTransferPlanned: (state, { provider, package: reference, referral, on }) =>
      changed(state, provider, ({ transfers }) => ({
        transfers: new Map(transfers).set(referral, { package: reference, on, completed: false }),
      })),
    PackageTransferCompleted: (state, { provider, referral }) =>
      changed(state, provider, ({ transfers }) => {
        const planned = transfers.get(referral);
        return planned
          ? { transfers: new Map(transfers).set(referral, { ...planned, completed: true }) }
          : {};
      }),
    ServiceRestored: (state, { provider }) => changed(state, provider, () => ({ state: 'restored' })),
    ProviderExited: (state, { provider }) => changed(state, provider, () => ({ state: 'exited' })),
    DutyDischarged: (state, { provider }) => changed(state, provider, () => ({ duty: 'discharged' })),
  },
};
