import { eventMark, localDate, type LocalDate, type Position, type RecordedEvent } from '#event-sourcing';
import { hash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Search, TermKey } from './search.ts';
import { termOf, termsOf } from './terms.ts';

/** A change of what `termsOf` answers, or of the tables, is a new version: the index is begun anew. */
const version = 3;

/** Keys of which nearly every event has a value of its own. */
const single = /^(?:id|request|cause):/;

/**
 * A term as FTS5 can hold it: ASCII and one token. No two terms are alike, but that those with a value of each event's own
 * are shortened to 48 bits of their SHA-256, a third of the room: `isFound` tells what was meant.
 */
const tokenOf = (term: string): string => {
  if (/^[a-z0-9]+$/.test(term)) return term;
  if (single.test(term)) return `_${hash('sha256', term).slice(0, 12)}`;
  return [...Buffer.from(term)]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[a-z0-9]/.test(letter) ? letter : `_${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
};

/**
 * Which events a search finds, in an SQLite file of its own: a full-text index (FTS5) of tokens alone, without the
 * texts, whose row ids are the positions. Made from the log and never the only copy of anything.
 */
export class TrailIndex {
  private readonly addEvent: StatementSync;
  private readonly addPosition: StatementSync;
  private readonly addDay: StatementSync;
  private readonly setThrough: StatementSync;

  constructor(private readonly db: DatabaseSync) {
    if (Number(db.prepare('PRAGMA user_version').get()?.['user_version']) !== version) this.empty();
    this.addEvent = db.prepare('INSERT INTO trail (rowid, terms) VALUES (?, ?)');
    this.addPosition = db.prepare('INSERT INTO positions VALUES (?)');
    this.addDay = db.prepare(`INSERT INTO days VALUES (?, ?, ?)
      ON CONFLICT (day) DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)`);
    this.setThrough = db.prepare('UPDATE checkpoint SET through = ?, mark = ?');
  }

  /** Begins anew, as when the log is another one. */
  empty(): void {
    this.db.exec(`BEGIN IMMEDIATE;
               DROP TABLE IF EXISTS trail; DROP TABLE IF EXISTS positions; DROP TABLE IF EXISTS days; DROP TABLE IF EXISTS checkpoint;
               CREATE VIRTUAL TABLE trail USING fts5
                 (terms, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'");
               CREATE TABLE positions (pos INTEGER PRIMARY KEY) STRICT;
               CREATE TABLE days (day TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
               CREATE TABLE checkpoint (only INTEGER PRIMARY KEY CHECK (only = 1), through INTEGER NOT NULL, mark TEXT) STRICT;
               INSERT INTO checkpoint VALUES (1, -1, NULL);
               PRAGMA user_version = ${version};
               COMMIT`);
  }

  /** The mark of the event at `through`; null before the first. */
  get mark(): string | null {
    const mark = this.db.prepare('SELECT mark FROM checkpoint').get()?.['mark'];
    return typeof mark === 'string' ? mark : null;
  }

  /** The last position that was taken in; -1 before the first. */
  get through(): Position {
    return Number(this.db.prepare('SELECT through FROM checkpoint').get()?.['through']);
  }

  /** Takes in the events that follow `through`, in the order of the log, all or none; those that it has are passed over. */
  take(events: readonly RecordedEvent[]): void {
    const { through } = this;
    const fresh = events.filter(({ pos }) => pos > through);
    const last = fresh.at(-1);
    if (!last) return;
    const days = new Map<string, { first: Position; last: Position }>();
    this.db.exec('BEGIN IMMEDIATE');
    try {
      for (const event of fresh) {
        this.addEvent.run(event.pos, [...termsOf(event)].map(tokenOf).join(' '));
        this.addPosition.run(event.pos);
        const day = localDate(event.at);
        days.set(day, { first: days.get(day)?.first ?? event.pos, last: event.pos });
      }
      for (const [day, { first, last: end }] of days) this.addDay.run(day, first, end);
      this.setThrough.run(last.pos, eventMark(last));
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * The positions that a search finds before a position, newest first, at most `limit`. Where many processes record, the
   * days of the log overlap: then events of other days can be among them, which `isFound` tells.
   */
  find(search: Search, before: Position | null, limit: number): readonly Position[] {
    const { first, end } = this.stretch(search);
    const last = Math.min(end, (before ?? end + 1) - 1);
    const [from, asked] = sourceOf(search);
    return this.db
      .prepare(`SELECT pos FROM (${from}) WHERE pos BETWEEN ? AND ? ORDER BY pos DESC LIMIT ?`)
      .all(...asked, first, last, limit)
      .map(({ pos }) => Number(pos));
  }

  /** How many a search finds; looks at all of them. */
  count(search: Search): number {
    const { first, end } = this.stretch(search);
    const [from, asked] = sourceOf(search);
    const found = this.db
      .prepare(`SELECT count(*) AS found FROM (${from}) WHERE pos BETWEEN ? AND ?`)
      .get(...asked, first, end);
    return Number(found?.['found']);
  }

  /** The positions between which the days that are asked for lie, both included. */
  private stretch({ from, to, knownAt }: Search): { readonly first: Position; readonly end: Position } {
    const { first, end } = {
      ...this.db
        .prepare(
          `SELECT (SELECT min(first) FROM days WHERE day >= ?) AS first,
                                 (SELECT max(last) FROM days WHERE day <= ?) AS end`,
        )
        .get(from ?? '', earlier(to ?? '9', knownAt === null ? '9' : localDate(knownAt))),
    };
    return {
      first: typeof first === 'number' ? first : Number.MAX_SAFE_INTEGER - 1,
      end: typeof end === 'number' ? end : -1,
    };
  }
}

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** Where the positions come from: all of the words and of each key any of its values, or every event. */
function sourceOf({ values, words }: Search): readonly [sql: string, asked: readonly string[]] {
  const keys = Object.entries(values) as [TermKey, readonly string[]][];
  const terms = [
    ...words.map((word) => `"${tokenOf(word)}"`),
    ...keys.map(([key, any]) => `(${any.map((value) => `"${tokenOf(termOf(key, value))}"`).join(' OR ')})`),
  ];
  return terms.length === 0
    ? ['SELECT pos FROM positions', []]
    : ['SELECT rowid AS pos FROM trail WHERE trail MATCH ?', [terms.join(' AND ')]];
}
