import type { Instant, LocalDate, Projection, RecordedEvent } from '#event-sourcing';
import type { ContinuityEvent, ProviderFailureDeclared } from '../../contexts/continuity/index.ts';

/** What was done about a failure: an event of the framework's stream of continuity. */
export interface FailureDeed {
  readonly type: ContinuityEvent['type'];
  readonly rev: number;
  readonly at: Instant;
  readonly by: string;
}

/** A package that goes to another provider. */
export interface FailureTransfer {
  readonly package: string;
  readonly referral: string;
  /** The first date on which the failing provider does not give it. */
  readonly on: LocalDate;
  /** Who took it over, as which package and when; null: nobody yet. */
  readonly arrived: { readonly to: string; readonly package: string; readonly placedAt: Instant } | null;
}

/** The newest failure of a provider, with everything that was done about it. */
export interface FailureRow extends Omit<ProviderFailureDeclared, 'type'> {
  readonly state: 'under-way' | 'exited' | 'restored';
  /** The day on which it exited or was restored; null: neither. */
  readonly endedOn: LocalDate | null;
  readonly plan: { readonly plan: string; readonly on: LocalDate } | null;
  readonly duty: {
    readonly state: 'none' | 'owed' | 'discharged';
    readonly since: LocalDate | null;
    readonly dischargedOn: LocalDate | null;
  };
  readonly transfers: readonly FailureTransfer[];
  /** The oldest first. */
  readonly history: readonly FailureDeed[];
}

const none = { state: 'none', since: null, dischargedOn: null } as const;
const initial: FailureRow = {
  ...{ framework: '', provider: '', failureType: 'BUSINESS_FAILURE', on: '', registered: false },
  ...{ otherPeople: null, ground: '', declaredBy: '', state: 'under-way', endedOn: null, plan: null },
  ...{ duty: none, transfers: [], history: [] },
};

const done = (
  row: FailureRow,
  change: Partial<FailureRow>,
  { type, rev, at, by }: RecordedEvent,
): FailureRow => ({
  ...row,
  ...change,
  history: [...row.history, { type: type as FailureDeed['type'], rev, at, by: by.id }],
});

/** The newest failure of each provider, keyed by framework and provider. */
export const failures: Projection<FailureRow, ContinuityEvent> = {
  name: 'failures',
  version: 1,
  key: ({ framework, provider }) => `${framework}/${provider}`,
  initial,
  evolve: {
    ProviderFailureDeclared: (_row, declared, recorded) => done({ ...initial, ...declared }, {}, recorded),
    Section48DutyTriggered: (row, { on }, recorded) =>
      done(row, { duty: { state: 'owed', since: on, dischargedOn: null } }, recorded),
    ContingencyPlanTriggered: (row, { plan, on }, recorded) => done(row, { plan: { plan, on } }, recorded),
    PackageTransferPlanned: (row, { package: reference, referral, on }, recorded) =>
      done(
        row,
        { transfers: [...row.transfers, { package: reference, referral, on, arrived: null }] },
        recorded,
      ),
    PackageTransferCompleted: (row, { package: reference, to, newPackage, placedAt }, recorded) => {
      const transfers = row.transfers.map((each) =>
        each.package === reference ? { ...each, arrived: { to, package: newPackage, placedAt } } : each,
      );
      return done(row, { transfers }, recorded);
    },
    ServiceRestored: (row, { on }, recorded) => done(row, { state: 'restored', endedOn: on }, recorded),
    ProviderExited: (row, { on }, recorded) => done(row, { state: 'exited', endedOn: on }, recorded),
    DutyDischarged: (row, { on }, recorded) =>
      done(row, { duty: { ...row.duty, state: 'discharged', dischargedOn: on } }, recorded),
  },
};
