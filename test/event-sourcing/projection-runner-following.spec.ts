import {
  type EventStore,
  ProjectionRunner,
  ReadOnlyProjections,
  SqliteEventStore,
  type Subscription,
} from '#event-sourcing';
import { jest } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { asNew, Counted, counters } from '../support/toy-counter.ts';

const root = temporaryFolder();
let folders = 0;
let folder: string;
let store: SqliteEventStore;
beforeEach(async () => {
  folder = join(root, String(++folders));
  store = await SqliteEventStore.open({ folder });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await store.close();
});

const count = (by: number) =>
  store.append({
    stream: 'counter-a',
    expected: 'any',
    events: asNew('', new Counted({ counter: 'a', by })),
  });

describe('views that follow nothing', () => {
  it('are brought up for whoever waits for a position', async () => {
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.catchUp();
    const { position } = await count(7);
    await runner.reached(position, 1_000);
    expect(runner.get(counters, 'c/a')).toMatchObject({ sum: 7 });
    await runner.close();
  });
});

describe('views whose subscription was parked', () => {
  it('say so, and it is tried again', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const retry = jest.fn();
    const status = { name: 'projections', state: 'parked', position: null, error: 'disk full' } as const;
    const parked: Subscription = { status, retry, close: () => Promise.resolve() };
    jest.spyOn(store as EventStore, 'subscribe').mockReturnValue(parked);
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    expect(await runner.status()).toMatchObject([{ state: 'parked', error: 'disk full' }]);
    jest.advanceTimersByTime(10_000);
    expect(retry).toHaveBeenCalledTimes(1);
    await runner.close();
    jest.advanceTimersByTime(60_000);
    expect(retry).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });
});

describe('whoever only looks', () => {
  it('does not believe views that were made from another log', async () => {
    await count(7);
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.catchUp();
    await runner.close();
    await store.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `log.db${end}`), { force: true });
    rmSync(join(folder, 'heads.ndjson'), { force: true });
    store = await SqliteEventStore.open({ folder });
    await count(1);
    const looking = new ReadOnlyProjections(store, folder, [counters]);
    const views = await looking.views();
    expect(views.get(counters, 'c/a')).toMatchObject({ sum: 1 });
    await looking.close();
  });
});
