import type { Evolve } from '#event-sourcing';
import type {
  PackageDeliveryAssigned,
  PackageResumed,
  PackageSuspended,
  PackageVaried,
} from '../../contexts/packages/index.ts';
import type { CarePackage, ReferralRow } from './referral-row.ts';

/** The row with one of its packages changed. */
export const onPackage = (
  row: ReferralRow,
  reference: string,
  change: (placed: CarePackage) => CarePackage,
): ReferralRow => ({
  ...row,
  packages: row.packages.map((each) => (each.package === reference ? change(each) : each)),
});

/** What becomes of a package between its start and its end. */
export const lives: Evolve<
  ReferralRow,
  PackageDeliveryAssigned | PackageVaried | PackageSuspended | PackageResumed
> = {
  PackageVaried: (row, { package: reference, weeklyMinutes, area, on, reason }) =>
    onPackage(row, reference, (each) => ({
      ...each,
      weeklyMinutes,
      variations: [...each.variations, { weeklyMinutes, area, on, reason }],
    })),
  PackageDeliveryAssigned: (row, { package: reference, member, on }) =>
    onPackage(row, reference, (each) => ({ ...each, deliveries: [...each.deliveries, { member, on }] })),
  PackageSuspended: (row, { package: reference, from, reason }) =>
    onPackage(row, reference, (each) => ({
      ...each,
      suspensions: [...each.suspensions, { from, to: null, reason }],
    })),
  PackageResumed: (row, { package: reference, on }) =>
    onPackage(row, reference, (each) => ({
      ...each,
      suspensions: each.suspensions.map((known) => (known.to === null ? { ...known, to: on } : known)),
    })),
};
