import {
  type AnyProjection,
  foldInMemory,
  type Projection,
  ProjectionRunner,
  type RecordedEvent,
  ReadOnlyProjections,
  SqliteEventStore,
  type Views,
  ViewsNotReady,
} from '#event-sourcing';
import fc from '../support/fast-check.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  asNew,
  brittle,
  Counted,
  counters,
  type CounterEvent,
  type CounterRow,
  Renamed,
} from '../support/toy-counter.ts';

const root = temporaryFolder();
let folders = 0;
const newFolder = () => join(root, String(++folders));

const open: SqliteEventStore[] = [];
async function storeIn(folder: string) {
  const store = await SqliteEventStore.open({ folder, retryDelays: [1, 1] });
  open.push(store);
  return store;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

const append = (store: SqliteEventStore, ...facts: readonly CounterEvent[]) =>
  Promise.all(
    facts.map((fact) =>
      store.append({ stream: `counter-${fact.counter}`, expected: 'any', events: asNew('', fact) }),
    ),
  );
const all = async (store: SqliteEventStore): Promise<readonly RecordedEvent[]> =>
  (await store.readAll({ limit: 100_000 })).events;
const rows = (views: Views, projection: AnyProjection = counters) => views.withPrefix(projection, '');

describe('views in views.db', () => {
  it('are rows by key, by prefix and by term, and follow the log live', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    await append(store, new Counted({ counter: 'a', by: 2 }), new Counted({ counter: 'b', by: 5 }));
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await expect(runner.views()).rejects.toThrow(ViewsNotReady);
    await runner.start();
    const [appended] = await append(store, new Counted({ counter: 'a', by: 3 }));
    await runner.reached(appended?.position ?? 0);
    const views = await runner.views();
    expect(views.get(counters, 'c/a')).toEqual({ counter: 'a', name: null, sum: 5, times: 2 });
    expect(views.get(counters, 'c/none')).toBeUndefined();
    expect(views.withPrefix(counters, 'c/b')).toHaveLength(1);
    expect(views.withTerm(counters, 'sum/000005', 'sum/000005').map(({ counter }) => counter)).toEqual([
      'a',
      'b',
    ]);
    // The term that `a` had before its second event is gone.
    expect(views.withTerm(counters, 'sum/000002', 'sum/000002')).toEqual([]);
    expect(await runner.status()).toEqual([
      { name: 'counters', version: 1, state: 'live', position: 2, lag: 0, error: null },
    ]);
    await runner.close();
  });

  it('equal a full replay after any events, in any batches, over restarts', async () => {
    const fact = fc.oneof(
      fc
        .record({ counter: fc.constantFrom('a', 'b', 'c'), by: fc.integer({ min: 0, max: 99 }) })
        .map((facts) => new Counted(facts)),
      fc
        .record({ counter: fc.constantFrom('a', 'b'), name: fc.constantFrom('x', 'y') })
        .map((facts) => new Renamed(facts)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fact, { minLength: 1, maxLength: 9 }), { maxLength: 4 }),
        async (batches) => {
          const folder = newFolder();
          const store = await storeIn(folder);
          for (const [i, batch] of batches.entries()) {
            const runner = await ProjectionRunner.open(store, folder, [counters]);
            if (i % 2 === 0) await runner.start();
            const written = await append(store, ...batch);
            if (i % 2 === 0) await runner.reached(Math.max(...written.map(({ position }) => position)));
            else await runner.catchUp();
            await runner.close();
          }
          const runner = await ProjectionRunner.open(store, folder, [counters]);
          await runner.catchUp();
          const [live, replayed] = [await runner.views(), foldInMemory([counters], await all(store))];
          expect(rows(live)).toEqual(rows(replayed));
          expect(live.withTerm(counters, 'sum/', 'sum/~')).toEqual(
            replayed.withTerm(counters, 'sum/', 'sum/~'),
          );
          await runner.close();
          await store.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('go on where the checkpoint stands: nothing is folded twice', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    await append(store, new Counted({ counter: 'a', by: 1 }));
    for (let i = 0; i < 3; i++) {
      const runner = await ProjectionRunner.open(store, folder, [counters]);
      await runner.catchUp();
      expect(rows(await runner.views())).toEqual([{ counter: 'a', name: null, sum: 1, times: 1 }]);
      await runner.close();
    }
  });

  it('are built anew for another version of the projection, and for another log', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    await append(store, new Counted({ counter: 'a', by: 1 }));
    const first = await ProjectionRunner.open(store, folder, [counters]);
    await first.catchUp();
    await first.close();

    const doubled: Projection<CounterRow, CounterEvent> = {
      ...counters,
      version: 2,
      evolve: {
        ...counters.evolve,
        Counted: (row, { by }) => ({ ...row, sum: row.sum + 2 * by }),
      },
    };
    const second = await ProjectionRunner.open(store, folder, [doubled]);
    await second.catchUp();
    expect(rows(await second.views(), doubled)).toMatchObject([{ sum: 2 }]);
    await second.close();
    await store.close();

    for (const file of ['log.db', 'log.db-wal', 'log.db-shm', 'heads.ndjson'])
      rmSync(join(folder, file), { force: true });
    const other = await storeIn(folder);
    await append(other, new Counted({ counter: 'z', by: 7 }));
    const third = await ProjectionRunner.open(other, folder, [doubled]);
    await third.catchUp();
    expect(rows(await third.views(), doubled)).toMatchObject([{ sum: 14 }]);
    await third.close();
  });

  it('park a projection that throws, visibly, while the others go on; a start tries again', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    const runner = await ProjectionRunner.open(store, folder, [counters, brittle(13)]);
    await runner.start();
    const written = await append(
      store,
      new Counted({ counter: 'a', by: 1 }),
      new Counted({ counter: 'a', by: 13 }),
      new Counted({ counter: 'a', by: 2 }),
    );
    await runner.reached(written[2]?.position ?? 0);
    expect((await runner.views()).get(counters, 'c/a')).toMatchObject({ sum: 16 });
    const [good, parked] = await runner.status();
    expect(good).toMatchObject({ state: 'live', lag: 0 });
    expect(parked).toMatchObject({
      state: 'parked',
      position: 0,
      lag: 2,
      error: 'position 1: 13 is forbidden',
    });
    expect(() => rows(runner, brittle(13))).toThrow('stopped at position 1');
    await runner.close();

    const mended = await ProjectionRunner.open(store, folder, [counters, brittle(0)]);
    await mended.catchUp();
    expect(rows(await mended.views(), brittle(0))).toMatchObject([{ sum: 16, times: 3 }]);
    await mended.close();
  });

  it('are rebuilt beside the ones in use, and swapped', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    await append(
      store,
      ...Array.from({ length: 50 }, (_, i) => new Counted({ counter: `c${i % 5}`, by: i })),
    );
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    const before = rows(await runner.views());
    const seen: number[] = [];
    const rebuilt = runner.rebuild('counters', (position) => {
      expect(rows(runner)).toEqual(before);
      seen.push(position);
    });
    const [during] = await append(store, new Counted({ counter: 'c0', by: 1 }));
    await rebuilt;
    await runner.reached(during?.position ?? 0);
    expect(seen.length).toBeGreaterThan(0);
    expect(rows(await runner.views())).toEqual(rows(foldInMemory([counters], await all(store))));
    await expect(runner.rebuild('nothing')).rejects.toThrow(
      'There is no projection nothing. There are: counters.',
    );
    const [after] = await append(store, new Counted({ counter: 'new', by: 1 }));
    await runner.reached(after?.position ?? 0);
    expect((await runner.views()).get(counters, 'c/new')).toBeDefined();
    await runner.close();
  });

  it('keep the old view when the rebuild fails', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    await append(store, new Counted({ counter: 'a', by: 13 }));
    let forbidden = 0;
    const moody: Projection<CounterRow, Counted> = {
      ...brittle(0),
      evolve: {
        Counted: (row, event, recorded) => brittle(forbidden).evolve.Counted(row, event, recorded),
      },
    };
    const runner = await ProjectionRunner.open(store, folder, [moody]);
    await runner.catchUp();
    forbidden = 13;
    await expect(runner.rebuild()).rejects.toThrow('13 is forbidden');
    expect(rows(await runner.views(), moody)).toMatchObject([{ sum: 13 }]);
    await runner.close();
  });

  it('answer as known at an instant by folding what had been recorded by then', async () => {
    const folder = newFolder();
    const times = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
    let now = times[0] ?? '';
    const store = await SqliteEventStore.open({ folder, clock: { now: () => now } });
    open.push(store);
    await append(store, new Counted({ counter: 'a', by: 1 }));
    now = times[1] ?? '';
    await append(store, new Counted({ counter: 'a', by: 1 }));
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.catchUp();
    const sumAt = async (instant: string) => (await runner.views(instant)).get(counters, 'c/a')?.sum;
    expect(await sumAt('2025-12-31T23:59:59.999Z')).toBeUndefined();
    expect(await sumAt('2026-01-01T00:00:00.000Z')).toBe(1);
    expect(await sumAt('2026-01-01T12:00:00.000Z')).toBe(1);
    expect(await sumAt('2026-01-02T00:00:00.000Z')).toBe(2);
    await runner.close();
  });
});

describe('views for a process that only looks', () => {
  it('are those of the writer when they are at the end of the log, else folded in memory', async () => {
    const folder = newFolder();
    const store = await storeIn(folder);
    await append(store, new Counted({ counter: 'a', by: 1 }));
    const reader = await SqliteEventStore.open({ folder, readOnly: true });
    open.push(reader);
    const bare = new ReadOnlyProjections(reader, folder, [counters]);
    expect(await bare.views()).not.toBe(bare);
    expect(rows(await bare.views())).toMatchObject([{ sum: 1 }]);
    expect(await bare.status()).toMatchObject([{ state: 'building', position: null, lag: 1 }]);

    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    const looking = new ReadOnlyProjections(reader, folder, [counters]);
    expect(await looking.views()).toBe(looking);
    expect(rows(await looking.views())).toMatchObject([{ sum: 1 }]);
    await append(store, new Counted({ counter: 'a', by: 1 }));
    expect(rows(await looking.views())).toMatchObject([{ sum: 2 }]);
    expect(await looking.status()).toMatchObject([{ state: 'live', lag: 0 }]);
    await looking.close();
    await runner.close();
  });
});
