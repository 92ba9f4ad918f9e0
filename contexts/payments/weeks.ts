import { addDays, type LocalDate } from '#event-sourcing';

export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Days from a date to another, neither counted twice: from a Monday to the next are 7. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** Week 0, 1, 2 … of seven days each, counted from a day. */
export const weekOf = (first: LocalDate, index: number): Span => ({
  from: addDays(first, 7 * index),
  to: addDays(first, 7 * index + 6),
});

/** In which week from `first` a day lies; below nothing: before it. */
export const weekIndex = (first: LocalDate, day: LocalDate): number =>
  Math.floor(daysBetween(first, day) / 7);

export const liesIn = ({ from, to }: Span, period: Span): boolean => from >= period.from && to <= period.to;

/** The weeks from `first` that lie wholly in a period, by their index: half a week is left to a record that has it whole. */
export function wholeWeeks(first: LocalDate, period: Span): readonly number[] {
  const begins = Math.max(0, weekIndex(first, addDays(period.from, 6)));
  const ends = weekIndex(first, addDays(period.to, 1));
  return Array.from({ length: Math.max(0, ends - begins) }, (_, index) => begins + index);
}
