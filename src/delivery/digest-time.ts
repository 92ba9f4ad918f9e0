import type { Instant } from '#event-sourcing';
import type { Pace } from './subscription.ts';

/** When a digest goes out, in Europe/London. */
const hour = 8;

/** When something that came about at an instant is told: at once, at the next eight o'clock, or on the next Monday's. */
export function tellingTime(at: Instant, pace: Pace): Instant {
  if (pace === 'at-once') return at;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London');
  const today = local.withPlainTime({ hour });
  const next = Temporal.ZonedDateTime.compare(local, today) < 0 ? today : today.add({ days: 1 });
  const day = pace === 'daily' ? next : next.add({ days: (8 - next.dayOfWeek) % 7 });
  return new Date(day.epochMilliseconds).toISOString();
}
