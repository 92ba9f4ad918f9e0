import type { LocalDate } from '#event-sourcing';

/** Proclaimed for one year: the usual day that is then no bank holiday, and the days that are. */
const proclaimed: Readonly<Record<number, { instead: readonly string[]; on: readonly string[] }>> = {
  2020: { instead: ['2020-05-04'], on: ['2020-05-08'] },
  2022: { instead: ['2022-05-30'], on: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { instead: [], on: ['2023-05-08'] },
};

const monday = 1;
const saturday = 6;

/** Easter Sunday of the Gregorian calendar: the Sunday after the first full moon, by the tables, from 21 March on. */
function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const skipped = century - Math.floor(century / 4);
  const moonDrift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + skipped - moonDrift + 15) % 30;
  const early = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0;
  const fullMoon = Temporal.PlainDate.from({ year, month: 3, day: 21 }).add({ days: epact - early });
  return fullMoon.add({ days: 7 - (fullMoon.dayOfWeek % 7) });
}

function firstMonday(year: number, month: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: (monday - first.dayOfWeek + 7) % 7 });
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const last = Temporal.PlainDate.from({ year, month, day: 31 });
  return last.subtract({ days: last.dayOfWeek - monday });
}

/** The first day from `day` on that is no weekend and not `taken`. */
function substitute(day: Temporal.PlainDate, taken?: Temporal.PlainDate): Temporal.PlainDate {
  const free = day.dayOfWeek < saturday && !(taken && day.equals(taken));
  return free ? day : substitute(day.add({ days: 1 }), taken);
}

function ofYear(year: number): ReadonlySet<LocalDate> {
  const easter = easterSunday(year);
  const christmas = Temporal.PlainDate.from({ year, month: 12, day: 25 });
  const boxingDay = christmas.add({ days: 1 });
  // Boxing Day keeps its own Monday when Christmas falls on a Sunday: Christmas then moves to the Tuesday.
  const christmasKept = christmas.dayOfWeek === 7 ? substitute(christmas, boxingDay) : substitute(christmas);
  const usual = [
    substitute(Temporal.PlainDate.from({ year, month: 1, day: 1 })),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    christmasKept,
    substitute(boxingDay, christmasKept),
  ].map(String);
  const { instead, on } = proclaimed[year] ?? { instead: [], on: [] };
  return new Set([...usual.filter((day) => !instead.includes(day)), ...on].toSorted());
}

const known = new Map<number, ReadonlySet<LocalDate>>();

/**
 * England's bank holidays of a year from 2015 on, each on the weekday on which it is kept, in order. The days follow the
 * Banking and Financial Dealings Act 1971, schedule 1, with the yearly royal proclamations (New Year's Day, early May)
 * and common law (Good Friday, Christmas Day); they agree with what https://www.gov.uk/bank-holidays published for
 * 2015 to 2028. A day proclaimed later for a single year has to be added here.
 */
export function bankHolidays(year: number): ReadonlySet<LocalDate> {
  let days = known.get(year);
  if (!days) {
    days = ofYear(year);
    known.set(year, days);
  }
  return days;
}
