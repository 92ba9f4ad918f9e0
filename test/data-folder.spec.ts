import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { embedded, type StoreSetting } from '../src/config.ts';
import { openForReading, openForWriting } from '../src/data-folder.ts';
import { EventStoreDouble } from './support/event-store-double/event-store-double.ts';
import { append } from './support/facts.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = temporaryFolder();
let double: EventStoreDouble;
let server: StoreSetting;

beforeAll(async () => {
  double = await EventStoreDouble.start();
  server = { kind: 'eventstoredb', connection: double.connectionString, prefix: 'evenhand-' };
});
afterAll(() => double.stop());

const opened = async (name: string, setting: StoreSetting) => {
  const folder = await openForWriting(join(root, name), undefined, setting);
  await folder.close();
};

describe('a data folder whose log is on a server', () => {
  it('is made when it is missing, and holds the views alone', async () => {
    const folder = await openForWriting(join(root, 'new', 'views'), undefined, server);
    await folder.store.append(append('a', 'none'));
    await folder.projections.catchUp();
    await folder.close();
    expect(readdirSync(folder.folder).toSorted()).toEqual(['data.lock', 'store.json', 'views.db']);
  });

  it('is written by one process, while another folder may follow the same log', async () => {
    const one = await openForWriting(join(root, 'node-1'), undefined, server);
    await expect(openForWriting(join(root, 'node-1'), undefined, server)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringContaining('in use by another process'),
    });
    const two = await openForWriting(join(root, 'node-2'), undefined, server);
    const { position } = await one.store.append(append('b', 'none'));
    expect(await two.store.last()).toBe(position);
    await one.close();
    await two.close();
    await opened('node-1', server);
  });

  it('is free again when the log cannot be opened', async () => {
    const nonsense = { ...server, connection: 'esdb://127.0.0.1:1?tls=perhaps' };
    await expect(openForWriting(join(root, 'free'), undefined, nonsense)).rejects.toMatchObject({
      name: 'StoreUnavailable',
    });
    expect(existsSync(join(root, 'free', 'store.json'))).toBe(false);
    await opened('free', server);
  });

  it('can be looked at before it is there', async () => {
    const folder = await openForReading(join(root, 'never'), undefined, server);
    expect(await folder.store.last()).not.toBeNull();
    await folder.close();
    expect(existsSync(join(root, 'never'))).toBe(false);
  });
});

describe('a data folder is of one log', () => {
  const refusals = (name: string, setting: StoreSetting) =>
    Promise.all(
      [openForWriting, openForReading].map((open) =>
        open(join(root, name), undefined, setting).then(
          () => 'opened',
          (error: Error) => `${error.name}: ${error.message}`,
        ),
      ),
    );

  it('never of a server when a log lies in it', async () => {
    await opened('embedded', embedded);
    for (const refusal of await refusals('embedded', server))
      expect(refusal).toMatch(/^StoreUnavailable: .*holds a log of its own/);
    expect(existsSync(join(root, 'embedded', 'store.json'))).toBe(false);
    await opened('embedded', embedded);
  });

  it('never of an embedded log when it was of a server', async () => {
    await opened('served', server);
    for (const refusal of await refusals('served', embedded))
      expect(refusal).toMatch(/^StoreUnavailable: .*belongs to a log on a server .*"prefix":"evenhand-"/);
    expect(existsSync(join(root, 'served', 'log.db'))).toBe(false);
  });

  it('never of two prefixes', async () => {
    await opened('westmarch', { ...server, prefix: 'westmarch-' } as StoreSetting);
    for (const refusal of await refusals('westmarch', server))
      expect(refusal).toMatch(/^StoreUnavailable: .*belongs to another log .*"prefix":"westmarch-"/);
  });
});
