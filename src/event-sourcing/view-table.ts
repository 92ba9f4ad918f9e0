import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Answers, type Question } from './answers.ts';
import type { AnyProjection } from './memory-views.ts';

interface Stored {
  readonly id: number;
  readonly row: unknown;
}

const cachedRows = 8_000;
/** With more changes at once, answers are forgotten rather than followed. */
const fewChanges = 500;

/** One view's rows and the terms they are found by, in `views.db`; changes are staged and written by `flush`. */
export class ViewTable {
  /** Null: there is no such row. */
  private readonly stored = new Map<string, Stored | null>();
  private readonly staged = new Map<string, unknown>();
  private readonly answers = new Answers();
  private readonly select: StatementSync;
  private readonly selectAll: StatementSync;
  private readonly insert: StatementSync;
  private readonly update: StatementSync;
  private readonly addTerms: StatementSync;
  private readonly dropTerm: StatementSync;
  private readonly found: Readonly<Record<Question['by'], StatementSync>>;

  constructor(
    db: DatabaseSync,
    private readonly projection: AnyProjection,
    slot: string,
    /** All rows are in memory: so it is with a view that begins empty, until it has grown large. */
    private whole: boolean,
    private readonly capacity = cachedRows,
  ) {
    const [rows, terms] = [`"rows_${slot}"`, `"terms_${slot}"`];
    this.select = db.prepare(`SELECT id, row FROM ${rows} WHERE key = ?`);
    this.selectAll = db.prepare(
      `SELECT stored.id, stored.key, row FROM json_each(?) AS wanted JOIN ${rows} AS stored ON stored.key = wanted.value`,
    );
    this.insert = db.prepare(`INSERT INTO ${rows} (key, row) VALUES (?, ?)`);
    this.update = db.prepare(`UPDATE ${rows} SET row = ? WHERE id = ?`);
    this.addTerms = db.prepare(`INSERT OR IGNORE INTO ${terms} (term, id) SELECT value, ? FROM json_each(?)`);
    this.dropTerm = db.prepare(`DELETE FROM ${terms} WHERE term = ? AND id = ?`);
    const where = (condition: string) =>
      db.prepare(`SELECT json_group_array(key) AS keys, '[' || coalesce(group_concat(row, ','), '') || ']' AS rows
                  FROM (SELECT key, row FROM ${rows} WHERE ${condition} ORDER BY key)`);
    this.found = {
      key: where('key BETWEEN ? AND ?'),
      term: where(`id IN (SELECT id FROM ${terms} WHERE term BETWEEN ? AND ?)`),
    };
  }

  static create(db: DatabaseSync, slot: string): void {
    db.exec(`CREATE TABLE "rows_${slot}" (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, row TEXT NOT NULL) STRICT;
             CREATE TABLE "terms_${slot}" (term TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (term, id)) STRICT, WITHOUT ROWID`);
  }

  static drop(db: DatabaseSync, slot: string): void {
    db.exec(`DROP TABLE IF EXISTS "rows_${slot}"; DROP TABLE IF EXISTS "terms_${slot}"`);
  }

  static rename(db: DatabaseSync, from: string, to: string): void {
    db.exec(`ALTER TABLE "rows_${from}" RENAME TO "rows_${to}";
             ALTER TABLE "terms_${from}" RENAME TO "terms_${to}"`);
  }

  get stagedRows(): number {
    return this.staged.size;
  }

  row(key: string): unknown {
    return this.staged.get(key) ?? this.find(key)?.row;
  }

  /** Fetches many rows at once that `row` will be asked for. */
  load(keys: Iterable<string>): void {
    if (this.whole) return;
    const unknown = [...new Set(keys)].filter((key) => !this.staged.has(key) && !this.stored.has(key));
    if (unknown.length < 2) return;
    for (const key of unknown) this.stored.set(key, null);
    for (const found of this.selectAll.iterate(JSON.stringify(unknown)))
      this.keep(String(found['key']), found);
  }

  stage(key: string, row: unknown): void {
    this.staged.set(key, row);
  }

  /** Writes what is staged; the caller has opened a transaction. */
  flush(): void {
    if (this.staged.size > fewChanges) this.answers.clear();
    for (const [key, row] of this.staged) {
      const before = this.find(key);
      const text = JSON.stringify(row);
      const id = before?.id ?? Number(this.insert.run(key, text).lastInsertRowid);
      if (before) this.update.run(text, id);
      this.answers.changed(key, row, this.moveTerms(id, before?.row, row));
      this.stored.delete(key);
      this.stored.set(key, { id, row });
    }
    this.staged.clear();
    for (const key of this.stored.keys()) {
      if (this.stored.size <= this.capacity) break;
      this.stored.delete(key);
      this.whole = false;
    }
  }

  /** What is in memory is worth nothing any more: the transaction of a flush was rolled back. */
  forget(): void {
    this.staged.clear();
    this.stored.clear();
    this.answers.clear();
    this.whole = false;
  }

  withPrefix(prefix: string): readonly unknown[] {
    return this.answer({ by: 'key', from: prefix, to: `${prefix}\u{10ffff}` });
  }

  withTerm(from: string, to: string): readonly unknown[] {
    return this.answer({ by: 'term', from, to });
  }

  private find(key: string): Stored | null {
    const known = this.stored.get(key);
    if (known !== undefined) return known;
    const found = this.whole ? undefined : this.select.get(key);
    return found ? this.keep(key, found) : null;
  }

  private keep(key: string, { id, row }: Readonly<Record<string, unknown>>): Stored {
    const stored = { id: Number(id), row: JSON.parse(String(row)) as unknown };
    this.stored.set(key, stored);
    return stored;
  }

  /** Answers the terms as they are now. */
  private moveTerms(id: number, before: unknown, after: unknown): readonly string[] {
    const old = before === undefined ? [] : this.termsOf(before);
    const now = this.termsOf(after);
    const added = old.length === 0 ? now : now.filter((term) => !old.includes(term));
    if (added.length > 0) this.addTerms.run(id, JSON.stringify(added));
    for (const term of old) if (!now.includes(term)) this.dropTerm.run(term, id);
    return now;
  }

  private termsOf(row: unknown): readonly string[] {
    return this.projection.terms?.(row) ?? [];
  }

  private answer(question: Question): readonly unknown[] {
    const known = this.answers.get(question);
    if (known) return known;
    const found = this.found[question.by].get(question.from, question.to);
    const keys = JSON.parse(String(found?.['keys'])) as readonly string[];
    const rows = JSON.parse(String(found?.['rows'])) as readonly unknown[];
    this.answers.remember(question, { keys, rows });
    return rows;
  }
}
