import type { LocalDate } from '#event-sourcing';
import type { Field } from '../forms/field.ts';
import { typedDay } from '../moments.ts';
import { toDate } from '../typed-dates.ts';

/** A day, which is today unless it is changed. */
export const dayField = (name: string, label: string, today: LocalDate): Field => ({
  name,
  label,
  hint: 'For example 30/6/2026',
  kind: 'day',
  value: typedDay(today),
  read: toDate,
  wrong: 'Enter a day that exists, for example 30/6/2026',
});
