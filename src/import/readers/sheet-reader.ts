import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableInput } from '../unreadable-input.ts';
import type { Row } from './batch.ts';
import { sheetRows } from './sheet-rows.ts';

/** What the reader's thread says: rows with how many there are in all, the end, or why there are none. */
export type SheetNotice =
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly all: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'unreadable'; readonly words: string };

const batchRows = 1_000;
const { name, path } = workerData as { readonly name: string; readonly path: string };
const say = (notice: SheetNotice) => parentPort?.postMessage(notice);

try {
  const rows = await sheetRows(name, path);
  for (let from = 0; from < rows.length; from += batchRows)
    say({ kind: 'rows', rows: rows.slice(from, from + batchRows), all: rows.length });
  say({ kind: 'end' });
} catch (error) {
  if (!(error instanceof UnreadableInput)) throw error;
  say({ kind: 'unreadable', words: error.message });
}
