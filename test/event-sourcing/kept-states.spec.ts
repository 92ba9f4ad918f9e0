import { Aggregates, event, originOf, SqliteEventStore, withOrigin, type Decider } from '#event-sourcing';
import { jest } from '@jest/globals';
import { join } from 'node:path';
import { z } from 'zod';
import { bring, complete, count as addTo, storeIn } from '../support/batches.ts';
import { StoppedClock } from '../support/open-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Counted as CounterCounted } from '../support/toy-counter.ts';

class Tallied extends event('Tallied', { by: z.int() }) {}
const tally: Decider<number, Tallied> = {
  category: 'tally',
  initial: 0,
  evolve: { Tallied: (sum, { by }) => sum + by },
};
const reversed: Decider<number, Tallied> = { ...tally, evolve: { Tallied: (sum, { by }) => sum - by } };

const root = temporaryFolder();
const clock = new StoppedClock();
let folders = 0;
let store: SqliteEventStore;
let aggregates: Aggregates;
beforeEach(async () => {
  store = await SqliteEventStore.open({ folder: join(root, String(++folders)), clock });
  aggregates = new Aggregates(store, clock);
});
afterEach(() => store.close());

const by = { kind: 'user', id: 'a-test', role: 'broker' } as const;
const count = (ref: string, key?: string, through = aggregates) =>
  withOrigin(originOf(by, key === undefined ? {} : { key }), () =>
    through.transact(tally, ref, () => [new Tallied({ by: 1 })]),
  );
/** The revisions from which the stream was read. */
const readFrom = () => {
  const reading = jest.spyOn(store, 'readStream');
  return () =>
    reading.mock.calls.flatMap(([stream, options]) => (stream === 'tally-A' ? [options?.from] : []));
};

describe('the state of a stream that was asked for before', () => {
  it('is not read again: only what came since is', async () => {
    for (let i = 0; i < 3; i++) await count('A');
    const from = readFrom();
    expect(await aggregates.load(tally, 'A')).toBe(3);
    await count('A');
    expect(await aggregates.load(tally, 'A')).toBe(4);
    // The append of the second is read by the third.
    expect(from()).toEqual([2, 3, 3]);
  });

  it('knows what another process recorded meanwhile', async () => {
    const other = new Aggregates(store, clock);
    await count('A');
    await count('A', undefined, other);
    expect(await aggregates.load(tally, 'A')).toBe(2);
    expect(await count('A')).toMatchObject({ revision: 2 });
    expect(await other.load(tally, 'A')).toBe(3);
  });

  it('still knows the command that recorded it, and gives its first receipt', async () => {
    const key = 'c0ffee00-0000-4000-8000-000000000001';
    const first = await count('A', key);
    await count('A');
    expect(await count('A', key)).toEqual(first);
    expect(await count('A', key, new Aggregates(store, clock))).toEqual(first);
    expect(await aggregates.load(tally, 'A')).toBe(2);
  });

  it('is that of the decider that asks', async () => {
    await count('A');
    expect(await aggregates.load(reversed, 'A')).toBe(-1);
    expect(await aggregates.load(tally, 'A')).toBe(1);
  });

  it('is forgotten when many others were asked for since, and read anew', async () => {
    await count('A');
    for (let i = 0; i < 300; i++) await aggregates.load(tally, `B${i}`);
    for (let i = 0; i < 300; i++) await count(`C${i}`);
    await aggregates.load(tally, 'A');
    for (let i = 0; i < 300; i++) await aggregates.load(tally, `C${i}`);
    const from = readFrom();
    expect(await aggregates.load(tally, 'A')).toBe(1);
    expect(from()).toEqual([0]);
  });

  it('holds nothing that an import under way has brought, until it is complete', async () => {
    const many = await storeIn(join(root, 'many'));
    const over = new Aggregates(many, clock);
    const counter: Decider<number, CounterCounted> = {
      category: 'counter',
      initial: 0,
      evolve: { Counted: (sum, { by }) => sum + by },
    };
    await bring(many, 'batch-1', 'A', 100);
    await addTo(many, 'A', 1);
    expect(await over.load(counter, 'A')).toBe(1);
    await addTo(many, 'A', 1);
    expect(await over.load(counter, 'A')).toBe(2);
    await complete(many, 'batch-1');
    expect(await over.load(counter, 'A')).toBe(102);
    await many.close();
  });
});
