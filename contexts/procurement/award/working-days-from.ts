import type { LocalDate } from '#event-sourcing';
import { bankHolidays } from '../../agreement/index.ts';

/** The last of `days` whole working days after a date: Mondays to Fridays that are no bank holiday in England. */
export function workingDaysFrom(on: LocalDate, days: number): LocalDate {
  let day = Temporal.PlainDate.from(on);
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < 6 && !bankHolidays(day.year).has(day.toString())) left--;
  }
  return day.toString();
}
