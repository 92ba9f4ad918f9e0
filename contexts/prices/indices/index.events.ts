import { date, event, label, reference } from '#event-sourcing';
import { z } from 'zod';

/** A year, a quarter or a month of the calendar: `2026`, `2026-Q1`, `2026-03`. Those of one kind sort as text. */
export const period = z.string().regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$/, {
  error: 'A period is a year, a quarter or a month: 2026, 2026-Q1 or 2026-03.',
});

/** Whole thousandths: 131.4 is 131400, and a wage of £12.21 is 12210. */
export const indexValue = z.int().min(1).max(1_000_000_000);

/** A published figure by which prices may move (domain.md 2.8), and where it stands. Stream per series. */
export const indexFacts = { series: reference, period, value: indexValue, publishedOn: date, source: label };

export class IndexRecorded extends event('IndexRecorded', indexFacts) {}
/** Revised by who publishes it, or written down wrongly before. */
export class IndexCorrected extends event('IndexCorrected', { ...indexFacts, reason: label }) {}

export type IndexEvent = IndexRecorded | IndexCorrected;
