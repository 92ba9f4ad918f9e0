import { addDays, isDate, startOfDay, toInstant, type Instant, type LocalDate } from '#event-sourcing';
import { typedDay } from './moments.ts';

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const withTime = /^(\S+) (\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?$/;

/** The years that a question may be about. */
export const years = { first: 1950, last: 2150 };

/** A date as people type it, `30/6/2026`, or as addresses have it, `2026-06-30`; undefined when there is no such day. */
export function toDate(typed: string): LocalDate | undefined {
  const match = slashed.exec(typed);
  const [, dayOfMonth = '', month = '', year = ''] = match ?? [];
  const date = match ? `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}` : typed;
  const known =
    isDate(date) && Number(date.slice(0, 4)) >= years.first && Number(date.slice(0, 4)) <= years.last;
  return known ? date : undefined;
}

const millisecondBefore = (instant: Instant): Instant => new Date(Date.parse(instant) - 1).toISOString();

/**
 * The last instant that counts: of a day its last millisecond in Europe/London; of a day and time that very
 * time in Europe/London; an instant as addresses have it is itself. Undefined when there is no such time, or two.
 */
export function toLastInstant(typed: string): Instant | undefined {
  const whole = toDate(typed);
  if (whole !== undefined) return millisecondBefore(startOfDay(addDays(whole, 1)));
  const [, dayText = '', hour = '', minute = '', second = '00', fraction = ''] = withTime.exec(typed) ?? [];
  const date = toDate(dayText);
  if (date === undefined) return toInstant(typed);
  try {
    return Temporal.PlainDateTime.from(`${date}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}`)
      .toZonedDateTime('Europe/London', { disambiguation: 'reject' })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 });
  } catch (error) {
    if ((error as Error).name === 'RangeError') return undefined;
    throw error;
  }
}

/** How the form shows an instant so that sending it again asks the same: a day where it ends one. */
export function typedInstant(instant: Instant): string {
  const [date = '', clock = ''] = Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/London')
    .toPlainDateTime()
    .toString({ fractionalSecondDigits: 3 })
    .split('T');
  if (clock === '23:59:59.999') return typedDay(date);
  const typed = `${typedDay(date)} ${clock.replace(/\.000$/, '').replace(/:00$/, '')}`;
  return toLastInstant(typed) === instant ? typed : instant;
}
