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

/** `30 June 2026`. */
export const dayInWords = (date: LocalDate): string =>
  `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** `30 June 2026 at 10:40`, in Europe/London. */
export function momentInWords(instant: Instant): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
  return `${dayInWords(local.toPlainDate().toString())} at ${local.toPlainTime().toString().slice(0, 5)}`;
}

/** `A01`, `A01 and A02`, `A01, A02 and A03`. */
export const listInWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
