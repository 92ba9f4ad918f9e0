import { type Clock, date, instant, localDate, type LocalDate, reference } from '#event-sourcing';
import { z } from 'zod';

/** Which framework: left out, the only one. */
export const framework = reference
  .optional()
  .describe('Which framework; may be left out when there is only one.');

/** The Europe/London date that a figure is for: left out, today. */
export const asOf = date
  .optional()
  .describe('The date (Europe/London) that the figure is for; today when left out.');

/** Only what had been recorded by then: left out, everything. */
export const knownAt = instant
  .optional()
  .describe('Only what had been recorded by this instant counts; everything when left out.');

/** How many 28-day periods a trend has. */
export const periods = z.coerce.number().int().min(1).max(120).optional();

/** A window of its own length. */
export const days = z.coerce.number().int().min(1).max(3660).optional();

/** The day that a question is about. */
export const dayAsked = (asked: LocalDate | undefined, clock: Clock): LocalDate =>
  asked ?? localDate(clock.now());
