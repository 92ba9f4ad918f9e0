import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Recent } from './recent.ts';
import type { Answer } from './writer-protocol.ts';

/** A stream and one of its revisions, by default its last. */
export interface StreamPlace {
  readonly id: number;
  readonly rev: number;
}

const idBytes = 16;

/** What log.db holds of each stream, as the writer needs it: those used recently are in memory. */
export class RecordedStreams {
  readonly #recent: Recent<string, StreamPlace>;
  readonly #db: DatabaseSync;
  readonly #find: StatementSync;
  readonly #add: StatementSync;
  readonly #from: StatementSync;
  readonly #byId: StatementSync;
  #next = 0;

  constructor(db: DatabaseSync, remembered: number) {
    this.#db = db;
    this.#recent = new Recent(remembered);
    this.#find = db.prepare(
      'SELECT id, (SELECT max(rev) FROM events WHERE stream = streams.id) AS rev FROM streams WHERE name = ?',
    );
    this.#add = db.prepare('INSERT INTO streams (id, name) VALUES (?, ?)');
    this.#from = db.prepare('SELECT id, pos FROM events WHERE stream = ? AND rev >= ? ORDER BY rev LIMIT ?');
    this.#byId = db.prepare('SELECT stream, rev FROM events WHERE id = ?');
    this.forget();
  }

  find(name: string): StreamPlace | undefined {
    const known = this.#recent.get(name);
    if (known) return known;
    const row = this.#find.get(name);
    if (!row) return undefined;
    const stream = { id: Number(row['id']), rev: Number(row['rev']) };
    this.#recent.set(name, stream);
    return stream;
  }

  /** Makes a stream's row; it counts only when `grown` is told that its events were recorded too. */
  add(name: string): number {
    this.#add.run(this.#next, name);
    return this.#next;
  }

  grown(name: string, stream: StreamPlace): void {
    this.#recent.set(name, stream);
    if (stream.id === this.#next) this.#next++;
  }

  /** The first answer to an append whose ids stand there from that revision on; undefined when others do. */
  recorded({ id, rev }: StreamPlace, ids: Uint8Array): Answer | undefined {
    const count = ids.length / idBytes;
    const rows = this.#from.all(id, rev, count);
    const same = rows.every((row, i) =>
      Buffer.from(ids.buffer, ids.byteOffset + i * idBytes, idBytes).equals(row['id'] as Uint8Array),
    );
    if (rows.length < count || !same) return undefined;
    return { revision: rev + count - 1, position: Number(rows.at(-1)?.['pos']), stored: 0 };
  }

  /** Where the event with this id stands. */
  placeOf(id: Uint8Array): StreamPlace | undefined {
    const row = this.#byId.get(id);
    return row && { id: Number(row['stream']), rev: Number(row['rev']) };
  }

  /** After a rollback: what is in memory may never have been recorded. */
  forget(): void {
    this.#recent.clear();
    this.#next = Number(this.#db.prepare('SELECT max(id) AS id FROM streams').get()?.['id'] ?? 0) + 1;
  }
}
