import type { DatabaseSync } from 'node:sqlite';
import { openOps } from '../../src/identity/ops-file.ts';
import { Hands } from './raced-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A new `ops.db` in a folder of its own and a clock that is moved by hand, for one specification file. */
export function openOpsFile(): { readonly db: DatabaseSync; readonly clock: Hands; readonly folder: string } {
  const folder = temporaryFolder();
  const db = openOps(folder);
  afterAll(() => db.close());
  return { db, clock: new Hands(), folder };
}
