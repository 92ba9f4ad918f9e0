import {
  canonicalize,
  SqliteEventStore,
  verifyLog,
  type Append,
  type EventStore,
  type RecordedEvent,
} from '#event-sourcing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { leafHash, Tree } from '../../src/event-sourcing/tree-head.ts';
import { append, everything, fact, facts } from '../support/facts.ts';
import { heapInUse } from '../support/heap.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { eventStoreContract } from './event-store.contract.ts';

eventStoreContract('SqliteEventStore', async (options = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-store-'));
  let store: EventStore = await SqliteEventStore.open({ folder, ...options });
  const reopen = async () => {
    await store.close();
    store = await SqliteEventStore.open({ folder, ...options });
    return store;
  };
  return {
    get store() {
      return store;
    },
    reopen,
    async appendUnheard(append: Append) {
      void store.append(append);
      await reopen();
    },
    async cleanup() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});

describe('SqliteEventStore', () => {
  const root = temporaryFolder();
  let folders = 0;
  const newFolder = () => join(root, String(++folders));

  it('says what it can do', async () => {
    const store = await SqliteEventStore.open({ folder: newFolder() });
    expect(store.capabilities).toEqual({
      name: 'sqlite',
      atomicAcrossStreams: true,
      gapless: true,
      treeHead: true,
      uniqueIds: true,
      oneWriter: true,
    });
    await store.close();
  });

  it('keeps three files in its folder, and the log alone is the whole log', async () => {
    const folder = newFolder();
    const store = await SqliteEventStore.open({ folder });
    await store.append(append('a-1', 'none', facts(3)));
    await store.close();
    expect(readdirSync(folder).toSorted()).toEqual(['data.lock', 'heads.ndjson', 'log.db']);
  });

  it('refuses an id that is in the log, also at the current revision', async () => {
    const store = await SqliteEventStore.open({ folder: newFolder() });
    const event = fact();
    await store.append(append('a-1', 'none', [event]));
    const refused = { name: 'DuplicateEventId' };
    await expect(store.append(append('a-1', 0, [event]))).rejects.toMatchObject({
      ...refused,
      stream: 'a-1',
    });
    await expect(store.append(append('b-1', 'none', [event]))).rejects.toMatchObject(refused);
    await expect(store.append(append('b-1', 'none', [fact(), event]))).rejects.toMatchObject(refused);
    await expect(store.appendAll([[append('b-1', 'none', [fact(), event])]])).rejects.toMatchObject(refused);
    const twins = [fact(), fact()].map(({ id }, _, [first]) => fact({ id: first?.id ?? id }));
    await expect(store.append(append('b-1', 'none', twins))).rejects.toMatchObject(refused);
    expect(await store.readStream('b-1')).toEqual({ exists: false, events: [] });
    expect(await store.last()).toBe(0);
    await store.close();
  });

  it('records when it recorded, which never goes back, also over restarts with a clock that does', async () => {
    const folder = newFolder();
    for (const now of ['2026-03-01T09:00:00.000Z', '2026-03-01T07:00:00.000Z', '2026-03-02T00:00:00.000Z']) {
      const store = await SqliteEventStore.open({ folder, clock: { now: () => now } });
      await store.append(append('a-1', 'any', [fact(), fact({ occurred: '2025-01-01T00:00:00.000Z' })]));
      await store.close();
    }
    const store = await SqliteEventStore.open({ folder });
    const { events } = await store.readStream('a-1');
    await store.close();
    expect(events.map(({ at, occurred }) => `${at.slice(0, 13)} ${occurred.slice(0, 13)}`)).toEqual([
      '2026-03-01T09 2026-03-01T09',
      '2026-03-01T09 2025-01-01T00',
      '2026-03-01T09 2026-03-01T09',
      '2026-03-01T09 2025-01-01T00',
      '2026-03-02T00 2026-03-02T00',
      '2026-03-02T00 2025-01-01T00',
    ]);
  });

  it('stores the canonical bytes of each envelope, and proves them', async () => {
    const folder = newFolder();
    const store = await SqliteEventStore.open({ folder });
    for (let i = 0; i < 9; i++) await store.append(append(`a-${i % 2}`, 'any', facts(i + 1)));
    const tree = new Tree();
    let pos = 0;
    for await (const text of store.export()) {
      const event: RecordedEvent = JSON.parse(text);
      expect(canonicalize(event)).toBe(text);
      expect(event.pos).toBe(pos++);
      tree.push(leafHash(text));
    }
    expect(await store.head()).toEqual({ size: 45, root: tree.root.toString('hex') });
    await store.close();
    expect(await verifyLog(folder)).toMatchObject({ ok: true, events: 45 });
  });

  it('imports many events in one transaction with bounded memory, and readers see all or nothing', async () => {
    const store = await SqliteEventStore.open({ folder: newFolder() });
    const chunks = 40;
    const before = heapInUse();
    let most = 0;
    const source = async function* () {
      for (let i = 0; i < chunks; i++) {
        yield Array.from({ length: 100 }, (_, n) =>
          append(`a-${n}`, 'any', facts(5, { data: { text: `${i}`.repeat(1000) } })),
        );
        if (i % 20 === 19) most = Math.max(most, heapInUse() - before);
        expect(await store.last()).toBeNull();
      }
    };
    expect(await store.appendAll(source())).toEqual({ events: 20_000, last: 19_999 });
    // Some 40 MB of events went through; a few chunks at a time are in memory.
    expect(most).toBeLessThan(25_000_000);
    expect(await store.last()).toBe(19_999);
    expect((await store.readStream('a-99', { from: 199 })).events).toMatchObject([{ rev: 199, pos: 19_999 }]);
    await store.close();
  });

  it('finds a rare type in a long log without reading the rest, page after page', async () => {
    const store = await SqliteEventStore.open({ folder: newFolder() });
    await store.appendAll(
      Array.from({ length: 45 }, (_, i) => [
        append('a-1', 'any', facts(1000, { type: i === 40 ? 'Rare' : 'Often' })),
      ]),
    );
    const slice = await store.readAll({ filter: { types: ['Rare'] }, limit: 3 });
    expect(slice.events.map(({ pos }) => pos)).toEqual([40_000, 40_001, 40_002]);
    expect(await everything(store, { types: ['Rare'] })).toHaveLength(1000);
    const none = await store.readAll({ filter: { types: ['Never'] } });
    expect(none).toEqual({ events: [], next: 45_000, end: true });
    await store.close();
  });

  it('tells of a read that failed, and gives the default the last word', async () => {
    const folder = newFolder();
    const told: Error[] = [];
    const store = await SqliteEventStore.open({ folder, onFatal: (error) => told.push(error) });
    for (let i = 0; i < 40; i++)
      await store.append(append('a-1', 'any', facts(5, { data: { text: 'x'.repeat(900) } })));
    await store.close();
    const file = join(folder, 'log.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 8);
    writeFileSync(file, bytes);
    const damaged = await SqliteEventStore.open({
      folder,
      readOnly: true,
      onFatal: (error) => told.push(error),
    });
    await expect(everything(damaged)).rejects.toThrow(/malformed/);
    expect(told).toMatchObject([{ message: 'The log cannot be read: database disk image is malformed' }]);
    await damaged.close();
  });

  it('says so, once, when its writer is gone, and records nothing any more', async () => {
    const folder = newFolder();
    const told: Error[] = [];
    const store = await SqliteEventStore.open({ folder, onFatal: (error) => told.push(error) });
    await store.append(append('a-1', 'none'));
    // Somebody takes the tree head away under the writer's eyes.
    const other = new DatabaseSync(join(folder, 'log.db'));
    other.exec('DROP TABLE tree');
    other.close();
    await expect(store.append(append('a-1', 0))).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await expect(store.append(append('a-1', 0))).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(told).toHaveLength(1);
    await store.close();
  });
});
