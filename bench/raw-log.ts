import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * The least that can keep events durably: one table with an INTEGER key and the bytes, WAL, `synchronous=FULL`. No
 * other index, no hash, no check, in the calling thread.
 */
export class RawLog {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;

  constructor(folder: string) {
    this.#db = new DatabaseSync(join(folder, 'raw.db'));
    this.#db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = 20000;
      CREATE TABLE IF NOT EXISTS events (pos INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT;
    `);
    this.#insert = this.#db.prepare('INSERT INTO events (bytes) VALUES (?)');
  }

  /** Commits these texts in one transaction; answers how many they were. */
  commit(texts: readonly string[]): number {
    this.#db.exec('BEGIN IMMEDIATE');
    for (const text of texts) this.#insert.run(text);
    this.#db.exec('COMMIT');
    return texts.length;
  }

  /** One transaction over batches that need not fit in memory. */
  async commitAll(batches: AsyncIterable<readonly string[]>): Promise<void> {
    this.#db.exec('BEGIN IMMEDIATE');
    for await (const batch of batches) for (const text of batch) this.#insert.run(text);
    this.#db.exec('COMMIT');
  }

  close(): void {
    this.#db.close();
  }
}

/** Reads every event of a data folder and parses it, nothing else; answers how many there are. */
export function parseAll(folder: string): number {
  const db = new DatabaseSync(join(folder, 'log.db'), { readOnly: true });
  let events = 0;
  for (const { bytes } of db.prepare('SELECT bytes FROM events ORDER BY pos').iterate()) {
    JSON.parse(String(bytes));
    events++;
  }
  db.close();
  return events;
}
