import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, ForeignEvent, markFrom, stands, StoreUnavailable } from '#event-sourcing';
import type { StoreSetting } from './config.ts';

/** In a folder whose log is on a server: which one its views, checkpoints, answers and heads were made from. */
interface FolderMark {
  readonly store: string;
  readonly prefix: string;
  /** The mark of the log's first event; null while there was none. */
  readonly first: string | null;
}

const pathIn = (folder: string) => join(folder, 'store.json');

/** Positions of one log mean nothing in another. Throws StoreUnavailable when a folder was made for another log. */
export function demandFolderOf(folder: string, setting: StoreSetting): void {
  const found = textIn(folder);
  if (setting.kind === 'sqlite') {
    if (found === undefined) return;
    throw new StoreUnavailable(
      `${folder} belongs to a log on a server (${found.trim()}): set EVENT_STORE as it was, or name another data folder.`,
    );
  }
  if (existsSync(join(folder, 'log.db'))) {
    throw new StoreUnavailable(
      `${folder} holds a log of its own, and EVENT_STORE names a server: name another data folder. ` +
        '"evenhand log copy" brings a log to a server.',
    );
  }
  if (found === undefined) return;
  const { store, prefix } = parsed(found);
  if (store !== setting.kind || prefix !== setting.prefix) {
    throw new StoreUnavailable(
      `${folder} belongs to another log (${found.trim()}): name another data folder for EVENT_STORE_PREFIX ${setting.prefix}.`,
    );
  }
}

/**
 * The same, with the log open: another one may have taken its place under the same name. Only reads.
 *
 * Rejects with StoreUnavailable when it is not the one that the folder was made for.
 */
export async function demandLogOf(folder: string, setting: StoreSetting, store: EventStore): Promise<void> {
  demandFolderOf(folder, setting);
  const first = firstIn(folder);
  if (first === null || (await stands(store, first))) return;
  throw new StoreUnavailable(
    `${folder} belongs to another log than EVENT_STORE names now: the event that its log begins with (${first}) is not ` +
      'there. Set EVENT_STORE as it was, or name another data folder. If the log itself was made anew, remove ' +
      'store.json, ops.db, views.db and heads.ndjson (with all that begins so) from the folder.',
  );
}

/**
 * Writes down which log a folder is for, and makes it when it is missing; an embedded log lies in its own. What the log
 * begins with is known when it holds something: false until then, so call it again.
 *
 * Rejects with StoreUnavailable as `demandLogOf` does.
 */
export async function markFolder(folder: string, setting: StoreSetting, store: EventStore): Promise<boolean> {
  if (setting.kind === 'sqlite') return true;
  await demandLogOf(folder, setting, store);
  if (firstIn(folder) !== null) return true;
  const first = await beginningOf(store);
  const mark: FolderMark = { store: setting.kind, prefix: setting.prefix, first };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  place(folder, `${JSON.stringify(mark)}\n`);
  // Another process may have been faster, with another log.
  await demandLogOf(folder, setting, store);
  return first !== null;
}

/** Null while the log is empty, or begins with something that is not ours. */
async function beginningOf(store: EventStore): Promise<string | null> {
  try {
    return await markFrom(store, 0);
  } catch (error) {
    if (error instanceof ForeignEvent) return null;
    throw error;
  }
}

/** Whole or not at all, and never over a mark that says what its log begins with. */
function place(folder: string, text: string): void {
  const draft = `${pathIn(folder)}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, pathIn(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (firstIn(folder) === null) renameSync(draft, pathIn(folder));
  } finally {
    rmSync(draft, { force: true });
  }
}

const textIn = (folder: string): string | undefined =>
  existsSync(pathIn(folder)) ? readFileSync(pathIn(folder), 'utf8') : undefined;

function firstIn(folder: string): string | null {
  const text = textIn(folder);
  return (text === undefined ? null : parsed(text).first) ?? null;
}

/** Nothing of it when it is not what we wrote. */
function parsed(text: string): Partial<FolderMark> {
  try {
    return Object(JSON.parse(text)) as Partial<FolderMark>;
  } catch {
    return {};
  }
}
