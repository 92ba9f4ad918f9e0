import { addDays, type LocalDate, startOfDay } from '#event-sourcing';
import type { Period } from './release.ts';

/** Held on the Europe/London dates [from, to); null: until further notice. */
export const held = (from: LocalDate, to: LocalDate | null): Period => ({
  startDate: startOfDay(from),
  ...(to === null ? {} : { endDate: startOfDay(to) }),
});

/** From the first to the last date, both inclusive. */
export const lasting = (from: LocalDate, to: LocalDate): Period => held(from, addDays(to, 1));
