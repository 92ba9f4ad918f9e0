import { SqliteEventStore, verifyLog, type TreeHead } from '#event-sourcing';
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { append, fact, facts } from '../support/facts.ts';
import { ForgedLog } from '../support/forged-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const sound = join(root, 'sound');
const size = 40;
let head: TreeHead;

beforeAll(async () => {
  for (let session = 0; session < 4; session++) {
    const store = await SqliteEventStore.open({ folder: sound });
    for (let i = 0; i < 5; i++) {
      await store.append(
        append(`s-${i}`, 'any', facts(2, { type: `T${i}`, data: { session, i, text: 'é' } })),
      );
    }
    head = await store.head();
    await store.close();
  }
});

let copies = 0;

/** Verifies a copy of the sound log after something was done to it. */
async function after(
  attack: (log: ForgedLog, folder: string) => void,
  options: Parameters<typeof verifyLog>[1] = {},
) {
  const folder = join(root, `copy-${++copies}`);
  cpSync(sound, folder, { recursive: true });
  const log = new ForgedLog(folder);
  try {
    attack(log, folder);
  } finally {
    log.close();
  }
  return verifyLog(folder, options);
}

const found = (firstBad: number | null, problem: RegExp) => ({
  ok: false,
  firstBad,
  problem: expect.stringMatching(problem),
});

