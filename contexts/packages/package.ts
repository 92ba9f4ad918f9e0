import type { Decider, LocalDate } from '#event-sourcing';
import type {
  EndReason,
  PackageEvent,
  PackagePlaced,
  PackageSuspended,
  PackageVaried,
} from './package.events.ts';

type Facts<E> = Omit<E, 'type'>;

/** A package of care as far as its verbs need it. */
export interface CarePackage {
  /** How it was placed; null: not placed. */
  readonly placed: Facts<PackagePlaced> | null;
  /** The first day of care; null: not yet. */
  readonly startedOn: LocalDate | null;
  /** The newest variation; null: none. */
  readonly varied: Facts<PackageVaried> | null;
  /** Who delivers it by the newest assignment; null: none. */
  readonly delivery: { readonly member: string | null; readonly on: LocalDate } | null;
  /** The newest suspension, on the dates [from, to); `to` null: until it is resumed. Null: none yet. */
  readonly suspension: (Pick<PackageSuspended, 'from' | 'reason'> & { readonly to: LocalDate | null }) | null;
  /** Null: it goes on. */
  readonly over: { readonly on: LocalDate | null; readonly reason: EndReason | null } | null;
}

const over =
  (reason: EndReason) =>
  (state: CarePackage, { endedOn: on }: { readonly endedOn: LocalDate | null }): CarePackage => ({
    ...state,
    over: { on, reason },
  });

/** A package and what became of it. */
export const carePackage: Decider<CarePackage, PackageEvent> = {
  category: 'package',
  initial: { placed: null, startedOn: null, varied: null, delivery: null, suspension: null, over: null },
  evolve: {
    PackagePlaced: (state, placed) => ({ ...state, placed }),
    PackageStarted: (state, { startedOn }) => ({ ...state, startedOn }),
    PackageStartFailed: over('START_FAILED'),
    PackageHandedBack: over('PROVIDER_HANDBACK'),
    PackageEnded: (state, { endedOn: on, endReason: reason }) => ({ ...state, over: { on, reason } }),
    PackageVaried: (state, varied) => ({ ...state, varied }),
    PackageDeliveryAssigned: (state, { member, on }) => ({ ...state, delivery: { member, on } }),
    PackageSuspended: (state, { from, reason }) => ({ ...state, suspension: { from, reason, to: null } }),
    PackageResumed: (state, { on }) =>
      state.suspension ? { ...state, suspension: { ...state.suspension, to: on } } : state,
    PackageCorrected: (state, { startedOn, endedOn: on, endReason: reason, ...placed }) => ({
      ...state,
      placed: { ...placed, hourlyPence: placed.hourlyPence ?? state.placed?.hourlyPence ?? null },
      startedOn,
      over: on === null && reason === null ? null : { on, reason },
    }),
  },
};
