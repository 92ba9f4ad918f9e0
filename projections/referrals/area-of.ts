import type { CarePackage, ReferralRow } from './referral-row.ts';

/** The area that a package was placed in: where the offer was made that led to it, whatever became of the need since. */
export const areaOf = (row: ReferralRow, { offer }: Pick<CarePackage, 'offer'>): string =>
  row.offers.find((each) => each.offer === offer)?.area ?? row.area;