describe('verifying a log', () => {
  it('finds nothing in a sound one, and gives its tree head', async () => {
    const progress: number[] = [];
    const result = await verifyLog(sound, { head, onProgress: (events) => progress.push(events) });
    expect(result).toEqual({ ok: true, events: size, head, firstBad: null, problem: null });
    expect(head.size).toBe(size);
    expect(progress.at(-1)).toBe(size);
    expect(await after(() => {})).toMatchObject({ ok: true });
    expect(readFileSync(join(sound, 'heads.ndjson'), 'utf8').split('\n')).toHaveLength(5);
  });

  it('finds nothing in an empty one', async () => {
    const folder = join(root, 'empty');
    await (await SqliteEventStore.open({ folder })).close();
    expect(await verifyLog(folder)).toMatchObject({ ok: true, events: 0, head: { size: 0 } });
  });

  it('says when there is none, or none of ours', async () => {
    await expect(verifyLog(join(root, 'nowhere'))).rejects.toMatchObject({ name: 'StoreUnavailable' });
    const folder = join(root, 'empty');
    writeFileSync(join(folder, 'log.db'), '');
    await expect(verifyLog(folder)).rejects.toThrow(/not a log of Evenhand/);
  });

  describe('finds', () => {
    it('a changed byte', async () => {
      const result = await after((log) => log.replace(17, log.bytes(17).replace('é', 'e')));
      expect(result).toMatchObject(found(17, /hash/));
      expect(result.events).toBe(17);
    });

    it('a changed hash', async () => {
      const result = await after((log) => log.db.exec('UPDATE events SET leaf = zeroblob(32) WHERE pos = 3'));
      expect(result).toMatchObject(found(3, /hash/));
    });

    it('an edit with its hash', async () => {
      const result = await after((log) => log.edit(12, (event) => (event.data = { session: 1, i: 9 })));
      // Lines 1 and 2 count 10 and 20 events: the second is the first that covers the edit.
      expect(result).toMatchObject(found(null, /heads\.ndjson line 2 says 20:/));
    });

    it('an edit with its hash when nobody noted a head', async () => {
      const result = await after((log, folder) => {
        rmSync(join(folder, 'heads.ndjson'));
        log.edit(12, (event) => (event.by = { ...event.by, id: 'somebody-else' }));
      });
      expect(result).toMatchObject(found(null, /log\.db's own tree head says 40:/));
    });

    it('an edit with its hash and the tree head', async () => {
      const result = await after((log) => {
        log.edit(39, (event) => (event.data = {}));
        log.mendTree();
      });
      expect(result).toMatchObject(found(null, /heads\.ndjson line 4 says 40:/));
    });

    it('an edit with every hash in the folder, by a head that was kept elsewhere', async () => {
      const forge = (log: ForgedLog, folder: string) => {
        log.edit(39, (event) => (event.data = {}));
        log.mendTree();
        rmSync(join(folder, 'heads.ndjson'));
      };
      expect(await after(forge)).toMatchObject({ ok: true });
      expect(await after(forge, { head })).toMatchObject(found(null, /the head given says 40:/));
    });

    it('a missing row', async () => {
      const result = await after((log) => log.db.exec('DELETE FROM events WHERE pos = 21'));
      expect(result).toMatchObject(found(21, /position 21 is missing/));
    });

    it('a missing first row', async () => {
      const result = await after((log) => log.db.exec('DELETE FROM events WHERE pos = 0'));
      expect(result).toMatchObject(found(0, /position 0 is missing/));
    });

    it('a swapped pair', async () => {
      const swap = (log: ForgedLog) =>
        log.db.exec(
          'UPDATE events SET pos = -1 WHERE pos = 5; UPDATE events SET pos = 5 WHERE pos = 30; UPDATE events SET pos = 30 WHERE pos = -1',
        );
      expect(await after(swap)).toMatchObject(found(5, /its bytes say position 30/));
    });

    it('a swapped pair whose bytes were made to fit', async () => {
      const result = await after((log) => {
        const [a, b] = [log.bytes(8), log.bytes(9)].map((bytes) => JSON.parse(bytes));
        log.edit(8, (event) => (event.data = b.data));
        log.edit(9, (event) => (event.data = { ...a.data, i: -1 }));
      });
      expect(result).toMatchObject(found(null, /heads\.ndjson line 1 says 10:/));
    });

    const insert = (log: ForgedLog, pos: number, rev: number) => {
      log.db
        .prepare(
          'INSERT INTO events (pos, stream, rev, id, type, leaf, bytes) SELECT ?, stream, ?, randomblob(16), type, leaf, bytes FROM events WHERE pos = 39',
        )
        .run(pos, rev);
      const id = Buffer.from(
        log.db.prepare('SELECT id FROM events WHERE pos = ?').get(pos)?.['id'] as Uint8Array,
      );
      const uuid = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      log.edit(pos, (event) => Object.assign(event, { id: uuid, pos, rev }));
    };

    it('an inserted row', async () => {
      expect(await after((log) => insert(log, 40, 8))).toMatchObject(found(40, /was inserted/));
      expect(await after((log) => insert(log, -1, 8))).toMatchObject(found(0, /row stands at position -1/));
      const result = await after((log) => {
        log.db.exec(
          'UPDATE events SET pos = -pos - 1 WHERE pos >= 25; UPDATE events SET pos = -pos WHERE pos < 0',
        );
        insert(log, 25, 8);
      });
      expect(result.firstBad).toBe(25);
    });

    it('an inserted row with the tree head, by the next head that is noted', async () => {
      const result = await after((log, folder) => {
        insert(log, 40, 8);
        log.mendTree();
        appendFileSync(
          join(folder, 'heads.ndjson'),
          `${JSON.stringify({ size: 41, root: head.root, at: '' })}\n`,
        );
      });
      expect(result).toMatchObject(found(null, /line 5 says 41:/));
    });

    it('a renumbering', async () => {
      const shift = (log: ForgedLog) => {
        log.db.exec('UPDATE events SET pos = -pos - 1; UPDATE events SET pos = -pos');
      };
      expect(await after(shift)).toMatchObject(found(0, /position 0 is missing/));
      const renumber = (log: ForgedLog) => {
        log.db.exec('DELETE FROM events WHERE pos = 10');
        for (let pos = 11; pos < size; pos++) {
          log.db.prepare('UPDATE events SET pos = ? WHERE pos = ?').run(pos - 1, pos);
          log.edit(pos - 1, (event) => (event.pos = pos - 1));
        }
        log.mendTree();
      };
      expect(await after(renumber)).toMatchObject(found(10, /revision/));
    });

    it('a cut tail', async () => {
      const cut = (log: ForgedLog) => log.db.exec('DELETE FROM events WHERE pos >= 33');
      const result = await after(cut);
      expect(result).toMatchObject(found(33, /ends there, but log\.db's own tree head counts 40/));
      expect(result.head.size).toBe(33);
    });

    it('a cut tail with the tree head', async () => {
      const cut = (log: ForgedLog) => {
        log.db.exec('DELETE FROM events WHERE pos >= 33');
        log.mendTree();
      };
      expect(await after(cut)).toMatchObject(found(33, /heads\.ndjson line 4 counts 40/));
      const blind = (log: ForgedLog, folder: string) => {
        cut(log);
        rmSync(join(folder, 'heads.ndjson'));
      };
      expect(await after(blind)).toMatchObject({ ok: true, events: 33 });
      expect(await after(blind, { head })).toMatchObject(found(33, /the head given counts 40/));
    });

    it('everything gone', async () => {
      const result = await after((log) => {
        log.db.exec('DELETE FROM events; DELETE FROM streams');
        log.mendTree();
      });
      expect(result).toMatchObject(found(0, /heads\.ndjson line 1 counts 10/));
    });

    it('bytes that are not UTF-8', async () => {
      const result = await after((log) =>
        log.db.exec(
          "UPDATE events SET bytes = CAST(replace(CAST(bytes AS BLOB), x'c3a9', x'c3') AS TEXT) WHERE pos = 7",
        ),
      );
      expect(result).toMatchObject(found(7, /not UTF-8/));
    });

    it.each([
      ['white space', (bytes: string) => bytes.replace(',', ', '), /canonical/],
      ['another order of keys', (bytes: string) => bytes.replace('"v":1}', '"v":1,"a":1}'), /canonical/],
      ['another way to write a number', (bytes: string) => bytes.replace('"tv":1', '"tv":1.0'), /canonical/],
      ['no JSON at all', () => 'nonsense', /canonical/],
      ['another key', (bytes: string) => bytes.replace('"v":1}', '"v":1,"w":1}'), /envelope/],
      ['another version of the envelope', (bytes: string) => bytes.replace('"v":1}', '"v":2}'), /envelope/],
      ['another stream', (bytes: string) => bytes.replace('"stream":"s-4"', '"stream":"s-3"'), /stream/],
      ['another revision', (bytes: string) => bytes.replace('"rev":0', '"rev":1'), /revision/],
      ['another type', (bytes: string) => bytes.replace('"type":"T4"', '"type":"T5"'), /type/],
      ['another id', (bytes: string) => bytes.replace(/"id":"[0-9a-f]{8}-/, '"id":"00000000-'), /id/],
      ['a time that goes back', (bytes: string) => bytes.replace(/"at":"20/, '"at":"19'), /precedes/],
      ['a time that does not exist', (bytes: string) => bytes.replace(/"at":"20../, '"at":"abcd'), /instant/],
    ])('%s in the bytes, with their hash', async (_, change, problem) => {
      const result = await after((log) => {
        const before = log.bytes(8);
        log.forge(8, change(before));
        expect(log.bytes(8)).not.toBe(before);
      });
      expect(result).toMatchObject(found(8, problem));
    });

    it('a time that goes back by more than clocks differ, and none that goes back by less', async () => {
      const back = (milliseconds: number) => (log: ForgedLog, folder: string) => {
        const newest = (JSON.parse(log.bytes(7)) as { at: string }).at;
        for (let pos = 8; pos < size; pos++) {
          log.edit(pos, (event) => (event.at = new Date(Date.parse(newest) - milliseconds).toISOString()));
        }
        log.mendTree();
        rmSync(join(folder, 'heads.ndjson'));
      };
      expect(await after(back(60_000))).toMatchObject({ ok: true, events: size });
      expect(await after(back(60_001))).toMatchObject(found(8, /more than a minute before/));
      // Small steps do not add up: what counts is the newest so far.
      const steps = (log: ForgedLog, folder: string) => {
        back(40_000)(log, folder);
        log.edit(20, (event) => (event.at = new Date(Date.parse(event.at) - 20_001).toISOString()));
        log.mendTree();
      };
      expect(await after(steps)).toMatchObject(found(20, /more than a minute before/));
    });

    it.each([
      ["the stream's name", "UPDATE streams SET name = 's-9' WHERE name = 's-2'", 4],
      ["the stream's row", "DELETE FROM streams WHERE name = 's-2'", 4],
      ['the type', "UPDATE events SET type = 'X' WHERE pos = 6", 6],
      ['the id', 'UPDATE events SET id = zeroblob(16) WHERE pos = 6', 6],
      ['the revision', 'UPDATE events SET rev = 99 WHERE pos = 6', 6],
      ['the stream', 'UPDATE events SET stream = 1, rev = 99 WHERE pos = 6', 6],
    ])('%s changed in a column', async (_, sql, pos) => {
      const result = await after((log) => log.db.exec(sql));
      expect(result.firstBad).toBe(pos);
      expect(result.ok).toBe(false);
    });

    it('an altered or lost frontier', async () => {
      const altered = await after((log) => log.db.exec('UPDATE tree SET frontier = zeroblob(64)'));
      expect(altered).toMatchObject(found(null, /own tree head/));
      expect(await after((log) => log.db.exec('DELETE FROM tree'))).toMatchObject(
        found(null, /lost its tree head/),
      );
    });

    it('heads that are none, or go back', async () => {
      const note = (line: string) => (_: ForgedLog, folder: string) =>
        appendFileSync(join(folder, 'heads.ndjson'), line);
      expect(await after(note('{"size":40}\n'))).toMatchObject(found(null, /line 5 is not a tree head/));
      expect(await after(note('garbage\n'))).toMatchObject(found(null, /line 5 is not a tree head/));
      const back = `${JSON.stringify({ size: 3, root: head.root, at: '' })}\n`;
      expect(await after(note(back))).toMatchObject(found(null, /line 5 counts only 3/));
      // Half a line is what a crash leaves, and proves nothing.
      expect(await after(note('{"size":41,"ro'))).toMatchObject({ ok: true });
    });

    it('a wrong head given for any size', async () => {
      for (const known of [0, 1, 25, 40]) {
        const result = await verifyLog(sound, { head: { size: known, root: '00'.repeat(32) } });
        expect(result).toMatchObject(found(null, new RegExp(`the head given says ${known}:`)));
      }
    });

    it('an index that does not agree with its table', async () => {
      const result = await after((log) => {
        log.db.exec(`
          PRAGMA writable_schema = ON;
          CREATE TABLE decoy (stream, rev, UNIQUE (stream, rev));
          UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_decoy_1')
            WHERE tbl_name = 'events' AND name = 'sqlite_autoindex_events_2';
        `);
      });
      expect(result).toMatchObject(found(null, /SQLite finds fault/));
    });
  });

  it('finds flipped bits in the file, or proves that no event changed', async () => {
    const texts = async (folder: string) => {
      const store = await SqliteEventStore.open({ folder, readOnly: true, onFatal: () => {} });
      const all: string[] = [];
      for await (const text of store.export()) all.push(text);
      await store.close();
      return all;
    };
    const original = await texts(sound);
    const file = readFileSync(join(sound, 'log.db'));
    let detected = 0;
    const kept: (readonly string[])[] = [];
    for (let i = 0; i < 60; i++) {
      const folder = join(root, 'flipped');
      cpSync(sound, folder, { recursive: true });
      const flipped = Buffer.from(file);
      const at = (i * 7919 + 104_729) % file.length;
      flipped[at] = flipped[at]! ^ (1 << (i % 8));
      writeFileSync(join(folder, 'log.db'), flipped);
      const ok = await verifyLog(folder).then(
        (result) => result.ok,
        (error: Error) => error.name !== 'StoreUnavailable',
      );
      if (ok) kept.push(await texts(folder));
      else detected++;
      rmSync(folder, { recursive: true });
    }
    expect(kept).toEqual(kept.map(() => original));
    expect(detected).toBeGreaterThan(20);
  });

  it('raises no false alarm beside a running writer', async () => {
    const folder = join(root, 'running');
    const store = await SqliteEventStore.open({ folder, headsEvery: 1 });
    let writing = true;
    const writer = (async () => {
      for (let i = 0; writing; i++) {
        await store.append(append(`w-${i % 9}`, 'any', facts(40)));
        // Each look reads the whole log: on a busy machine it would never catch up with a writer without a pause.
        await setTimeout(5);
      }
    })();
    const sizes: number[] = [];
    while (sizes.length < 25) {
      const result = await verifyLog(folder);
      expect(result).toMatchObject({ ok: true, problem: null });
      sizes.push(result.events);
      expect(await verifyLog(folder, { head: result.head })).toMatchObject({ ok: true });
    }
    writing = false;
    await writer;
    await store.append(append('last', 'none', [fact()]));
    expect(await verifyLog(folder)).toMatchObject({ ok: true, head: await store.head() });
    expect(sizes.at(-1)).toBeGreaterThan(sizes[0]!);
    await store.close();
    expect(readFileSync(join(folder, 'heads.ndjson'), 'utf8').split('\n').length).toBeGreaterThan(5);
  });
});
