import { addDays, type Instant, localDate } from '#event-sourcing';
import { moment, timeOfDay } from './moments.ts';
import { counted } from './numbers.ts';

const minute = 60_000;

/**
 * How long something can still be answered, whole minutes rounded down: `12 minutes left`, `3 hours 5 minutes left`,
 * `2 days left`. The deadline itself is in time; after it: `overdue`.
 */
export function timeLeft(deadline: Instant, now: Instant): string {
  const left = Date.parse(deadline) - Date.parse(now);
  if (left < 0) return 'overdue';
  const minutes = Math.floor(left / minute);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return 'less than a minute left';
  if (hours < 1) return `${counted(minutes, 'minute')} left`;
  if (hours >= 48) return `${counted(Math.floor(hours / 24), 'day')} left`;
  const past = minutes % 60 === 0 ? '' : ` ${counted(minutes % 60, 'minute')}`;
  return `${counted(hours, 'hour')}${past} left`;
}

/** UK time: `3pm today`, `9:30am tomorrow`, and else `24 November 2026, 3pm`. */
export function dueAt(deadline: Instant, now: Instant): string {
  const [due, today] = [localDate(deadline), localDate(now)];
  if (due === today) return `${timeOfDay(deadline)} today`;
  if (due === addDays(today, 1)) return `${timeOfDay(deadline)} tomorrow`;
  return moment(deadline);
}
