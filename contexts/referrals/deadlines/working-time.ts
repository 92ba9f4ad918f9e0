import { Rejection } from '#event-sourcing';
import { bankHolidays, type PolicyDocument } from '../../agreement/index.ts';

const zone = 'Europe/London';
const saturday = 6;

export type WorkingCalendar = Pick<PolicyDocument['deadline'], 'workingDay' | 'bankHolidays'>;

const at = (day: Temporal.PlainDate, plainTime: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();

/**
 * The council's working time on the Europe/London dates from the one of `start` on, without end: one [opens, closes) for
 * each Monday to Friday that is no bank holiday. The clocks change on Sundays, so never within.
 *
 * @throws Rejection `working-day-empty` when the working day does not end after it begins
 */
export function* workingTimes(
  start: Temporal.Instant,
  { workingDay: [from, to], bankHolidays: kept }: WorkingCalendar,
): Generator<{ opens: Temporal.Instant; closes: Temporal.Instant }, never> {
  if (from >= to) {
    throw new Rejection(
      'working-day-empty',
      `The policy's working day begins at ${from} and ends at ${to}: adopt a policy whose working day ends after it begins.`,
    );
  }
  let day = start.toZonedDateTimeISO(zone).toPlainDate();
  for (;;) {
    const worked =
      day.dayOfWeek < saturday && !(kept === 'england' && bankHolidays(day.year).has(day.toString()));
    if (worked) yield { opens: at(day, from), closes: at(day, to) };
    day = day.add({ days: 1 });
  }
}
