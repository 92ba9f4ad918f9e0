import { addDays, type LocalDate } from '#event-sourcing';

/** Europe/London dates, both inclusive. */
export interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The window of so many dates that ends with `to`. */
export const windowEnding = (to: LocalDate, days: number): Window => ({ from: addDays(to, 1 - days), to });

/** So many windows of so many days, one after the other, oldest first; the last one ends with `to`. */
export const windowsEnding = (to: LocalDate, days: number, count: number): readonly Window[] =>
  Array.from({ length: count }, (_, i) => windowEnding(addDays(to, -days * (count - 1 - i)), days));

/** Whether a thing that holds on the dates [from, to) holds on one. */
export const holdsOn = (
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate | null },
  date: LocalDate,
): boolean => from <= date && (to === null || date < to);

/** Whether a thing that holds on the dates [from, to) holds on at least one date of the window. */
export const holdsWithin = (
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate | null },
  window: Window,
): boolean => holdsOn({ from, to }, from > window.from ? from : window.from) && from <= window.to;
