import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { envelope } from './envelope.ts';
import type { NotedHead } from './heads.ts';
import { Recent } from './recent.ts';
import { sqliteCode } from './sqlite-errors.ts';
import { leafHash, Tree } from './tree-head.ts';
import { expectAny, expectExists, expectNone, type Answer, type Batch } from './writer-protocol.ts';

interface Stream {
  readonly id: number;
  readonly rev: number;
}

const uniqueViolated = 2067;
const idBytes = 16;
/** Pages of write-ahead log after which it is copied into the database. */
const checkpointPages = 20_000;

/** The transactions of the log: what is appended where, with its leaf and the tree head. The only writer of log.db. */
export class LogWriter {
  readonly #db: DatabaseSync;
  readonly #sql: Record<
    'find' | 'addStream' | 'addEvent' | 'recorded' | 'byId' | 'setTree' | 'getTree' | 'pages' | 'checkpoint',
    StatementSync
  >;
  readonly #streams = new Recent<string, Stream>(50_000);
  #tree = new Tree();
  #nextStream = 0;
  #at = '';
  #head: NotedHead = { size: 0, root: '', at: '' };

  /** Throws when the tree head and the events do not belong together. */
  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#sql = {
      find: db.prepare(
        'SELECT id, (SELECT max(rev) FROM events WHERE stream = streams.id) AS rev FROM streams WHERE name = ?',
      ),
      addStream: db.prepare('INSERT INTO streams (id, name) VALUES (?, ?)'),
      addEvent: db.prepare(
        'INSERT INTO events (pos, stream, rev, id, type, leaf, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      recorded: db.prepare('SELECT id, pos FROM events WHERE stream = ? AND rev >= ? ORDER BY rev LIMIT ?'),
      byId: db.prepare('SELECT stream, rev FROM events WHERE id = ?'),
      setTree: db.prepare('UPDATE tree SET size = ?, frontier = ?, root = ?'),
      getTree: db.prepare('SELECT size, frontier, root FROM tree'),
      pages: db.prepare('PRAGMA wal_checkpoint(NOOP)'),
      checkpoint: db.prepare('PRAGMA wal_checkpoint(PASSIVE)'),
    };
    this.#load();
  }

  /** The tree head as committed; `at` is empty when there is no event. */
  get head(): NotedHead {
    return this.#head;
  }

  begin(at: string): void {
    this.#db.exec('BEGIN IMMEDIATE');
    this.#at = at;
  }

  /** Appends inside the transaction; each that is refused leaves the others as they are. */
  append(batch: Batch): Answer[] {
    let first = 0;
    return batch.counts.map((count, i) => {
      const answer = this.#appendOne(batch, i, first, true);
      first += count;
      return answer;
    });
  }

  /** Appends inside the transaction up to the first refusal, after which it can only be rolled back. */
  appendOrBreak(batch: Batch): Answer[] {
    this.#demandTransaction();
    const answers: Answer[] = [];
    let first = 0;
    for (let i = 0; i < batch.counts.length; i++) {
      const answer = this.#appendOne(batch, i, first, false);
      answers.push(answer);
      if ('refused' in answer) break;
      first += batch.counts[i]!;
    }
    return answers;
  }

  /** Durable when it returns. */
  commit(): void {
    this.#demandTransaction();
    const { size, frontier, root } = this.#tree;
    if (size === this.#head.size) {
      this.#db.exec('ROLLBACK');
      return;
    }
    this.#sql.setTree.run(size, frontier, root);
    this.#db.exec('COMMIT');
    this.#head = { size, root: root.toString('hex'), at: this.#at };
  }

  rollback(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    this.#streams.clear();
    this.#load();
  }

  /** Copies the write-ahead log into the database when it has grown long. */
  checkpoint(): void {
    if (Number(this.#sql.pages.get()?.['log']) >= checkpointPages) this.#sql.checkpoint.get();
  }

  close(): void {
    this.#sql.checkpoint.get();
    this.#db.close();
  }

  #appendOne(batch: Batch, i: number, first: number, others: boolean): Answer {
    const name = batch.streams[i]!;
    const expected = batch.expected[i]!;
    const count = batch.counts[i]!;
    const found = this.#find(name);
    const rev = found?.rev ?? -1;
    if (expected === expectExists ? !found : expected >= expectNone && expected !== rev) {
      const ids = batch.ids.subarray(first * idBytes, (first + count) * idBytes);
      const before = found && expected < rev && expected >= expectNone;
      return (
        (before && this.#recorded(found.id, expected + 1, ids)) || {
          refused: 'revision',
          actual: found?.rev ?? null,
        }
      );
    }
    const guarded = others && (count > 1 || !found);
    if (guarded) this.#db.exec('SAVEPOINT one');
    try {
      const stream = found?.id ?? this.#nextStream;
      if (!found) this.#sql.addStream.run(stream, name);
      this.#insert(batch, first, count, stream, rev + 1);
      if (guarded) this.#db.exec('RELEASE one');
      if (!found) this.#nextStream++;
      this.#streams.set(name, { id: stream, rev: rev + count });
      return { revision: rev + count, position: this.#tree.size - 1, stored: count };
    } catch (error) {
      if (sqliteCode(error) !== uniqueViolated) throw error;
      if (guarded) this.#db.exec('ROLLBACK TO one; RELEASE one');
      const ids = batch.ids.subarray(first * idBytes, (first + count) * idBytes);
      const place =
        found && (expected === expectAny || expected === expectExists) ? this.#placeOf(ids) : undefined;
      const retried = place && place.id === found?.id && this.#recorded(place.id, place.rev, ids);
      return retried || { refused: 'id' };
    }
  }

  #insert(batch: Batch, first: number, count: number, stream: number, rev: number) {
    const leaves: Buffer[] = [];
    for (let i = 0; i < count; i++) {
      const at = first + i;
      const pos = this.#tree.size + i;
      const bytes = envelope(this.#at, batch.heads[at]!, batch.occurred[at]!, pos, rev + i, batch.tails[at]!);
      const leaf = leafHash(bytes);
      const id = batch.ids.subarray(at * idBytes, (at + 1) * idBytes);
      this.#sql.addEvent.run(pos, stream, rev + i, id, batch.types[at]!, leaf, bytes);
      leaves.push(leaf);
    }
    for (const leaf of leaves) this.#tree.push(leaf);
  }

  /** The first answer to an append that is found as it was recorded; undefined when other ids stand there. */
  #recorded(stream: number, rev: number, ids: Uint8Array): Answer | undefined {
    const count = ids.length / idBytes;
    const rows = this.#sql.recorded.all(stream, rev, count);
    const same = rows.every((row, i) =>
      Buffer.from(ids.buffer, ids.byteOffset + i * idBytes, idBytes).equals(row['id'] as Uint8Array),
    );
    if (rows.length < count || !same) return undefined;
    return { revision: rev + count - 1, position: Number(rows.at(-1)?.['pos']), stored: 0 };
  }

  #placeOf(ids: Uint8Array): Stream | undefined {
    const row = this.#sql.byId.get(ids.subarray(0, idBytes));
    return row && { id: Number(row['stream']), rev: Number(row['rev']) };
  }

  #find(name: string): Stream | undefined {
    const known = this.#streams.get(name);
    if (known) return known;
    const row = this.#sql.find.get(name);
    if (!row) return undefined;
    const stream = { id: Number(row['id']), rev: Number(row['rev']) };
    this.#streams.set(name, stream);
    return stream;
  }

  #demandTransaction() {
    if (!this.#db.isTransaction) throw new Error('the transaction was rolled back already.');
  }

  #load() {
    const tree = this.#sql.getTree.get();
    if (!tree) throw new Error('log.db has lost its tree head.');
    this.#tree = new Tree(Number(tree['size']), tree['frontier'] as Uint8Array);
    const last = this.#db.prepare('SELECT pos, bytes FROM events ORDER BY pos DESC LIMIT 1').get();
    if (
      Number(last?.['pos'] ?? -1) !== this.#tree.size - 1 ||
      !this.#tree.root.equals(tree['root'] as Uint8Array)
    ) {
      throw new Error('The tree head and the events of log.db do not agree: somebody has altered it.');
    }
    const at = last ? String((JSON.parse(String(last['bytes'])) as { at: unknown }).at) : '';
    this.#head = { size: this.#tree.size, root: this.#tree.root.toString('hex'), at };
    this.#nextStream = Number(this.#db.prepare('SELECT max(id) AS id FROM streams').get()?.['id'] ?? 0) + 1;
  }
}
