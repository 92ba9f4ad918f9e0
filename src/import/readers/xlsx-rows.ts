import { readSheet } from 'read-excel-file/universal';
import { UnreadableInput } from '../unreadable-input.ts';
import type { Batch, Row } from './batch.ts';
import { plainWorkbook, tellingSheet } from './sheet-xml.ts';
import { storedZip } from './stored-zip.ts';
import { zipEntries } from './zip-entries.ts';

const batchRows = 1_000;

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

async function sheet(name: string, path: string): Promise<readonly (readonly unknown[])[]> {
  const workbook = await counted(name, path);
  try {
    return await readSheet(workbook, 1, { trim: false, parseNumber: asTyped });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableInput(
      `${name} is not a workbook that can be read (${why}). Save it as .xlsx or CSV.`,
    );
  }
}

/**
 * The rows of a workbook's first sheet. It is held in memory whole, within the bounds of `zipEntries`.
 *
 * @throws UnreadableInput when it is damaged, no workbook, or too large
 */
export async function* xlsxRows(name: string, path: string): AsyncGenerator<Batch> {
  const rows = await sheet(name, path);
  for (let from = 0; from < rows.length; from += batchRows) {
    const batch = rows.slice(from, from + batchRows).map((row): Row => row.map(cellOf));
    yield { rows: batch, done: Math.min(1, (from + batchRows) / rows.length) };
  }
}
