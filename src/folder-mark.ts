import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable } from '#event-sourcing';
import type { StoreSetting } from './config.ts';

/** In a folder whose log is on a server: which one its views and checkpoints were made from. */
const markIn = (folder: string) => join(folder, 'store.json');

const markOf = (setting: StoreSetting & { readonly kind: 'eventstoredb' }) =>
  `${JSON.stringify({ store: setting.kind, prefix: setting.prefix })}\n`;

/** Positions of one log mean nothing in another. Throws StoreUnavailable when a folder was made for another log. */
export function demandFolderOf(folder: string, setting: StoreSetting): void {
  const found = existsSync(markIn(folder)) ? readFileSync(markIn(folder), 'utf8') : undefined;
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
  if (found !== undefined && found !== markOf(setting)) {
    throw new StoreUnavailable(
      `${folder} belongs to another log (${found.trim()}): name another data folder for EVENT_STORE_PREFIX ${setting.prefix}.`,
    );
  }
}

/** Writes down which log a folder is for, and makes it when it is missing; an embedded log lies in its own. */
export function markFolder(folder: string, setting: StoreSetting): void {
  if (setting.kind === 'sqlite') return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(markIn(folder), markOf(setting));
}
