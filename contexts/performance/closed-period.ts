import { addDays, type LocalDate } from '#event-sourcing';

/** Europe/London dates, both inclusive. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** S0:22: providers are paid in periods of four weeks. */
const periodDays = 28;

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** The payment period that closed last before a date, counted from the framework's first day; null before the first did. */
export function closedPeriod(startsOn: LocalDate, date: LocalDate): Period | null {
  const closed = Math.floor(daysBetween(startsOn, date) / periodDays);
  if (closed < 1) return null;
  const from = addDays(startsOn, periodDays * (closed - 1));
  return { from, to: addDays(from, periodDays - 1) };
}
