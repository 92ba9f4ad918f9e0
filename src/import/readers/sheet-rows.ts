import { readSheet } from 'read-excel-file/universal';
import { UnreadableInput } from '../unreadable-input.ts';
import type { Row } from './batch.ts';
import { plainWorkbook, tellingSheet } from './sheet-xml.ts';
import { storedZip } from './stored-zip.ts';
import { zipEntries } from './zip-entries.ts';

/** The digits as a person would type them: a spreadsheet stores 1.1 as 1.1000000000000001. */
const asTyped = (digits: string) => (Number.isFinite(Number(digits)) ? String(Number(digits)) : digits);

const cellOf = (value: unknown): string | Date => {
  if (value instanceof Date || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return '';
};

/** The workbook again, of what was counted while it was unpacked, and nothing else. */
async function counted(name: string, path: string): Promise<ArrayBuffer> {
  const parts = [...(await zipEntries(name, path))].map(([part, content]): [string, Buffer] => {
    if (content.includes('sheetData')) return [part, tellingSheet(name, content)];
    return [part, part === 'xl/workbook.xml' ? plainWorkbook(content) : content];
  });
  return storedZip(parts);
}

/**
 * The rows of a workbook's first sheet, held in memory whole, within the bounds of `zipEntries`. It takes a second for
 * every 20,000 rows, in one go: not for the thread that answers requests.
 *
 * Rejects with UnreadableInput when it is damaged, no workbook, or too large.
 */
export async function sheetRows(name: string, path: string): Promise<readonly Row[]> {
  const workbook = await counted(name, path);
  try {
    const rows: readonly (readonly unknown[])[] = await readSheet(workbook, 1, {
      trim: false,
      parseNumber: asTyped,
    });
    return rows.map((row) => row.map(cellOf));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableInput(
      `${name} is not a workbook that can be read (${why}). Save it as .xlsx or CSV.`,
    );
  }
}
