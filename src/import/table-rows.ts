import type { Row } from './readers/batch.ts';
import { csvRows } from './readers/csv-rows.ts';
import { xlsxRows } from './readers/xlsx-rows.ts';
import type { SourceFile } from './source.ts';

/** The next rows of a table below its header. */
export interface TableBatch {
  readonly header: Row;
  /** The number of the first row, as a spreadsheet shows it: the header is row 1. */
  readonly first: number;
  readonly rows: readonly Row[];
  /** How much of the file they end, 0 to 1. */
  readonly done: number;
}

/** The rows of a table, blank ones included; at least one batch, so that an empty file has an empty header. */
export async function* tableRows({ name, path, size, format }: SourceFile): AsyncGenerator<TableBatch> {
  let header: Row | undefined;
  let first = 1;
  for await (const { rows, done } of format === 'xlsx' ? xlsxRows(name, path) : csvRows(name, path, size)) {
    if (header) {
      yield { header, first, rows, done };
    } else if (rows[0]) {
      header = rows[0];
      yield { header, first: 2, rows: rows.slice(1), done };
    }
    first += rows.length;
  }
  if (!header) yield { header: [], first: 2, rows: [], done: 1 };
}

/** The first row of a table. Rejects with UnreadableInput. */
export async function headerOf(file: SourceFile): Promise<Row> {
  for await (const { header } of tableRows(file)) return header;
  return [];
}

/** Whether nothing stands in a row: spreadsheets leave such rows behind. */
export const isBlank = (row: Row): boolean => row.every((cell) => cell === '');
