import { stringify } from 'csv-stringify/sync';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import type { PageTable } from './page-tables.ts';
import type { CellValue } from './shown-cell.ts';

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

function written(cell: CellValue): string {
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'day' || cell.kind === 'moment') return cell.at;
  return `${cell.number.toFixed(cell.places)}${cell.kind === 'percent' ? '%' : ''}`;
}

/** Text that a spreadsheet would take for a formula bears an apostrophe; a number may be negative. */
const guarded = (cell: CellValue): string =>
  cell.kind === 'text' ? cell.text.replace(/^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/, "'$&") : written(cell);

const decimals = (places: number) => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);

function inWorkbook(cell: CellValue): Cell {
  switch (cell.kind) {
    case 'text':
      return cell.text === '' ? null : { type: String, value: cell.text };
    case 'number':
      return { type: Number, value: cell.number, format: `#,##${decimals(cell.places)}` };
    case 'percent':
      return { type: Number, value: cell.number / 100, format: `${decimals(cell.places)}%` };
    case 'day':
      return { type: Date, value: new Date(`${cell.at}T00:00:00Z`), format: 'dd/mm/yyyy' };
    case 'moment':
      return {
        type: Date,
        value: new Date(`${cell.at.replace(' ', 'T')}:00Z`),
        format: 'dd/mm/yyyy hh:mm',
      };
  }
}

/** RFC 4180 with a mark by which spreadsheets know UTF-8; days as 2026-06-30, percentages as 83.2%. */
export const tableCsv = ({ rows }: PageTable): Buffer =>
  Buffer.from(
    `\uFEFF${stringify(
      rows.map((row) => row.map(guarded)),
      { record_delimiter: 'windows' },
    )}`,
  );

/** A workbook of one sheet: text is text, never a formula, whatever it begins with; times are UK time. */
export async function tableWorkbook({ rows }: PageTable): Promise<Buffer> {
  const data = rows.map((row) => row.map(inWorkbook));
  return writeWorkbook(data, { sheet: 'Table', stickyRowsCount: 1 }).toBuffer();
}
