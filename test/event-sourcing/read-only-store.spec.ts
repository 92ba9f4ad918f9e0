import { SqliteEventStore, verifyLog } from '#event-sourcing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { append, everything, facts, until } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();

describe('a store that is open for reading only', () => {
  it('needs a log', async () => {
    const missing = { name: 'StoreUnavailable', message: expect.stringContaining('There is no log in') };
    await expect(
      SqliteEventStore.open({ folder: join(root, 'nowhere'), readOnly: true }),
    ).rejects.toMatchObject(missing);
    mkdirSync(join(root, 'empty'));
    await expect(
      SqliteEventStore.open({ folder: join(root, 'empty'), readOnly: true }),
    ).rejects.toMatchObject(missing);
  });

  it('reads a log that nobody writes, changes nothing and records nothing', async () => {
    const folder = join(root, 'quiet');
    const writer = await SqliteEventStore.open({ folder });
    await writer.append(append('a-1', 'none', facts(5)));
    const log = await everything(writer);
    const head = await writer.head();
    await writer.close();
    const before = readFileSync(join(folder, 'log.db'));

    const store = await SqliteEventStore.open({ folder, readOnly: true });
    expect(await everything(store)).toEqual(log);
    expect(await store.head()).toEqual(head);
    const refused = { name: 'StoreReadOnly', message: expect.stringContaining('for reading only') };
    await expect(store.append(append('a-1', 4))).rejects.toMatchObject(refused);
    await expect(store.appendAll([])).rejects.toMatchObject(refused);
    await store.close();
    await expect(store.append(append('a-1', 4))).rejects.toMatchObject({ name: 'StoreClosed' });
    expect(readFileSync(join(folder, 'log.db'))).toEqual(before);
  });

  it('sees what the writer commits, and its subscriptions follow', async () => {
    const folder = join(root, 'busy');
    const writer = await SqliteEventStore.open({ folder });
    await writer.append(append('a-1', 'none'));
    const store = await SqliteEventStore.open({ folder, readOnly: true });
    const seen: number[] = [];
    const subscription = store.subscribe({ name: 's', after: null, batch: 3 }, (events) => {
      seen.push(...events.map(({ pos }) => pos));
    });
    await until(() => subscription.status.state === 'live');
    expect(seen).toEqual([0]);
    for (let i = 0; i < 4; i++) await writer.append(append('a-1', 'any', facts(2)));
    expect(await store.last()).toBe(8);
    await until(() => seen.length === 9);
    await writer.append(append('a-1', 'any'));
    await until(() => seen.length === 10);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await store.close();
    await writer.close();
    expect(subscription.status.state).toBe('closed');
  });

  it('follows another process, and reads what that one had acknowledged when it was killed', async () => {
    const folder = join(root, 'killed');
    const script = fileURLToPath(new URL('../support/processes/appending.ts', import.meta.url));
    const child = spawn(process.execPath, [script, folder, join(root, 'journal')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const store = await SqliteEventStore.open({ folder, readOnly: true });
    const seen: number[] = [];
    store.subscribe({ name: 's', after: null, batch: 100 }, (events) => {
      seen.push(...events.map(({ pos }) => pos));
    });
    await until(() => seen.length > 20);
    const early = seen.length;
    await until(() => seen.length > early);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const last = await store.last();
    await until(() => seen.at(-1) === last);
    expect(seen).toEqual(seen.map((_, i) => i));
    expect(await verifyLog(folder)).toMatchObject({ ok: true, events: seen.length });
    await store.close();
  });
});
