import { isDate, toInstant, type Instant, type LocalDate } from '#event-sourcing';
import { Wrong, type Cell } from './cell.ts';

const zone = 'Europe/London';
const wallClock = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)$/;

/** What becomes of a time on the clocks of Europe/London: an instant, or none because it is skipped or shown twice. */
function onTheClocks(moment: Temporal.PlainDateTime): Instant | 'skipped' | 'twice' {
  const earlier = moment.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = moment.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.equals(later)) return earlier.toInstant().toString({ fractionalSecondDigits: 3 });
  return earlier.toPlainDateTime().equals(moment) ? 'twice' : 'skipped';
}

const noInstant = {
  skipped: ' This time does not exist in Europe/London: the clocks go forward over it.',
  twice: ' This time exists twice in Europe/London: the clocks go back over it.',
};

function notAnInstant(text: string): Wrong {
  const [, day = '', time = ''] = wallClock.exec(text) ?? [];
  if (isDate(day)) {
    try {
      const clocks = onTheClocks(Temporal.PlainDateTime.from(`${day}T${time}`));
      const why = clocks === 'skipped' || clocks === 'twice' ? noInstant[clocks] : '';
      return new Wrong(`An instant needs Z or an offset, as in 2026-06-30T09:40:00Z.${why}`);
    } catch (error) {
      if ((error as Error).name !== 'RangeError') throw error;
    }
  }
  return new Wrong(
    'There is no such instant: expected one such as 2026-06-30T09:40:00Z, with Z or an offset.',
  );
}

/** An instant with `Z` or an offset, in its one stored form. */
export const instant: Cell<Instant> = {
  read: (text) => toInstant(text) ?? notAnInstant(text),
  write: (value) => value,
  timed: true,
};

/** A Europe/London date. */
export const date: Cell<LocalDate> = {
  read: (text) =>
    isDate(text) ? text : new Wrong('There is no such date: expected YYYY-MM-DD, such as 2026-06-30.'),
  write: (value) => value,
};

/**
 * The text that a spreadsheet's date cell stands for. An instant is taken to the second from the clocks of
 * Europe/London; where they do not tell it, the local time without offset is left for the reader to refuse.
 *
 * @param shown the day and time that the cell shows, as if they were UTC
 */
export function textOfDateCell(shown: Date, timed: boolean): string {
  // A spreadsheet counts in days, so that a whole second there can come out a millisecond short.
  const seconds = Math.round(shown.getTime() / 1000);
  if (!Number.isSafeInteger(seconds) || Math.abs(seconds) > 1e12) return String(shown);
  const moment = new Temporal.PlainDateTime(1970, 1, 1).add({ seconds });
  // Before 1900 a spreadsheet has no days: the cell shows a time of day alone.
  if (moment.year < 1900) return moment.toPlainTime().toString({ smallestUnit: 'second' });
  if (!timed) return moment.toPlainDate().toString();
  const clocks = onTheClocks(moment);
  return clocks === 'skipped' || clocks === 'twice' ? moment.toString({ smallestUnit: 'second' }) : clocks;
}
