const grouped = new Intl.NumberFormat('en-GB');

/** `2229` → `2,229`. */
export const count = (number: number): string => grouped.format(number);

/** A share as its document gives it, truncated to one decimal: `75` → `75%`, `74.9` → `74.9%`, null → `–`. */
export const percent = (share: number | null): string => (share === null ? '–' : `${share}%`);

/** The same for a column, where the points stand below each other: `75` → `75.0%`. */
export const columnPercent = (share: number | null): string =>
  share === null ? '–' : `${share.toFixed(1)}%`;

/** Whole minutes as hours, truncated to one decimal: `241590` → `4,026.5`. */
export const hours = (minutes: number): string => grouped.format(Math.floor(minutes / 6) / 10);

/** `1 offer`, `2 offers`. */
export const counted = (number: number, thing: string, things = `${thing}s`): string =>
  `${count(number)} ${number === 1 ? thing : things}`;
