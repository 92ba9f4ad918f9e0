import type { RecordedEvent } from '#event-sourcing';
import type { PackageEvent } from '../../contexts/packages/index.ts';
import type { ScopedView } from '../scope/index.ts';

/** What the record of a referral keeps of its package only as it is now. */
export interface PackageTrace {
  readonly framework: string;
  readonly package: string;
  /** As it was placed, before any variation. */
  readonly weeklyMinutes: number;
  /** Positions in the log of everything that became of it. */
  readonly events: readonly number[];
}

const traced = (row: PackageTrace, _event: unknown, { pos }: RecordedEvent): PackageTrace => ({
  ...row,
  events: [...row.events, pos],
});

const placed = (
  row: PackageTrace,
  event: Pick<PackageTrace, 'framework' | 'package' | 'weeklyMinutes'>,
  recorded: RecordedEvent,
): PackageTrace => {
  const { framework, package: reference, weeklyMinutes } = event;
  return traced({ ...row, framework, package: reference, weeklyMinutes }, event, recorded);
};

/** Packages as they were placed: a row per package, keyed `CSH-2025/R000123.p1`. For the council alone. */
export const packageTraces: ScopedView<PackageTrace, PackageEvent> = {
  name: 'package-traces',
  version: 1,
  key: ({ framework, package: reference }) => `${framework}/${reference}`,
  within: () => undefined,
  initial: { framework: '', package: '', weeklyMinutes: 0, events: [] },
  evolve: {
    PackagePlaced: placed,
    PackageCorrected: placed,
    PackageDeliveryAssigned: traced,
    PackageEnded: traced,
    PackageHandedBack: traced,
    PackageResumed: traced,
    PackageStarted: traced,
    PackageStartFailed: traced,
    PackageSuspended: traced,
    PackageVaried: traced,
  },
};
