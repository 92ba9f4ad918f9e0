import type { Policy, RecordedEvent } from '#event-sourcing';
import type { PackagePlaced } from '../packages/index.ts';
import { CompletePackageTransfer } from './complete-package-transfer.ts';

/** A package that was on its way to another provider arrives with the next placement of its referral. */
export const transferWhenPackagePlaced: Policy<PackagePlaced> = {
  name: 'complete-transfer-when-package-placed',
  react: {
    PackagePlaced: (
      { framework, referral, package: reference, provider, placedAt },
      { by }: RecordedEvent,
    ) =>
      by.kind === 'import'
        ? []
        : [new CompletePackageTransfer({ framework, referral, package: reference, provider, placedAt })],
  },
};
