import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from './store-errors.ts';

/** The oldest SQLite without the WAL-reset bug, which could corrupt a log. */
const oldest = '3.51.3';
const schemaVersion = 1;

const schema = `
  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    pos INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams (id),
    rev INTEGER NOT NULL,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    type TEXT NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    bytes TEXT NOT NULL,
    UNIQUE (stream, rev)
  ) STRICT;
  CREATE TABLE tree (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL,
    root BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
  CREATE TRIGGER streams_stay BEFORE UPDATE ON streams BEGIN SELECT RAISE(ABORT, 'streams are never changed'); END;
  CREATE TRIGGER streams_remain BEFORE DELETE ON streams BEGIN SELECT RAISE(ABORT, 'streams are never deleted'); END;
  INSERT INTO tree VALUES (1, 0, x'', x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  PRAGMA user_version = ${schemaVersion};
`;

/** The sentence that says why this SQLite cannot hold a log; undefined when it can. */
export function unfitSqlite(version = process.versions.sqlite ?? '0'): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [a = 0, b = 0, c = 0] = oldest.split('.').map(Number);
  const fit = major !== a ? major > a : minor !== b ? minor > b : patch >= c;
  return fit
    ? undefined
    : `SQLite ${version} is too old for the log: ${oldest} is needed (it comes with Node 26).`;
}

/** Opens `log.db` for its one writer, and makes its tables when it is new. */
export function openForWriting(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000 });
  // Checkpoints are the writer's own: an automatic one would swallow the error of a failed fsync.
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = ${256 * 1024 * 1024};
    PRAGMA cache_size = -65536;
  `);
  demand(db, 'journal_mode', 'wal');
  demand(db, 'synchronous', '2');
  demand(db, 'foreign_keys', '1');
  if (pragma(db, 'user_version') === '0' && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined) {
    db.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`);
  }
  demandVersion(db, path);
  return db;
}

/** Opens `log.db` for reading, beside its writer or without one. */
export function openForReading(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000, limits: { length: 16 * 1024 * 1024 } });
  demandVersion(db, path);
  return db;
}

function demandVersion(db: DatabaseSync, path: string) {
  const found = pragma(db, 'user_version');
  if (found === String(schemaVersion)) return;
  db.close();
  throw new StoreUnavailable(
    Number(found) > schemaVersion
      ? `${path} was written by a newer Evenhand (schema ${found}, this one knows ${schemaVersion}): update Evenhand.`
      : `${path} is not a log of Evenhand: choose another data folder.`,
  );
}

function demand(db: DatabaseSync, name: string, wanted: string) {
  const found = pragma(db, name);
  if (found === wanted) return;
  db.close();
  throw new StoreUnavailable(
    `SQLite keeps ${name} at ${found} instead of ${wanted}: this disk or this SQLite cannot hold a log.`,
  );
}

const pragma = (db: DatabaseSync, name: string): string =>
  String(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
