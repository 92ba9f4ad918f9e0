import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectionRunner, SqliteEventStore } from '#event-sourcing';
import { allProjections } from '../projections/projections.module.ts';
import { atLeast, type Figure } from './figure.ts';
import { parseAll } from './raw-log.ts';
import { rateOf, sideBySide } from './statistics.ts';

/** Every view from nothing, against SELECT and JSON.parse of every event. Leaves the views in the folder. */
export async function measureReplay(folder: string, rounds: number): Promise<Figure> {
  const store = await SqliteEventStore.open({ folder });
  const events = ((await store.last()) ?? -1) + 1;
  const rates = await sideBySide(
    rounds,
    async () => {
      for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `views.db${end}`), { force: true });
      const runner = await ProjectionRunner.open(store, folder, allProjections);
      const rate = await rateOf(events, () => runner.catchUp());
      await runner.close();
      return rate;
    },
    () => rateOf(events, () => parseAll(folder)),
  );
  await store.close();
  const size = events.toLocaleString('en-GB');
  return atLeast(0.4, `replay of ${size} events into every view`, 'events/s', rates);
}

/** How much dearer an event becomes in each larger log; the limit leaves room for what a machine does besides. */
export const flatness = ([smallest, ...larger]: readonly Figure[]): readonly Figure[] =>
  larger.map((figure) => {
    const ours = (smallest?.ours ?? Number.NaN) / figure.ours;
    const work = `${figure.work}: cost of an event, against the smallest log`;
    return { work, unit: '×', ours, raw: null, target: '≤ 1.5 ×', met: ours <= 1.5 };
  });
