import { StreamableFile } from '@nestjs/common';
import { stringify as stringifyEach } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { pipeline, Readable } from 'node:stream';
import { z } from 'zod';

/** How an answer over HTTP is written; left out: as the Accept header asks, JSON otherwise. */
export const format = z.enum(['json', 'csv']).optional().describe('json, or csv for a spreadsheet.');

/** Whether a caller wants a spreadsheet. */
export const wantsCsv = (asked: z.output<typeof format>, accept: string | undefined): boolean =>
  asked === 'csv' || (asked === undefined && (accept ?? '').includes('text/csv'));

const dialect = {
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
  stringify([...records], { ...dialect, columns: [...columns] });

/** The same, written record by record, for more of them than memory should hold. */
export function csvStream<T>(columns: readonly (keyof T & string)[], records: AsyncIterable<T>): Readable {
  const written = stringifyEach({ ...dialect, columns: [...columns] });
  // Whoever reads is told of an error by the stream itself.
  pipeline(Readable.from(records), written, () => undefined);
  return written;
}

/** CSV as a file to be kept under a name. */
export const csvFile = (name: string, text: string): StreamableFile =>
  new StreamableFile(Buffer.from(text), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
