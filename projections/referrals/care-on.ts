import { localDate, type LocalDate } from '#event-sourcing';
import { areaOf } from './area-of.ts';
import type { CarePackage, ReferralRow } from './referral-row.ts';

/** Whether a package has been placed by a date and is not over on it, begun or not. */
export const isCareOn = ({ placedAt, endedOn, endReason }: CarePackage, date: LocalDate): boolean =>
  localDate(placedAt) <= date && (endedOn === null ? endReason === null : endedOn > date);

/** Where the care of a package is given on a date. */
export const careAreaOn = (row: ReferralRow, placed: CarePackage, date: LocalDate): string =>
  placed.variations.findLast(({ area, on }) => area !== null && on <= date)?.area ?? areaOf(row, placed);
