import {
  Aggregates,
  batchStream,
  type Capabilities,
  type Decider,
  type EventStore,
  foldInMemory,
  type NewEvent,
  ProjectionRunner,
  type RecordedEvent,
  SqliteEventStore,
  SystemClock,
  type Views,
} from '#event-sourcing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { asNew, Counted, counters } from '../support/toy-counter.ts';

const counter: Decider<{ readonly sum: number }, Counted> = {
  category: 'counter',
  initial: { sum: 0 },
  evolve: { Counted: ({ sum }, { by: amount }) => ({ sum: sum + amount }) },
};

const root = temporaryFolder();
let folders = 0;

/** A store in which an import is many appends, as where the log belongs to many machines. */
async function storeIn(folder: string): Promise<EventStore> {
  const store = await SqliteEventStore.open({ folder, retryDelays: [1, 1] });
  const capabilities: Capabilities = { ...store.capabilities, atomicAcrossStreams: false };
  return Object.defineProperty(store, 'capabilities', { value: capabilities });
}

const by = { kind: 'import', id: 'batch', role: 'import' } as const;
const mark = (type: string, batch: string): NewEvent => ({
  ...{ id: randomUUID(), type, tv: 1, data: { batch }, by, corr: batch, cause: 'import:a.csv#2' },
});

const begin = (store: EventStore, batch: string) =>
  store.append({ stream: 'imports-F', expected: 'any', events: [mark('ImportBegun', batch)] });
const complete = (store: EventStore, batch: string) =>
  store.append({ stream: batchStream(batch), expected: 'none', events: [mark('ImportCompleted', batch)] });
const bring = (store: EventStore, batch: string, name: string, amount: number) =>
  store.append({
    stream: `counter-${name}`,
    expected: 'any',
    events: asNew('', new Counted({ counter: name, by: amount })).map((event) => ({
      ...event,
      by,
      corr: batch,
    })),
  });
const count = (store: EventStore, name: string, amount: number) =>
  store.append({
    stream: `counter-${name}`,
    expected: 'any',
    events: asNew('', new Counted({ counter: name, by: amount })),
  });

const all = async (store: EventStore): Promise<readonly RecordedEvent[]> =>
  (await store.readAll({ limit: 100_000 })).events;
const rows = (views: Views) => views.withPrefix(counters, '');

/** The views as the rule says: the log in its order without the events of batches that are not complete by then. */
function ruled(log: readonly RecordedEvent[], at = '9999'): Views {
  const known = log.filter((event) => event.at <= at);
  const whole = new Set(known.filter(({ type }) => type === 'ImportCompleted').map(({ corr }) => corr));
  return foldInMemory(
    [counters],
    known.filter((event) => event.by.kind !== 'import' || whole.has(event.corr)),
  );
}

async function until(condition: () => boolean | Promise<boolean>) {
  for (let i = 0; i < 500 && !(await condition()); i++) await pause(5);
  expect(await condition()).toBe(true);
}

const settled = (runner: ProjectionRunner, expected: Views) =>
  until(() => JSON.stringify(rows(runner)) === JSON.stringify(rows(expected)));

