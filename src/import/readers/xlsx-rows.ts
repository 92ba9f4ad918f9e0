import { on } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { UnreadableInput } from '../unreadable-input.ts';
import type { Batch } from './batch.ts';
import type { SheetNotice } from './sheet-reader.ts';

const code = new URL(
  import.meta.url.endsWith('.ts') ? './sheet-reader.ts' : './sheet-reader.js',
  import.meta.url,
);

/**
 * The rows of a workbook's first sheet, read in a thread of its own so that a server goes on answering.
 *
 * @throws UnreadableInput when it is damaged, no workbook, or too large
 */
export async function* xlsxRows(name: string, path: string): AsyncGenerator<Batch> {
  const worker = new Worker(code, { workerData: { name, path }, name: 'workbook reader' });
  let read = 0;
  try {
    // What the thread does not catch is thrown here.
    for await (const [notice] of on(worker, 'message') as AsyncIterable<[SheetNotice]>) {
      if (notice.kind === 'end') return;
      if (notice.kind === 'unreadable') throw new UnreadableInput(notice.words);
      const { rows, all } = notice;
      read += rows.length;
      yield { rows, done: read / all };
      await setImmediate();
    }
  } finally {
    await worker.terminate();
  }
}
