import type { Policy } from '#event-sourcing';
import type { PackageTransferPlanned } from '../continuity/index.ts';
import { HandBackPackage } from './hand-back-package.ts';

/** A provider that does not go on gives the package back, so that its referral is offered to the others in their order. */
export const handBackWhenTransferPlanned: Policy<PackageTransferPlanned> = {
  name: 'hand-back-package-when-transfer-planned',
  react: {
    PackageTransferPlanned: ({ framework, package: reference, referral, on }) => [
      new HandBackPackage({ framework, package: reference, referral, on }),
    ],
  },
};
