import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const bare = {
  table: 'CREATE TABLE events (pos INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT',
  insert: 'INSERT INTO events (pos, bytes) VALUES (?, ?)',
};
const guarded = {
  table: `CREATE TABLE events (pos INTEGER PRIMARY KEY, stream INTEGER NOT NULL, rev INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE, bytes TEXT NOT NULL, UNIQUE (stream, rev)) STRICT`,
  insert: 'INSERT INTO events (pos, bytes, stream, rev, id) VALUES (?, ?, ?, ?, ?)',
};

/**
 * The least that keeps events durably: one table with an INTEGER key and the bytes, WAL, `synchronous=FULL`; no other
 * index, no hash, no check, in the calling thread. With guards, also what makes an id and a revision unique.
 */
export class RawLog {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #guards: boolean;
  #size = 0;

  constructor(folder: string, { guards = false } = {}) {
    this.#db = new DatabaseSync(join(folder, guards ? 'guarded.db' : 'raw.db'));
    const { table, insert } = guards ? guarded : bare;
    this.#db.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 20000; ${table}`,
    );
    this.#insert = this.#db.prepare(insert);
    this.#guards = guards;
  }

  /** Commits these texts in one transaction; answers how many they were. */
  commit(texts: readonly string[]): number {
    this.#db.exec('BEGIN IMMEDIATE');
    this.#add(texts);
    this.#db.exec('COMMIT');
    return texts.length;
  }

  /** One transaction over batches that need not fit in memory. */
  async commitAll(batches: AsyncIterable<readonly string[]>): Promise<void> {
    this.#db.exec('BEGIN IMMEDIATE');
    for await (const batch of batches) this.#add(batch);
    this.#db.exec('COMMIT');
  }

  close(): void {
    this.#db.close();
  }

  #add(texts: readonly string[]) {
    for (const text of texts) {
      const pos = this.#size++;
      if (this.#guards) this.#insert.run(pos, text, ...place(pos));
      else this.#insert.run(pos, text);
    }
  }
}

/** Streams of eight events, 64 of them at a time; ids in their order. */
function place(pos: number): [stream: number, rev: number, id: Buffer] {
  const id = Buffer.alloc(16);
  id.writeUInt32BE(pos, 12);
  return [Math.floor(pos / 512) * 64 + (pos % 64), Math.floor(pos / 64) % 8, id];
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
