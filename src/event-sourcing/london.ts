import type { Instant, LocalDate } from './fields.ts';
import { Recent } from './recent.ts';

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

const begun = new Recent<LocalDate, Instant>(10_000);

/** The instant at which a Europe/London day begins. */
export function startOfDay(date: LocalDate): Instant {
  let instant = begun.get(date);
  if (instant === undefined) {
    const begins = Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant();
    instant = begins.toString({ fractionalSecondDigits: 3 });
    begun.set(date, instant);
  }
  return instant;
}

/** The calendar date so many days later (earlier when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();
