import { SqliteEventStore } from '#event-sourcing';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openForReading, openForWriting, unfitSqlite } from '../../src/event-sourcing/sqlite-log.ts';
import { append, facts } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
let folders = 0;

function newFolder() {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  return folder;
}

async function writtenLog() {
  const folder = newFolder();
  const store = await SqliteEventStore.open({ folder });
  await store.append(append('a-1', 'none', facts(3)));
  await store.close();
  return join(folder, 'log.db');
}

const pragma = (db: DatabaseSync, name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0];

describe('log.db', () => {
  it('is opened for durable writing each time', () => {
    const path = join(newFolder(), 'log.db');
    for (let time = 0; time < 2; time++) {
      const db = openForWriting(path);
      expect(pragma(db, 'journal_mode')).toBe('wal');
      expect(pragma(db, 'synchronous')).toBe(2);
      expect(pragma(db, 'foreign_keys')).toBe(1);
      expect(pragma(db, 'wal_autocheckpoint')).toBe(0);
      db.close();
    }
  });

  it('is refused where SQLite cannot keep a write-ahead log', () => {
    expect(() => openForWriting(':memory:')).toThrow(
      expect.objectContaining({
        name: 'StoreUnavailable',
        message: expect.stringMatching(/keeps journal_mode at memory/),
      }),
    );
  });

  it.each([
    ['UPDATE events SET type = type', 'events are never changed'],
    ["UPDATE events SET bytes = '{}' WHERE pos = 1", 'events are never changed'],
    ['DELETE FROM events WHERE pos = 2', 'events are never deleted'],
    ["UPDATE streams SET name = 'b'", 'streams are never changed'],
    ['DELETE FROM streams', 'streams are never deleted'],
  ])('refuses %s', async (sql, why) => {
    const db = new DatabaseSync(await writtenLog());
    expect(() => db.exec(sql)).toThrow(why);
    db.close();
  });

  it('guards positions, revisions, ids and types', async () => {
    const db = new DatabaseSync(await writtenLog());
    const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, zeroblob(32), ?)');
    const used = db.prepare('SELECT id FROM events WHERE pos = 0').get()!['id'] as Uint8Array;
    const id = new Uint8Array(16);
    expect(() => insert.run(0, 1, 3, id, 'T', '{}')).toThrow(/UNIQUE constraint failed: events.pos/);
    expect(() => insert.run(3, 1, 2, id, 'T', '{}')).toThrow(
      /UNIQUE constraint failed: events.stream, events.rev/,
    );
    expect(() => insert.run(3, 1, 3, used, 'T', '{}')).toThrow(/UNIQUE constraint failed: events.id/);
    expect(() => insert.run(3, 99, 0, id, 'T', '{}')).toThrow(/FOREIGN KEY/);
    expect(() => insert.run(3, 1, 'x', id, 'T', '{}')).toThrow(/cannot store TEXT value in INTEGER/);
    expect(() => insert.run(3, 1, 3, id.subarray(1), 'T', '{}')).toThrow(/CHECK/);
    expect(() => insert.run(3, 1, 3, id, 'T', null)).toThrow(/NOT NULL/);
    expect(() => db.exec("INSERT INTO tree VALUES (2, 0, x'', x'')")).toThrow(/CHECK/);
    db.close();
  });

  it('is refused when something else made it, or a newer version did', async () => {
    const newer = await writtenLog();
    const db = new DatabaseSync(newer);
    db.exec('PRAGMA user_version = 2');
    db.close();
    const foreign = join(newFolder(), 'log.db');
    const other = new DatabaseSync(foreign);
    other.exec('CREATE TABLE notes (text)');
    other.close();
    for (const open of [openForReading, openForWriting]) {
      expect(() => open(newer)).toThrow(/written by a newer Evenhand \(schema 2, this one knows 1\)/);
      expect(() => open(foreign)).toThrow(/not a log of Evenhand/);
    }
    await expect(SqliteEventStore.open({ folder: join(foreign, '..') })).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/not a log of Evenhand/),
    });
  });

  it('is made when it is empty: a process may have been killed before', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'log.db'), '');
    const store = await SqliteEventStore.open({ folder });
    expect(await store.append(append('a-1', 'none'))).toEqual({ revision: 0, position: 0 });
    await store.close();
  });

  it('is refused when its tree head and its events do not belong together', async () => {
    const path = await writtenLog();
    const db = new DatabaseSync(path);
    db.exec('DROP TRIGGER events_remain; DELETE FROM events WHERE pos = 2');
    db.close();
    await expect(SqliteEventStore.open({ folder: join(path, '..') })).rejects.toThrow(
      /somebody has altered it/,
    );
  });

  it('is refused by a SQLite that could corrupt it', () => {
    expect(unfitSqlite('3.51.2')).toMatch(/SQLite 3\.51\.2 is too old for the log: 3\.51\.3 is needed/);
    expect(['3.44.6', '2.99.9', '3.9.0'].every((version) => unfitSqlite(version) !== undefined)).toBe(true);
    expect(['3.51.3', '3.53.4', '3.52.0', '4.0.0'].map(unfitSqlite)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(unfitSqlite()).toBeUndefined();
  });
});
