import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreSetting } from '../src/config.ts';
import { openForReading, openForWriting } from '../src/data-folder.ts';
import { markFolder } from '../src/folder-mark.ts';
import { openStore } from '../src/open-store.ts';
import { evenhand } from './support/command-line.ts';
import { EventStoreDouble } from './support/event-store-double/index.ts';
import { append } from './support/facts.ts';
import { until } from './support/in-time.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = temporaryFolder();
let test: EventStoreDouble;
let live: EventStoreDouble;
let folder: string;
let folders = 0;

const at = ({ connectionString }: EventStoreDouble): StoreSetting => ({
  kind: 'eventstoredb',
  connection: connectionString,
  prefix: 'evenhand-',
});
const marked = () =>
  JSON.parse(readFileSync(join(folder, 'store.json'), 'utf8')) as { first: string | null; prefix: string };
const files = () =>
  readdirSync(folder)
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name), 'base64')]);

beforeEach(async () => {
  test = await EventStoreDouble.start();
  live = await EventStoreDouble.start();
  folder = join(root, String(++folders));
});
afterEach(async () => {
  await test.stop();
  await live.stop();
});

/** Opens the folder for writing, records, and closes it. */
async function record(double: EventStoreDouble, events = 1): Promise<void> {
  const opened = await openForWriting(folder, undefined, at(double));
  for (let i = 0; i < events; i++) await opened.store.append(append('a', 'any'));
  await opened.close();
}

/** Records past the folder. */
async function recordElsewhere(double: EventStoreDouble): Promise<void> {
  const store = await openStore(at(double), folder);
  await store.append(append('a', 'any'));
  await store.close();
}

const sentence = /belongs to another log.*name another data folder.*remove store\.json, ops\.db/;
const refused = { name: 'StoreUnavailable', message: expect.stringMatching(sentence) };

describe('a data folder that was used with one log', () => {
  it.each([
    ['holds other events', 1],
    ['is empty', 0],
  ])('is refused for another under the same prefix that %s', async (_, events) => {
    await record(test, 2);
    if (events > 0) await recordElsewhere(live);
    const before = files();
    await expect(openForWriting(folder, undefined, at(live))).rejects.toMatchObject(refused);
    await expect(openForReading(folder, undefined, at(live))).rejects.toMatchObject(refused);
    expect(files()).toEqual(before);
    await record(test);
    expect(marked()).toMatchObject({
      prefix: 'evenhand-',
      first: expect.stringMatching(/^\d+\/[0-9a-f-]{36}$/),
    });
  });

  it('is so from the first event on, when the log was empty first', async () => {
    await record(test, 0);
    expect(marked().first).toBeNull();
    await record(test);
    expect(marked().first).not.toBeNull();
    await recordElsewhere(live);
    await expect(record(live)).rejects.toMatchObject(refused);
  });

  it('learns it at the next start when it was not closed', async () => {
    await record(test, 0);
    await recordElsewhere(test);
    const opened = await openForWriting(folder, undefined, at(test));
    await until(() => marked().first !== null);
    expect(marked().first).not.toBeNull();
    await opened.close();
  });

  it('is taken with the same log on another server', async () => {
    await record(test);
    const { log } = test;
    await test.stop();
    test = await EventStoreDouble.start({ log });
    await record(test);
    expect(log.stream('evenhand-a')?.events).toHaveLength(2);
  });

  it('is not written in by those who only look', async () => {
    await record(test, 0);
    await recordElsewhere(test);
    const before = files();
    const opened = await openForReading(folder, undefined, at(test));
    await opened.close();
    expect(files()).toEqual(before);
  });

  it('takes no notes of heads of another log', async () => {
    const verify = async (double: EventStoreDouble) => {
      process.env['EVENT_STORE'] = double.connectionString;
      try {
        return await evenhand('log', 'verify', '--data', folder);
      } finally {
        delete process.env['EVENT_STORE'];
      }
    };
    await recordElsewhere(test);
    expect(await verify(test)).toMatchObject({ status: 0 });
    expect(marked().first).not.toBeNull();
    await recordElsewhere(live);
    const before = files();
    const { status, err } = await verify(live);
    expect(status).not.toBe(0);
    expect(err).toMatch(sentence);
    expect(files()).toEqual(before);
  });

  it('is marked once, whole, by whoever comes first', async () => {
    await recordElsewhere(test);
    await recordElsewhere(live);
    const stores = await Promise.all(
      Array.from({ length: 8 }, (_, i) => openStore(at(i % 2 ? test : live), folder, { readOnly: true })),
    );
    const settled = await Promise.allSettled(
      stores.map((store, i) => markFolder(folder, at(i % 2 ? test : live), store)),
    );
    await Promise.all(stores.map((store) => store.close()));
    const taken = settled.map(({ status }) => status === 'fulfilled');
    expect(taken.filter(Boolean)).toHaveLength(4);
    expect(new Set(taken.map((each, i) => each === Boolean(i % 2))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['store.json']);
  });
});
