import { type Instant, localDate } from '#event-sourcing';
import { type WorkingCalendar, workingTimes } from '../deadlines/working-time.ts';

/** The council's working days after the day of `from`, up to and including the day of `to`. */
export function workingDaysAfter(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  let days = 0;
  for (const { opens } of workingTimes(Temporal.Instant.from(from), calendar)) {
    const day = localDate(opens.toString());
    if (day > localDate(to)) break;
    if (day > localDate(from)) days++;
  }
  return days;
}
