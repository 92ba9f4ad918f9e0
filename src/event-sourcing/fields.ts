import { z } from 'zod';

/** A UTC instant with milliseconds, `2026-06-30T09:40:00.000Z`: one form, so that text order is time order. */
export type Instant = string;
/** A Europe/London calendar date, `2026-06-30`. */
export type LocalDate = string;

const canonicalInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const offsetInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The one stored form of an instant written with `Z` or an offset; undefined when there is no such instant. */
export function toInstant(text: string): Instant | undefined {
  // Most are in UTC, with or without milliseconds: those need no clock arithmetic.
  const stored = text.length === 20 && text.endsWith('Z') ? `${text.slice(0, -1)}.000Z` : text;
  if (isInstant(stored)) return stored;
  if (!offsetInstant.test(text) || !isDate(text.slice(0, 10))) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) return undefined;
  const iso = new Date(ms).toISOString();
  return canonicalInstant.test(iso) ? iso : undefined;
}

/** Whether the text is an instant in its one stored form. */
export function isInstant(text: string): boolean {
  if (!canonicalInstant.test(text)) return false;
  const two = (at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  const day = two(8);
  const inDay = two(11) < 24 && two(14) < 60 && two(17) < 60;
  return inDay && day > 0 && (day < 29 ? two(5) > 0 && two(5) < 13 : isDate(text.slice(0, 10)));
}

/** Whether the text is a day that exists: `2026-02-30` is not. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** An instant with `Z` or an offset; stored in UTC with milliseconds. */
export const instant = z
  .string()
  .refine(
    (text) => toInstant(text) !== undefined,
    'an instant such as 2026-06-30T09:40:00Z, with Z or an offset',
  )
  .overwrite((text) => toInstant(text) ?? text)
  .meta({ format: 'date-time' });

/** A Europe/London date, `YYYY-MM-DD`, that exists. */
export const date = z
  .string()
  .refine(isDate, 'a date such as 2026-06-30 that exists')
  .meta({ format: 'date' });

/** What people call a thing: an area, a provider, a referral. Never a person's name. */
export const reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, {
  error: '1 to 64 letters, digits, "_", "." or "-", beginning with a letter or digit',
});

/** A reason from a code list: free text about a person never enters the log. */
export const reasonCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,39}$/, { error: 'a code such as NO_CAPACITY_STAFF' });

/** Money in whole pence. */
export const pence = z.int().min(0).max(100_000_000);
/** Time in whole minutes. */
export const minutes = z.int().min(0).max(10_000_000);
/** A short text that names a thing, not a person: a title, an organisation. */
export const label = z.string().trim().min(1).max(200);
