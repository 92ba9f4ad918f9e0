import { Aggregates, type Decider, type EventStore, ProjectionRunner, SystemClock } from '#event-sourcing';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { all, begin, bring, complete, count, ruled, rows, settled, storeIn } from '../support/batches.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Counted, counters } from '../support/toy-counter.ts';

const counter: Decider<{ readonly sum: number }, Counted> = {
  category: 'counter',
  initial: { sum: 0 },
  evolve: { Counted: ({ sum }, { by: amount }) => ({ sum: sum + amount }) },
};

const root = temporaryFolder();
let folders = 0;
let folder: string;
let store: EventStore;
let runner: ProjectionRunner;

/** The views of the folder, which follow its log. */
async function follow(): Promise<void> {
  runner = await ProjectionRunner.open(store, folder, [counters]);
  await runner.start();
}

beforeEach(async () => {
  folder = join(root, String(++folders));
  store = await storeIn(folder);
  await follow();
});
afterEach(async () => {
  await runner.close();
  await store.close();
});

describe('a batch that is no transaction', () => {
  it('counts once it is complete, and nobody who waits for a position waits for it', async () => {
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    const { position } = await bring(store, 'b', 'x', 6);
    await runner.reached(position, 2_000);
    expect(rows(runner)).toEqual([]);
    await complete(store, 'b');
    await settled(runner, ruled(await all(store)));
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 11, times: 2 });
  });

  it('does not count for a decision before that either', async () => {
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    const aggregates = new Aggregates(store, new SystemClock());
    expect(await aggregates.load(counter, 'x')).toEqual({ sum: 0 });
    await complete(store, 'b');
    expect(await aggregates.load(counter, 'x')).toEqual({ sum: 5 });
  });

  it('counts in the order of the log when others recorded meanwhile: the views are folded anew, once', async () => {
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    const { position } = await count(store, 'x', 1);
    await bring(store, 'b', 'y', 7);
    await runner.reached(position);
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 1, times: 1 });
    await complete(store, 'b');
    await settled(runner, ruled(await all(store)));
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 6, times: 2 });
  });

  it('that was begun before a start and completed after a stop is not lost', async () => {
    await runner.close();
    await begin(store, 'b');
    await bring(store, 'b', 'x', 5);
    await count(store, 'y', 1);
    for (const more of [2, 3]) {
      await follow();
      expect(runner.get(counters, 'c/x')).toBeUndefined();
      await bring(store, 'b', 'x', more);
      await runner.close();
    }
    await complete(store, 'b');
    await follow();
    expect(runner.get(counters, 'c/x')).toMatchObject({ sum: 10, times: 3 });
  });

  it('is known as of an instant only when it was complete by then', async () => {
    for (const step of [begin, (s: EventStore, b: string) => bring(s, b, 'x', 5), complete]) {
      await step(store, 'b');
      await count(store, 'y', 1);
      await pause(5);
    }
    const log = await all(store);
    for (const { at } of log) {
      expect(rows(await runner.views(at))).toEqual(rows(ruled(log, at)));
    }
  });
});
