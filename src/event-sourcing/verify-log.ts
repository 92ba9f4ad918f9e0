import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { EventCheck } from './event-check.ts';
import type { Position } from './event-store.ts';
import { knownHeads, type KnownHead } from './heads.ts';
import { faultOf, messageOf } from './sqlite-errors.ts';
import { openForReading } from './sqlite-log.ts';
import { StoreUnavailable } from './store-errors.ts';
import { RowCheck, type StoredRow } from './row-check.ts';
import {
  altered,
  Bad,
  meet,
  nextHead,
  verification,
  type Verification,
  type VerifyOptions,
} from './verification.ts';

/** Bytes read at once. */
const pageBytes = 4 * 1024 * 1024;
const lowest = -(2n ** 63n);

/**
 * Reads the whole log and proves it: order without gaps, revisions, canonical form, columns against bytes, leaf hashes,
 * times (which go back by a minute at most, where many processes recorded), the tree against every head in
 * heads.ndjson, the stored head and one kept elsewhere, and SQLite's own structures. It only reads, and may run beside
 * the writer.
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
    else if (faultOf(error) === 'io')
      bad = new Bad(rows.events.size, `log.db cannot be read: ${messageOf(error)}.`);
    else throw error;
  }
  return verification(rows.events, bad);
}

async function proveAll(
  db: DatabaseSync,
  rows: RowCheck,
  heads: AsyncIterator<KnownHead>,
  onProgress: (events: number) => void,
) {
  const { events } = rows;
  let head = await nextHead(heads);
  for (let end = false; !end || head;) {
    // A head is noted after its events: those that a page begun later does not hold are gone.
    const due = head;
    db.exec('BEGIN');
    const before = events.size;
    for (const row of page(db, events.size)) {
      while (head && head.size <= events.size) head = await meet(events, head, heads);
      const problem = rows.add(row);
      if (problem) throw new Bad(events.size, `Position ${events.size}: ${problem}.`);
    }
    end = events.size === before;
    if (end) proveStoredHead(db, events);
    db.exec('COMMIT');
    while (head && head.size <= events.size) head = await meet(events, head, heads);
    if (end && head && head === due) throw cut(events, head.where, head.size);
    onProgress(events.size);
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
function proveStoredHead(db: DatabaseSync, events: EventCheck) {
  const stored = db.prepare('SELECT size, frontier, root FROM tree').get();
  if (!stored) throw new Bad(null, 'log.db has lost its tree head.');
  const size = Number(stored['size']);
  const root = Buffer.from(stored['root'] as Uint8Array).toString('hex');
  if (size > events.size) throw cut(events, "log.db's own tree head", size);
  if (size < events.size) {
    throw new Bad(
      size,
      `Position ${size}: the row was inserted, log.db's own tree head counts only ${size} events.`,
    );
  }
  if (root !== events.root || !events.frontier.equals(stored['frontier'] as Uint8Array)) {
    throw altered(events, "log.db's own tree head", root);
  }
}

const cut = (events: EventCheck, where: string, size: number) =>
  new Bad(
    events.size,
    `Position ${events.size} is missing: the log ends there, but ${where} counts ${size} events.`,
  );
