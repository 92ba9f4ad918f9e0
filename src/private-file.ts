import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Only whoever runs the server may read and write it; the files that SQLite lays beside it are made alike. */
const ownersOnly = 0o600;

/** Opens a database of a data folder that nobody else may read. What is deleted there is overwritten. To be closed. */
export function openPrivate(folder: string, name: string): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  closeSync(openSync(path, 'a', ownersOnly));
  chmodSync(path, ownersOnly);
  const db = new DatabaseSync(path, { timeout: 5_000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  return db;
}
