import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Position } from './event-store.ts';

/** How far a view has come, as kept beside its rows. */
export interface Checkpoint {
  readonly version: number;
  /** Everything up to here has been considered. */
  readonly position: Position | null;
  /** The last event that was folded, `<position>/<id>`: a view of another log is known by it and built anew. */
  readonly event: string | null;
  readonly error: string | null;
}

/** `views.db`: disposable; deleting it only costs a replay. */
export class ViewsFile {
  readonly db: DatabaseSync;

  constructor(
    folder: string,
    readonly readOnly: boolean,
  ) {
    if (!readOnly) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.db = new DatabaseSync(join(folder, 'views.db'), { readOnly, timeout: 5_000 });
    if (readOnly) return;
    // Losing the newest commits in a power cut costs a short replay, so NORMAL is enough here. Rows of about 1 KB fit
    // larger pages better, and what a build writes again and again is copied into the database once.
    this.db.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
                  PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -16384`);
    this.db.exec(`CREATE TABLE IF NOT EXISTS checkpoints (
      slot TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER, event TEXT, error TEXT) STRICT`);
  }

  checkpoint(slot: string): Checkpoint | undefined {
    const found = this.db
      .prepare('SELECT version, position, event, error FROM checkpoints WHERE slot = ?')
      .get(slot);
    return found as Checkpoint | undefined;
  }

  setCheckpoint(slot: string, { version, position, event, error }: Checkpoint): void {
    this.db
      .prepare(
        'INSERT OR REPLACE INTO checkpoints (slot, version, position, event, error) VALUES (?, ?, ?, ?, ?)',
      )
      .run(slot, version, position, event, error);
  }

  dropCheckpoint(slot: string): void {
    this.db.prepare('DELETE FROM checkpoints WHERE slot = ?').run(slot);
  }

  /** Something that was left out of the views belongs to an earlier place: they have to be built anew. */
  get outdated(): boolean {
    return this.db.prepare('PRAGMA user_version').get()?.['user_version'] === 1;
  }

  set outdated(outdated: boolean) {
    this.db.exec(`PRAGMA user_version = ${Number(outdated)}`);
  }

  transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.db.close();
  }
}
