import { type Author, canonicalize, type Clock, type Instant, type Position } from '#event-sourcing';
import { hash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** What somebody did with the audit trail. */
export type ReadingDeed = 'read' | 'opened' | 'exported-csv' | 'exported-jsonl';

/** One look at the audit trail. */
export interface Reading {
  readonly deed: ReadingDeed;
  readonly by: Author;
  /** The search as it was written, or the position of the event that was opened. */
  readonly question: string;
  /** How many events were handed out; of an export known at an instant, how many the days until then have. */
  readonly events: number;
  /** Everything up to here was looked at. */
  readonly through: Position;
}

/** A reading as kept. `hash`: lower-case hex SHA-256 of the hash before it (64 zeros for the first) and `text`. */
export interface KeptReading extends Reading {
  /** From 1, without a gap. */
  readonly number: number;
  readonly at: Instant;
  readonly hash: string;
}

const first = '0'.repeat(64);
const chained = (before: string, text: string) => hash('sha256', `${before}\n${text}`);

/**
 * Who read and exported what of the audit trail, in an SQLite file of its own that only grows: rows cannot be changed or
 * deleted through SQL, and each holds the hash of all before it. Whoever can write the file could still cut off its end;
 * a head that was noted elsewhere tells.
 */
export class Readings {
  private readonly last: StatementSync;
  private readonly insert: StatementSync;

  constructor(
    private readonly db: DatabaseSync,
    private readonly clock: Clock,
  ) {
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS readings (number INTEGER PRIMARY KEY, text TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
      CREATE TRIGGER IF NOT EXISTS readings_stay BEFORE UPDATE ON readings
        BEGIN SELECT RAISE(ABORT, 'A reading is never changed.'); END;
      CREATE TRIGGER IF NOT EXISTS readings_remain BEFORE DELETE ON readings
        BEGIN SELECT RAISE(ABORT, 'A reading is never deleted.'); END`);
    this.last = db.prepare('SELECT number, hash FROM readings ORDER BY number DESC LIMIT 1');
    this.insert = db.prepare('INSERT INTO readings (number, text, hash) VALUES (?, ?, ?)');
  }

  /** The last number and the hash over everything up to it. */
  get head(): { readonly number: number; readonly hash: string } {
    const found = this.last.get();
    return { number: Number(found?.['number'] ?? 0), hash: String(found?.['hash'] ?? first) };
  }

  /** Durable when it returns: what was not noted is not handed out. */
  note(reading: Reading): void {
    const { kind, id, role } = reading.by;
    const text = canonicalize({ ...reading, by: { kind, id, role }, at: this.clock.now() });
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const { number, hash: before } = this.head;
      this.insert.run(number + 1, text, chained(before, text));
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** At most `limit` before a number, newest first. */
  find(before: number | null, limit: number): readonly KeptReading[] {
    return this.db
      .prepare('SELECT number, text, hash FROM readings WHERE number < ? ORDER BY number DESC LIMIT ?')
      .all(before ?? Number.MAX_SAFE_INTEGER, limit)
      .map(({ number, text, hash: own }) => ({
        ...(JSON.parse(String(text)) as Reading & { readonly at: Instant }),
        number: Number(number),
        hash: String(own),
      }));
  }

  /** The first number whose row is missing or was altered; null when all are as they were written. */
  firstFault(): number | null {
    let [expected, before] = [1, first];
    for (const { number, text, hash: own } of this.db
      .prepare('SELECT number, text, hash FROM readings ORDER BY number')
      .iterate()) {
      if (number !== expected || own !== chained(before, String(text))) return expected;
      [expected, before] = [expected + 1, own];
    }
    return null;
  }
}
