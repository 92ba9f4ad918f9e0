import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openForWriting } from '../data-folder.ts';

const mark = 'evenhand-demo.json';
const made =
  /^(evenhand-demo\.json|county|heads\.ndjson|(log|views|ops)\.db(-wal|-shm|-journal)?|data\.lock.*)$/;

/** Whether the demonstration made this folder. */
export const isDemoFolder = (folder: string): boolean => existsSync(join(folder, mark));

/** The demonstration will not touch a folder that it did not make. */
export class NotADemoFolder extends Error {
  override readonly name = 'NotADemoFolder';
}

/**
 * An empty folder for a demonstration: a new one, or one that an earlier demonstration made and that is not in use.
 * Rejects with NotADemoFolder, or StoreUnavailable while a demonstration runs in it.
 */
export async function freshDemoFolder(folder: string): Promise<void> {
  const entries = existsSync(folder) ? readdirSync(folder) : [];
  const foreign = entries.find((entry) => !made.test(entry));
  if (entries.length > 0 && (foreign !== undefined || !entries.includes(mark))) {
    throw new NotADemoFolder(
      `${folder} was not made by the demonstration${foreign === undefined ? '' : ` (it holds ${foreign})`} and stays as it is. Name another folder with --data.`,
    );
  }
  if (entries.includes('log.db')) await (await openForWriting(folder)).close();
  for (const entry of entries) rmSync(join(folder, entry), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, mark), `${JSON.stringify({ madeBy: 'evenhand demo' })}\n`);
}
