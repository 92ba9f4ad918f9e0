import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';

/** How an answer over HTTP is written; left out: as the Accept header asks, JSON otherwise. */
export const format = z.enum(['json', 'csv']).optional().describe('json, or csv for a spreadsheet.');

/** Whether a caller wants a spreadsheet. */
export const wantsCsv = (asked: z.output<typeof format>, accept: string | undefined): boolean =>
  asked === 'csv' || (asked === undefined && (accept ?? '').includes('text/csv'));

/** RFC 4180, with text that a spreadsheet would take for a formula escaped. */
export const csvDialect = {
  header: true,
  escape_formulas: true,
  record_delimiter: 'windows',
  cast: { boolean: String },
} as const;

/**
 * Records as CSV with these columns: RFC 4180, null as an empty field. Text that a spreadsheet would take for a
 * formula is escaped with an apostrophe.
 */
export const csvOf = <T>(columns: readonly (keyof T & string)[], records: readonly T[]): string =>
  stringify([...records], { ...csvDialect, columns: [...columns] });

/** CSV as a file to be kept under a name. */
export const csvFile = (name: string, text: string): StreamableFile =>
  new StreamableFile(Buffer.from(text), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
