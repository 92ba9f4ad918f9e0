import type { LocalDate } from '#event-sourcing';

/** The Europe/London dates [from, to); `to` null: until further notice. Empty when `from` = `to`. */
export interface Interval {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Whether the date lies within. */
export const contains = ({ from, to }: Interval, date: LocalDate): boolean =>
  from <= date && (to === null || date < to);

/** Whether the two share at least one date. */
export function overlap(a: Interval, b: Interval): boolean {
  const later = a.from > b.from ? a.from : b.from;
  return contains(a, later) && contains(b, later);
}
