import type { Policy, RecordedEvent } from '#event-sourcing';
import type { PackageHandedBack, PackageStartFailed } from '../../packages/index.ts';
import { ReopenReferral } from './reopen-referral.ts';

type Returned = Omit<PackageHandedBack, 'type'>;

/** What an import tells of was long over when it was recorded. */
const reopen =
  (reason: string) =>
  ({ framework, package: reference, referral }: Returned, { by }: RecordedEvent) =>
    by.kind === 'import' ? [] : [new ReopenReferral({ framework, referral, package: reference, reason })];

/** A customer whose package did not start, or was handed back, needs a provider again; a broker makes the first offer. */
export const whenPackageReturned: Policy<PackageHandedBack | PackageStartFailed> = {
  name: 'reopen-referral-when-package-returned',
  react: { PackageHandedBack: reopen('HANDED_BACK'), PackageStartFailed: reopen('START_FAILED') },
};
