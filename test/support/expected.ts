import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample county, as an import folder. */
export const westmarch = join(import.meta.dirname, '../data/westmarch');

/** The dates for which an independent program computed the sample's figures. */
export const expectedDates = ['2025-03-10', '2025-12-31', '2026-03-29', '2026-06-30'] as const;

/** A figure of the sample as that program computed it. */
export const expected = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../data/expected/${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;
