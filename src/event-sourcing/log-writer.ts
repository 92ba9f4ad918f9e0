import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { envelope } from './envelope.ts';
import type { NotedHead } from './heads.ts';
import { RecordedStreams } from './recorded-streams.ts';
import { sqliteCode } from './sqlite-errors.ts';
import { leafHash, Tree } from './tree-head.ts';
import { expectAny, expectExists, expectNone, type Answer, type Batch } from './writer-protocol.ts';

const uniqueViolated = 2067;
const idBytes = 16;
/** Pages of write-ahead log after which it is copied into the database. */
const checkpointPages = 20_000;
/** Events and transactions after which its length is looked up. */
const lookAfter = 500;

type Statement =
  'begin' | 'commit' | 'rollback' | 'add' | 'setTree' | 'getTree' | 'newest' | 'pages' | 'checkpoint';

/** The transactions of the log: what is appended where, with its leaf and the tree head. The only writer of log.db. */
export class LogWriter {
  readonly #db: DatabaseSync;
  readonly #streams: RecordedStreams;
  readonly #sql: Record<Statement, StatementSync>;
  #tree = new Tree();
  #at = '';
  #written = 0;
  #head: NotedHead = { size: 0, root: '', at: '' };

  /**
   * `remembered`: how many streams it keeps in memory, at least.
   *
   * @throws Error when the tree head and the events do not belong together.
   */
  constructor(db: DatabaseSync, remembered = 50_000) {
    this.#db = db;
    this.#streams = new RecordedStreams(db, remembered);
    this.#sql = {
      begin: db.prepare('BEGIN IMMEDIATE'),
      commit: db.prepare('COMMIT'),
      rollback: db.prepare('ROLLBACK'),
      add: db.prepare(
        'INSERT INTO events (pos, stream, rev, id, type, leaf, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      setTree: db.prepare('UPDATE tree SET size = ?, frontier = ?, root = ?'),
      getTree: db.prepare('SELECT size, frontier, root FROM tree'),
      newest: db.prepare('SELECT pos, bytes FROM events ORDER BY pos DESC LIMIT 1'),
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
    this.#sql.begin.run();
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

  /** Appends single events inside the transaction up to the first refusal, which leaves those before it as they are. */
  appendUntilRefused(batch: Batch): Answer[] {
    const answers: Answer[] = [];
    for (let i = 0; i < batch.counts.length; i++) {
      const answer = this.#appendOne(batch, i, i, true);
      answers.push(answer);
      if ('refused' in answer) break;
    }
    return answers;
  }

  /** Durable when it returns. */
  commit(): void {
    this.#demandTransaction();
    const { size, frontier, root } = this.#tree;
    if (size === this.#head.size) {
      this.#sql.rollback.run();
      return;
    }
    this.#sql.setTree.run(size, frontier, root);
    this.#sql.commit.run();
    this.#written += size - this.#head.size + 1;
    this.#head = { size, root: root.toString('hex'), at: this.#at };
  }

  rollback(): void {
    if (this.#db.isTransaction) this.#sql.rollback.run();
    this.#streams.forget();
    this.#load();
  }

  /** Copies the write-ahead log into the database when it has grown long. */
  checkpoint(): void {
    if (this.#written < lookAfter) return;
    this.#written = 0;
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
    const found = this.#streams.find(name);
    const rev = found?.rev ?? -1;
    const ids = batch.ids.subarray(first * idBytes, (first + count) * idBytes);
    if (expected === expectExists ? !found : expected >= expectNone && expected !== rev) {
      const before = found && expected < rev && expected >= expectNone;
      const retried = before && this.#streams.recorded({ id: found.id, rev: expected + 1 }, ids);
      return retried || { refused: 'revision', actual: found?.rev ?? null };
    }
    const guarded = others && (count > 1 || !found);
    if (guarded) this.#db.exec('SAVEPOINT one');
    try {
      const id = found?.id ?? this.#streams.add(name);
      this.#insert(batch, first, count, id, rev + 1);
      if (guarded) this.#db.exec('RELEASE one');
      this.#streams.grown(name, { id, rev: rev + count });
      return { revision: rev + count, position: this.#tree.size - 1, stored: count };
    } catch (error) {
      if (sqliteCode(error) !== uniqueViolated) throw error;
      if (guarded) this.#db.exec('ROLLBACK TO one; RELEASE one');
      const anywhere = found && (expected === expectAny || expected === expectExists);
      const place = anywhere && this.#streams.placeOf(ids.subarray(0, idBytes));
      const retried = place && place.id === found.id && this.#streams.recorded(place, ids);
      return retried || { refused: 'id' };
    }
  }

  #insert(batch: Batch, first: number, count: number, stream: number, rev: number) {
    const leaves: Buffer[] = [];
    for (let i = 0; i < count; i++) {
      const at = first + i;
      const pos = this.#tree.size + i;
      if (batch.recorded) this.#at = batch.recorded[at]!;
      const bytes = envelope(this.#at, batch.heads[at]!, batch.occurred[at]!, pos, rev + i, batch.tails[at]!);
      const leaf = leafHash(bytes);
      const id = batch.ids.subarray(at * idBytes, (at + 1) * idBytes);
      this.#sql.add.run(pos, stream, rev + i, id, batch.types[at]!, leaf, bytes);
      leaves.push(leaf);
    }
    for (const leaf of leaves) this.#tree.push(leaf);
  }

  #demandTransaction() {
    if (!this.#db.isTransaction) throw new Error('the transaction was rolled back already.');
  }

  #load() {
    const tree = this.#sql.getTree.get();
    if (!tree) throw new Error('log.db has lost its tree head.');
    this.#tree = new Tree(Number(tree['size']), tree['frontier'] as Uint8Array);
    const { size, root } = this.#tree;
    const last = this.#sql.newest.get();
    if (Number(last?.['pos'] ?? -1) !== size - 1 || !root.equals(tree['root'] as Uint8Array)) {
      throw new Error('The tree head and the events of log.db do not agree: somebody has altered it.');
    }
    const at = last ? String((JSON.parse(String(last['bytes'])) as { at: unknown }).at) : '';
    this.#head = { size, root: root.toString('hex'), at };
  }
}
