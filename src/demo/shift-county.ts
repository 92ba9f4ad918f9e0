import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Instant, isDate, localDate, type LocalDate, toInstant } from '#event-sourcing';

const zone = 'Europe/London';

/** The same time of day in Europe/London so many weeks later; a time that the clocks leave out becomes the next that exists. */
export function shiftInstant(instant: Instant, weeks: number): Instant {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().add({ weeks });
  const shifted = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  // Every time of a left-out hour becomes the one instant at which it ends, so that what came first stays first.
  const gap = shifted.toPlainDateTime().equals(local) ? undefined : shifted.getTimeZoneTransition('previous');
  return (gap ?? shifted).toInstant().toString({ fractionalSecondDigits: 3 });
}

/** The largest whole number of weeks after which none of these dates and instants lies after `now`. */
export function weeksToShift(moments: readonly string[], now: Instant): number {
  const today = localDate(now);
  const dates = moments.filter(isDate).toSorted();
  const instants = moments.flatMap((moment) => (isDate(moment) ? [] : (toInstant(moment) ?? []))).toSorted();
  const [lastDate, lastInstant] = [dates.at(-1), instants.at(-1)];
  const leaves = (weeks: number) =>
    (lastDate === undefined || addDays(lastDate, 7 * weeks) <= today) &&
    (lastInstant === undefined || shiftInstant(lastInstant, weeks) <= now);
  const newest = [lastDate, lastInstant && localDate(lastInstant)]
    .filter((date) => date !== undefined)
    .toSorted();
  let weeks = Math.floor(daysBetween(newest.at(-1) ?? today, today) / 7);
  while (!leaves(weeks)) weeks--;
  return weeks;
}

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

const isMoment = (cell: string) => isDate(cell) || toInstant(cell) !== undefined;

const shift = (cell: string, weeks: number): string => {
  if (isDate(cell)) return addDays(cell, 7 * weeks);
  const instant = toInstant(cell);
  return instant === undefined ? cell : shiftInstant(instant, weeks);
};

/**
 * Copies an import folder, moved by whole weeks of local time so that the newest thing in it has just happened.
 * The framework's own term moves with it, and may end in the future. Answers the number of weeks.
 */
export function shiftCounty(from: string, to: string, now: Instant): number {
  const files = readdirSync(from).filter((file) => file.endsWith('.csv'));
  const tables = files.map((file) => ({ file, rows: parse(readFileSync(join(from, file))) }));
  const weeks = weeksToShift(
    tables.flatMap(({ rows }) => rows.flat().filter(isMoment)),
    now,
  );
  mkdirSync(to, { recursive: true });
  for (const { file, rows } of tables)
    writeFileSync(join(to, file), stringify(rows.map((row) => row.map((cell) => shift(cell, weeks)))));
  const framework = JSON.parse(readFileSync(join(from, 'framework.json'), 'utf8')) as Record<string, unknown>;
  const term = Object.fromEntries(
    ['startsOn', 'endsOn'].map((key) => [key, shift(String(framework[key]), weeks)]),
  );
  writeFileSync(join(to, 'framework.json'), JSON.stringify({ ...framework, ...term }, null, 2));
  return weeks;
}
