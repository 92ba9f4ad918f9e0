import { ProjectionRunner } from '#event-sourcing';
import fc from '../support/fast-check.ts';
import { join } from 'node:path';
import { all, begin, bring, complete, count, ruled, rows, settled, storeIn } from '../support/batches.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { counters } from '../support/toy-counter.ts';

const root = temporaryFolder();
let folders = 0;

describe('batches, others, restarts and rebuilds in any order', () => {
  const step = fc.oneof(
    { weight: 2, arbitrary: fc.record({ does: fc.constant('begin' as const), batch: fc.nat(2) }) },
    { weight: 6, arbitrary: fc.record({ does: fc.constant('bring' as const), batch: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('complete' as const), batch: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('count' as const), batch: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const), batch: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('rebuild' as const), batch: fc.constant(0) }) },
  );

  it('give the same views', async () => {
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
  });
});
