import type { Instant, LocalDate } from './fields.ts';

const zone = 'Europe/London';
const remembered = new Map<string, LocalDate>();

/** The Europe/London date of an instant. The zone's offset changes on whole hours, so an hour has one answer. */
export function localDate(instant: Instant): LocalDate {
  const hour = instant.slice(0, 13);
  let date = remembered.get(hour);
  if (date === undefined) {
    date = Temporal.Instant.from(`${hour}:00:00Z`).toZonedDateTimeISO(zone).toPlainDate().toString();
    if (remembered.size > 100_000) remembered.clear();
    remembered.set(hour, date);
  }
  return date;
}

/** The instant at which a Europe/London day begins. */
export const startOfDay = (date: LocalDate): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });

/** The calendar date so many days later (earlier when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();
