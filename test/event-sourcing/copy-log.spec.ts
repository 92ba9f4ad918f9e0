import { canonicalize, copyLog, type EventStore, SqliteEventStore, verifyLog } from '#event-sourcing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { withoutPosition } from '../../src/event-sourcing/envelope.ts';
import { append, everything, fact, facts } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const stores: SqliteEventStore[] = [];
let folders = 0;
afterAll(() => Promise.all(stores.map((store) => store.close())));

async function logIn(folder = join(root, String(++folders))) {
  const store = await SqliteEventStore.open({ folder });
  stores.push(store);
  return { folder, store };
}

async function source(count = 1700) {
  const { folder, store } = await logIn();
  for (let i = 0; i < count; i += 10)
    await store.append(
      append(`s-${i % 7}`, 'any', facts(10, { data: { pos: 1, rev: 2, text: '🏡 ,"pos":9,"' } })),
    );
  return { folder, store };
}

/** A store to which something happens once everything was restored. */
function restoring(store: SqliteEventStore, then: () => Promise<unknown>): EventStore {
  const changed: EventStore = Object.create(store);
  changed.export = () => store.export();
  changed.restore = async (events) => {
    const restored = await store.restore(events);
    await then();
    return restored;
  };
  return changed;
}

const texts = (store: SqliteEventStore) => Array.fromAsync(store.export());

describe('copying a log', () => {
  it('gives every event with its bytes, in the same order, and says how far it is', async () => {
    const { store: from } = await source();
    const { folder, store: to } = await logIn();
    const told: string[] = [];
    expect(await copyLog(from, to, (step, events) => told.push(`${step} ${events}`))).toEqual({
      events: 1700,
      copied: 1700,
    });
    expect(await texts(to)).toEqual(await texts(from));
    expect(await to.head()).toEqual(await from.head());
    expect(await verifyLog(folder)).toMatchObject({ ok: true, events: 1700 });
    expect(told.filter((line) => !line.startsWith('proved'))).toEqual([
      'copied 500',
      'copied 1000',
      'copied 1500',
      'copied 1700',
    ]);
    expect(told.at(-1)).toBe('proved 1700');
  });

  it('does nothing the second time, and then copies what is new', async () => {
    const { store: from } = await source(120);
    const { store: to } = await logIn();
    await copyLog(from, to);
    expect(await copyLog(from, to)).toEqual({ events: 120, copied: 0 });
    await from.append(append('new', 'none', facts(3)));
    expect(await copyLog(from, to)).toEqual({ events: 123, copied: 3 });
  });

  it('copies an empty log', async () => {
    const [from, to] = [await logIn(), await logIn()];
    expect(await copyLog(from.store, to.store)).toEqual({ events: 0, copied: 0 });
  });

  it('refuses a target that is no beginning of the source, and leaves it as it is', async () => {
    const { store: from } = await source(100);
    const recorded = await everything(from);
    const other = await logIn();
    await other.store.append(append('other', 'none', [fact()]));
    const longer = await logIn();
    await longer.store.restore([recorded]);
    await longer.store.append(append('s-0', 'any'));
    const altered = await logIn();
    await altered.store.restore([
      recorded.with(40, { ...recorded[40]!, data: { altered: true } }).slice(0, 50),
    ]);
    const swapped = await logIn();
    const [a, b] = [recorded[9]!, recorded[10]!];
    await swapped.store.restore([recorded.with(9, b).with(10, a).slice(0, 50)]);
    for (const [{ store: to }, at] of [
      [other, 0],
      [longer, 100],
      [altered, 40],
      [swapped, 9],
    ] as const) {
      const before = await texts(to);
      await expect(copyLog(from, to)).rejects.toMatchObject({
        name: 'LogsDiffer',
        message: expect.stringContaining(`its event ${at} is another one`),
      });
      expect(await texts(to)).toEqual(before);
    }
  });

  it('notices what others do to either log while it copies', async () => {
    const { store: from } = await source(60);
    const { store: one } = await logIn();
    const { store: two } = await logIn();
    const meanwhile = (store: SqliteEventStore) => () => store.append(append('meanwhile', 'none'));
    await expect(copyLog(from, restoring(one, meanwhile(one)))).rejects.toThrow(
      /holds more than the 60 events/,
    );
    await expect(copyLog(from, restoring(two, meanwhile(from)))).rejects.toThrow(/ends after 60 events/);
    expect(await copyLog(from, two)).toEqual({ events: 61, copied: 1 });
  });

  it('notices a target that does not keep what it was given', async () => {
    const { store: from } = await source(60);
    const { store: to } = await logIn();
    const forging = restoring(to, async () => {});
    forging.export = async function* () {
      for (const [i, text] of (await texts(to)).entries()) yield i === 30 ? text.replace('🏡', '🏠') : text;
    };
    await expect(copyLog(from, forging)).rejects.toThrow(/event 30 of the target is not that of the source/);
  });

  it('goes on after it was killed, wherever that was', async () => {
    const { folder: from, store } = await source(4000);
    const original = await texts(store);
    const to = join(root, 'killed');
    const script = join(import.meta.dirname, '../support/processes/copying.ts');
    const standing: number[] = [];
    for (const step of ['copied 500', 'copied 1500', 'copied 3000', 'proved 100']) {
      const child = spawn(process.execPath, [script, from, to, step], { stdio: 'inherit' });
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      const { store: half } = await logIn(to);
      const there = await texts(half);
      expect(there).toEqual(original.slice(0, there.length));
      standing.push(there.length);
      await half.close();
    }
    expect(standing).toEqual(standing.toSorted((a, b) => a - b));
    expect(standing[0]).toBeGreaterThanOrEqual(500);
    expect(standing.at(-1)).toBe(4000);
    const { store: target } = await logIn(to);
    expect(await copyLog(store, target)).toEqual({ events: 4000, copied: 0 });
    expect(await verifyLog(to)).toMatchObject({ ok: true, events: 4000 });
  });
});

describe('a text without its position', () => {
  const event = { v: 1, ...fact(), stream: 'a ,"pos":1,"rev":2', rev: 3, at: '2026-03-01T09:00:00.000Z' };
  const data = { occurred: ',"pos":4', pos: 5, rev: 6, 'a,"pos":7': ',"rev":8' };
  const text = canonicalize({ ...event, occurred: event.at, data, corr: ',"pos":9' });

  it('is what is left, whatever the facts look like', () => {
    expect(withoutPosition(canonicalize({ ...(JSON.parse(text) as object), pos: 12 }))).toBe(text);
  });

  it('is the text itself when it has none', () => {
    expect(withoutPosition(text)).toBe(text);
  });
});
