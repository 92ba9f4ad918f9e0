import type { Instant, LocalDate } from '#event-sourcing';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const parts = (date: LocalDate): { year: string; month: string; dayOfMonth: number } => ({
  year: date.slice(0, 4),
  month: months[Number(date.slice(5, 7)) - 1] ?? '',
  dayOfMonth: Number(date.slice(8, 10)),
});

/** `2026-06-30` → `30 June 2026`. */
export function day(date: LocalDate): string {
  const { year, month, dayOfMonth } = parts(date);
  return `${dayOfMonth} ${month} ${year}`;
}

/** `2026-06-30` → `30 Jun 2026`, for tables. */
export function shortDay(date: LocalDate): string {
  const { year, month, dayOfMonth } = parts(date);
  return `${dayOfMonth} ${month.slice(0, 3)} ${year}`;
}

/** `2026-06-30` → `30 Jun 26`, for an axis. */
export function axisDay(date: LocalDate): string {
  const { year, month, dayOfMonth } = parts(date);
  return `${dayOfMonth} ${month.slice(0, 3)} ${year.slice(2)}`;
}

/** Both inclusive: `8 April to 30 June 2026`, with the first year when it differs. */
export function days(from: LocalDate, to: LocalDate): string {
  const first = day(from);
  return `${from.slice(0, 4) === to.slice(0, 4) ? first.slice(0, -5) : first} to ${day(to)}`;
}

/** `2026-06-30` → `30/6/2026`, as people type it. */
export const typedDay = (date: LocalDate): string =>
  `${Number(date.slice(8, 10))}/${Number(date.slice(5, 7))}/${date.slice(0, 4)}`;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The Europe/London wall clock of an instant: `2026-06-30` and `14:48`. */
function wallClock(instant: Instant): { date: LocalDate; time: string } {
  const [date = '', time = ''] = london.format(new Date(instant)).split(', ');
  return { date: date.split('/').toReversed().join('-'), time };
}

/** `14:48` → `2:48pm`, `13:00` → `1pm`, `00:05` → `12:05am`. */
function spokenTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const past = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${past}${hour < 12 ? 'am' : 'pm'}`;
}

/** UK time, where the day is said already: `2:48pm`. */
export const timeOfDay = (instant: Instant): string => spokenTime(wallClock(instant).time);

/** UK time, for sentences: `22 November 2026, 2:48pm`. */
export function moment(instant: Instant): string {
  const { date, time } = wallClock(instant);
  return `${day(date)}, ${spokenTime(time)}`;
}

/** UK time, for tables: `22 Nov 2026, 2:48pm`. */
export function shortMoment(instant: Instant): string {
  const { date, time } = wallClock(instant);
  return `${shortDay(date)}, ${spokenTime(time)}`;
}

/** The same, but a day alone where only a day is known, which is stored as its first moment. */
export function dayOrMoment(instant: Instant): string {
  const { date, time } = wallClock(instant);
  return time === '00:00' ? shortDay(date) : `${shortDay(date)}, ${spokenTime(time)}`;
}
