import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Filter, Position, RecordedEvent, TreeHead } from './event-store.ts';
import { sqliteCode } from './sqlite-errors.ts';

/** Positions that one query looks at, so that a filter which rarely matches does not hold up the event loop. */
const stretch = 20_000;
const tooBig = 18;
const exportBytes = 4 * 1024 * 1024;

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Positions before it have been considered. */
  readonly next: Position;
  readonly end: boolean;
}

/** The questions that are asked of log.db. Each answer is a snapshot; synchronous and short. */
export class LogReader {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  last(): Position | null {
    const pos = this.#sql('SELECT max(pos) AS pos FROM events').get()?.['pos'];
    return typeof pos === 'number' ? pos : null;
  }

  head(): TreeHead {
    const tree = this.#sql('SELECT size, hex(root) AS root FROM tree').get();
    return { size: Number(tree?.['size']), root: String(tree?.['root']).toLowerCase() };
  }

  streamId(name: string): number | undefined {
    const id = this.#sql('SELECT id FROM streams WHERE name = ?').get(name)?.['id'];
    return typeof id === 'number' ? id : undefined;
  }

  /** May hold fewer than `limit` events when they are large; none when there are no more. */
  stream(id: number, from: number | undefined, forwards: boolean, limit: number): RecordedEvent[] {
    const first = from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER);
    const sql = forwards
      ? 'SELECT bytes FROM events WHERE stream = ? AND rev >= ? ORDER BY rev LIMIT ?'
      : 'SELECT bytes FROM events WHERE stream = ? AND rev <= ? ORDER BY rev DESC LIMIT ?';
    return this.#events(sql, [id, first], limit).events;
  }

  /** Looks at no more than 20,000 positions, and may hold fewer than `limit` events when they are large. */
  all(from: Position, limit: number, filter: Filter = {}): Page {
    const last = this.last() ?? -1;
    const until = Math.min(from + stretch, last + 1);
    if (until <= from) return { events: [], next: from, end: true };
    const { types, streamPrefixes } = filter;
    const asked: string[] = [];
    let join = '';
    let where = 'pos >= ? AND pos < ?';
    if (types) {
      where += ` AND type IN (${types.map(() => '?').join()})`;
      asked.push(...types);
    }
    if (streamPrefixes) {
      join = 'CROSS JOIN streams ON streams.id = events.stream';
      where += ` AND (${streamPrefixes.map(() => 'name >= ? AND name < ?').join(' OR ') || 'FALSE'})`;
      asked.push(...streamPrefixes.flatMap((prefix) => [prefix, after(prefix)]));
    }
    const { events, cut } = this.#events(
      `SELECT bytes FROM events ${join} WHERE ${where} ORDER BY pos LIMIT ?`,
      [from, until, ...asked],
      limit,
    );
    const next = events.length < limit && !cut ? until : (events.at(-1)?.pos ?? from) + 1;
    return { events, next, end: next > last };
  }

  /** The stored texts from a position on, some megabytes at a time; none at the end. */
  texts(from: Position): string[] {
    const texts: string[] = [];
    let bytes = 0;
    for (const row of this.#sql('SELECT bytes FROM events WHERE pos >= ? ORDER BY pos').iterate(from)) {
      const text = String(row['bytes']);
      texts.push(text);
      bytes += text.length;
      if (bytes > exportBytes) break;
    }
    return texts;
  }

  close(): void {
    this.#db.close();
  }

  /**
   * One JSON array for a whole page: parsed at once, that is a third faster than row by row.
   * `cut`: there are fewer than asked for, because they are large.
   */
  #events(sql: string, values: readonly (string | number)[], limit: number) {
    const page = this.#sql(`SELECT '[' || group_concat(bytes, ',') || ']' AS page FROM (${sql})`);
    for (let rows = limit; ; rows = Math.ceil(rows / 8)) {
      try {
        const text = page.get(...values, rows)?.['page'];
        const events = typeof text === 'string' ? (JSON.parse(text) as RecordedEvent[]) : [];
        return { events, cut: rows < limit };
      } catch (error) {
        if ((sqliteCode(error) & 0xff) !== tooBig || rows === 1) throw error;
      }
    }
  }

  #sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      if (this.#statements.size === 100) this.#statements.clear();
      statement = this.#db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

/** The first text after all that begin with an ASCII prefix, in the order of UTF-8 bytes. */
const after = (prefix: string): string =>
  prefix === ''
    ? '\u{10ffff}'
    : prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
