import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Position, TreeHead } from './event-store.ts';
import { knownHeads, type KnownHead } from './heads.ts';
import { faultOf, messageOf } from './sqlite-errors.ts';
import { openForReading } from './sqlite-log.ts';
import { StoreUnavailable } from './store-errors.ts';
import { RowCheck, type StoredRow } from './row-check.ts';

/** What the check of a whole log found. */
export interface Verification {
  readonly ok: boolean;
  /** How many events were read and found sound, from the first on. */
  readonly events: number;
  /** The tree head over those. */
  readonly head: TreeHead;
  /** The first bad position; null when there is none, or when only a tree head tells that something was altered. */
  readonly firstBad: Position | null;
  /** One sentence that names what is wrong, and the head that tells it. */
  readonly problem: string | null;
}

export interface VerifyOptions {
  /** A head that was kept elsewhere. */
  readonly head?: TreeHead;
  readonly onProgress?: (events: number) => void;
}

/** Bytes read at once. */
const pageBytes = 4 * 1024 * 1024;
const lowest = -(2n ** 63n);

class Bad extends Error {
  readonly position: Position | null;
  constructor(position: Position | null, problem: string) {
    super(problem);
    this.position = position;
  }
}

/**
 * Reads the whole log and proves it: order without gaps, revisions, canonical form, columns against bytes, leaf hashes,
 * times (which go back by a minute at most, where many processes recorded), the tree against every head in heads.ndjson, the stored head and one kept elsewhere, and
 * SQLite's own structures. It only reads, and may run beside the writer.
 *
 * @throws StoreUnavailable when there is no log, or none of ours.
 */
export async function verifyLog(folder: string, options: VerifyOptions = {}): Promise<Verification> {
  const path = join(folder, 'log.db');
  if (!existsSync(path)) throw new StoreUnavailable(`There is no log in ${folder}.`);
  const rows = new RowCheck();
  let bad: Bad | undefined;
  try {
    const db = openForReading(path);
    try {
      await proveAll(db, rows, knownHeads(folder, options.head), options.onProgress ?? (() => {}));
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Bad) bad = error;
    else if (faultOf(error) === 'io') bad = new Bad(rows.size, `log.db cannot be read: ${messageOf(error)}.`);
    else throw error;
  }
  return {
    ok: bad === undefined,
    events: rows.size,
    head: { size: rows.size, root: rows.root },
    firstBad: bad?.position ?? null,
    problem: bad?.message ?? null,
  };
}

async function proveAll(
  db: DatabaseSync,
  rows: RowCheck,
  heads: AsyncIterator<KnownHead>,
  onProgress: (events: number) => void,
) {
  let head = await nextHead(heads);
  for (let end = false; !end || head;) {
    // A head is noted after its events: those that a page begun later does not hold are gone.
    const due = head;
    db.exec('BEGIN');
    const before = rows.size;
    for (const row of page(db, rows.size)) {
      while (head && head.size <= rows.size) head = await meet(rows, head, heads);
      const problem = rows.add(row);
      if (problem) throw new Bad(rows.size, `Position ${rows.size}: ${problem}.`);
    }
    end = rows.size === before;
    if (end) proveStoredHead(db, rows);
    db.exec('COMMIT');
    while (head && head.size <= rows.size) head = await meet(rows, head, heads);
    if (end && head && head === due) throw cut(rows, head.where, head.size);
    onProgress(rows.size);
    await setImmediate();
  }
  const found = String(db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check']);
  if (found !== 'ok')
    throw new Bad(null, `Every event is sound, but SQLite finds fault with log.db: ${found}.`);
}

/** The rows from a position on, some megabytes of them. */
function* page(db: DatabaseSync, from: Position): Generator<StoredRow> {
  const select = db.prepare(`
    SELECT pos, stream, rev, events.id, type, leaf, CAST(bytes AS BLOB) AS bytes, name
    FROM events LEFT JOIN streams ON streams.id = events.stream
    WHERE pos >= ? ORDER BY pos`);
  select.setReadBigInts(true);
  let bytes = 0;
  for (const row of select.iterate(from === 0 ? lowest : from)) {
    const stored = row as unknown as StoredRow;
    yield stored;
    bytes += stored.bytes.length;
    if (bytes > pageBytes) return;
  }
}

/** The tree head that moves with every commit, in the same snapshot as the rows. */
function proveStoredHead(db: DatabaseSync, rows: RowCheck) {
  const stored = db.prepare('SELECT size, frontier, root FROM tree').get();
  if (!stored) throw new Bad(null, 'log.db has lost its tree head.');
  const size = Number(stored['size']);
  const root = Buffer.from(stored['root'] as Uint8Array).toString('hex');
  if (size > rows.size) throw cut(rows, "log.db's own tree head", size);
  if (size < rows.size) {
    throw new Bad(
      size,
      `Position ${size}: the row was inserted, log.db's own tree head counts only ${size} events.`,
    );
  }
  if (root !== rows.root || !rows.frontier.equals(stored['frontier'] as Uint8Array)) {
    throw altered(rows, "log.db's own tree head", root);
  }
}

/** Compares a head with the tree at its size, and gives the next one. */
async function meet(rows: RowCheck, { size, root, where }: KnownHead, heads: AsyncIterator<KnownHead>) {
  if (size < rows.size)
    throw new Bad(null, `The heads do not go forwards: ${where} counts only ${size} events.`);
  if (root !== rows.root) throw altered(rows, where, root);
  return nextHead(heads);
}

async function nextHead(heads: AsyncIterator<KnownHead>): Promise<KnownHead | undefined> {
  const next = await heads.next();
  if (next.done) return undefined;
  if (next.value.root === '') throw new Bad(null, `${next.value.where} is not a tree head.`);
  return next.value;
}

const altered = (rows: RowCheck, where: string, root: string) =>
  new Bad(
    null,
    `One of the first ${rows.size} events was altered with its hash: ${where} says ${rows.size}:${root}, ` +
      `the log gives ${rows.size}:${rows.root}.`,
  );

const cut = (rows: RowCheck, where: string, size: number) =>
  new Bad(
    rows.size,
    `Position ${rows.size} is missing: the log ends there, but ${where} counts ${size} events.`,
  );