describe('a batch that is no transaction', () => {
  it('counts once it is complete, and nobody who waits for a position waits for it', async () => {
    const folder = join(root, String(++folders));
    const store = await storeIn(folder);
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    const { position } = await bring(store, 'b', 'x', 6);
    await runner.reached(position, 2_000);
    expect(rows(runner)).toEqual([]);
    await complete(store, 'b');
    await settled(runner, ruled(await all(store)));
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 11, times: 2 });
    await runner.close();
    await store.close();
  });

  it('does not count for a decision before that either', async () => {
    const folder = join(root, String(++folders));
    const store = await storeIn(folder);
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    const aggregates = new Aggregates(store, new SystemClock());
    expect(await aggregates.load(counter, 'x')).toEqual({ sum: 0 });
    await complete(store, 'b');
    expect(await aggregates.load(counter, 'x')).toEqual({ sum: 5 });
    await store.close();
  });

  it('counts in the order of the log when others recorded meanwhile: the views are folded anew, once', async () => {
    const folder = join(root, String(++folders));
    const store = await storeIn(folder);
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    const { position } = await count(store, 'x', 1);
    await bring(store, 'b', 'y', 7);
    await runner.reached(position);
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 1, times: 1 });
    await complete(store, 'b');
    await settled(runner, ruled(await all(store)));
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 6, times: 2 });
    await runner.close();
    await store.close();
  });

  it('that was begun before a start and completed after a stop is not lost', async () => {
    const folder = join(root, String(++folders));
    const store = await storeIn(folder);
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    await count(store, 'y', 1);
    for (const more of [2, 3]) {
      const runner = await ProjectionRunner.open(store, folder, [counters]);
      await runner.start();
      expect(runner.get(counters, 'c/x')).toBeUndefined();
      await bring(store, 'b', 'x', more);
      await runner.close();
    }
    await complete(store, 'b');
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 10, times: 3 });
    await runner.close();
    await store.close();
  });

  it('is known as of an instant only when it was complete by then', async () => {
    const folder = join(root, String(++folders));
    const store = await storeIn(folder);
    const runner = await ProjectionRunner.open(store, folder, [counters]);
    await runner.start();
    for (const step of [begin, (s: EventStore, b: string) => bring(s, b, 'x', 5), complete]) {
      await step(store, 'b');
      await count(store, 'y', 1);
      await pause(5);
    }
    const log = await all(store);
    for (const { at } of log) {
      expect(rows(await runner.views(at))).toEqual(rows(ruled(log, at)));
    }
    await runner.close();
    await store.close();
  });

  const step = fc.oneof(
    { weight: 2, arbitrary: fc.record({ does: fc.constant('begin' as const), batch: fc.nat(2) }) },
    { weight: 6, arbitrary: fc.record({ does: fc.constant('bring' as const), batch: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('complete' as const), batch: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('count' as const), batch: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const), batch: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('rebuild' as const), batch: fc.constant(0) }) },
  );

  it('gives the same views whatever the order of batches, others, restarts and rebuilds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const folder = join(root, String(++folders));
        const store = await storeIn(folder);
        let runner = await ProjectionRunner.open(store, folder, [counters]);
        await runner.start();
        const fates = new Map<number, 'begun' | 'complete'>();
        let n = 0;
        for (const { does, batch } of steps) {
          n += 1;
          const name = `b${batch}`;
          if (does === 'begin' && !fates.has(batch)) {
            fates.set(batch, 'begun');
            await begin(store, name);
          } else if (does === 'bring' && fates.get(batch) === 'begun') {
            await bring(store, name, `k${n % 3}`, n);
          } else if (does === 'complete' && fates.get(batch) === 'begun') {
            fates.set(batch, 'complete');
            await complete(store, name);
          } else if (does === 'count') {
            await count(store, `k${n % 3}`, n);
          } else if (does === 'restart') {
            await runner.close();
            runner = await ProjectionRunner.open(store, folder, [counters]);
            await runner.start();
          } else if (does === 'rebuild') {
            await settled(runner, ruled(await all(store)));
            await runner.rebuild();
          }
          // Never an event of a batch that is not complete.
          const allowed = ruled(await all(store));
          for (const { counter: key, times } of rows(runner) as readonly { counter: string; times: number }[])
            expect(times).toBeLessThanOrEqual(allowed.get(counters, `c/${key}`)?.times ?? 0);
        }
        await settled(runner, ruled(await all(store)));
        await runner.close();
        const again = await ProjectionRunner.open(store, folder, [counters]);
        await again.start();
        expect(rows(again)).toEqual(rows(ruled(await all(store))));
        await again.close();
        await store.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
