import type { Instant } from '#event-sourcing';
import { toDate, toLastInstant } from '../typed-dates.ts';

const clock = /^(\d{1,4}):([0-5]\d)$/;
const decimal = /^(\d{1,4})(?:\.(\d{1,2}))?$/;

/** Hours as people type them, `12:30` or `12.5`, as whole minutes; undefined when it is none, or no whole minute. */
export function toMinutes(typed: string): number | undefined {
  const [, whole, past] = clock.exec(typed) ?? [];
  if (whole !== undefined) return Number(whole) * 60 + Number(past);
  const [, hours, part = ''] = decimal.exec(typed) ?? [];
  if (hours === undefined) return undefined;
  // In hundredths: 0.1 hours are exactly 6 minutes.
  const hundredths = (Number(hours) * 100 + Number(part.padEnd(2, '0'))) * 60;
  return hundredths % 100 === 0 ? hundredths / 100 : undefined;
}

/** Minutes as they can be typed: 750 → `12:30`. */
export const typedMinutes = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** A day with a time in the United Kingdom, `30/6/2026 14:30`; undefined when there is no such time, or two. */
export const toMoment = (typed: string): Instant | undefined =>
  toDate(typed) === undefined ? toLastInstant(typed) : undefined;

/** Pounds as people type them, `24.08`, `£24` or `1,250.00`, as whole pence; undefined when it is none. */
export function toPence(typed: string): number | undefined {
  const [, pounds, part = ''] = /^£?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed) ?? [];
  if (pounds === undefined) return undefined;
  return Number(pounds.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
}

/** A whole number as people type it; undefined when it is none. */
export const toWhole = (typed: string): number | undefined =>
  /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;

/** `yes` and `no`. */
export const toYes = (typed: string): boolean | undefined =>
  typed === 'yes' ? true : typed === 'no' ? false : undefined;
