import { stringify } from 'csv-stringify/sync';

/**
 * Records as CSV with these columns, RFC 4180, null as an empty field. Text that a spreadsheet would take for a
 * formula is escaped with an apostrophe.
 */
export const csvOf = <T>(columns: readonly (keyof T & string)[], records: readonly T[]): string =>
  stringify([...records], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  });
