import {
  Aggregates,
  event,
  originOf,
  Rejection,
  SqliteEventStore,
  toNewEvents,
  withOrigin,
  type Append,
  type Decide,
  type Decider,
  type EventStore,
  type Origin,
} from '#event-sourcing';
import { join } from 'node:path';
import { z } from 'zod';
import { StoppedClock } from '../support/open-log.ts';
import { append, facts } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

class Deposited extends event('Deposited', { pence: z.int() }) {}
class Withdrawn extends event('Withdrawn', { pence: z.int() }) {}
type AccountEvent = Deposited | Withdrawn;

interface Account {
  readonly balance: number;
  readonly entries: number;
}

const account: Decider<Account, AccountEvent> = {
  category: 'account',
  initial: { balance: 0, entries: 0 },
  evolve: {
    Deposited: ({ balance, entries }, { pence }) => ({ balance: balance + pence, entries: entries + 1 }),
    Withdrawn: ({ balance, entries }, { pence }) => ({ balance: balance - pence, entries: entries + 1 }),
  },
};

const deposit =
  (pence: number, times = 1): Decide<Account, AccountEvent> =>
  () =>
    Array.from({ length: times }, () => new Deposited({ pence }));

const withdraw =
  (pence: number): Decide<Account, AccountEvent> =>
  ({ balance }) => {
    if (balance < pence) throw new Rejection('balance-too-low', `There are ${balance} pence.`);
    return [new Withdrawn({ pence })];
  };

const by = { kind: 'user', id: 'a-test', role: 'treasurer' } as const;
const as = <T>(work: () => T, more: Partial<Origin> = {}): T => withOrigin(originOf(by, more), work);

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

describe('aggregates', () => {
  it('load the initial state of what does not exist', async () => {
    expect(await aggregates.load(account, 'A1')).toBe(account.initial);
  });

  it('record what is decided, and fold it again', async () => {
    expect(await as(() => aggregates.transact(account, 'A1', deposit(500, 2)))).toEqual({
      stream: 'account-A1',
      revision: 1,
      position: 1,
      events: 2,
    });
    expect(await as(() => aggregates.transact(account, 'A1', withdraw(300)))).toMatchObject({ revision: 2 });
    expect(await aggregates.load(account, 'A1')).toEqual({ balance: 700, entries: 3 });
    expect(await aggregates.load(account, 'A2')).toEqual(account.initial);
  });

  it('fold streams of many pages', async () => {
    for (let i = 0; i < 3; i++) await as(() => aggregates.transact(account, 'A1', deposit(1, 1000)));
    expect(await aggregates.load(account, 'A1')).toEqual({ balance: 3000, entries: 3000 });
    expect(await as(() => aggregates.transact(account, 'A1', deposit(1)))).toMatchObject({ revision: 3000 });
  });

  it('fold a stream as it was before a position of the log, on one page or on many', async () => {
    for (const name of ['A1', 'A2', 'A1', 'A1'])
      await as(() => aggregates.transact(account, name, deposit(1, 1000)));
    for (const [position, balance] of [
      [0, 0],
      [1, 1],
      [1000, 1000],
      [2000, 1000],
      [2001, 1001],
      [3001, 2001],
      [9000, 3000],
    ] as const)
      expect([position, (await aggregates.loadBefore(account, 'A1', position)).balance]).toEqual([
        position,
        balance,
      ]);
    expect(await aggregates.loadBefore(account, 'A3', 10)).toBe(account.initial);
    expect((await aggregates.load(account, 'A1')).balance).toBe(3000);
  });

  it('give the decision the state and the time', async () => {
    const asked: unknown[] = [];
    await as(() => aggregates.transact(account, 'A1', deposit(500)));
    await as(() =>
      aggregates.transact(account, 'A1', (state, now) => {
        asked.push(state, now);
        return [];
      }),
    );
    expect(asked).toEqual([{ balance: 500, entries: 1 }, clock.now()]);
  });

  it('say where the stream is when there was nothing to do', async () => {
    const nothing = () => [];
    const absent = { stream: 'account-A1', revision: null, position: null, events: 0 };
    expect(await as(() => aggregates.transact(account, 'A1', nothing))).toEqual(absent);
    await as(() => aggregates.transact(account, 'A1', deposit(500)));
    expect(await as(() => aggregates.transact(account, 'A1', nothing))).toEqual({
      ...absent,
      revision: 0,
      position: 0,
    });
    expect(await store.last()).toBe(0);
  });

  it('pass a refusal on, and record nothing', async () => {
    const asked = as(() => aggregates.transact(account, 'A1', withdraw(1)));
    await expect(asked).rejects.toMatchObject({ name: 'Rejection', code: 'balance-too-low' });
    expect(await store.last()).toBeNull();
    expect(await as(() => aggregates.transact(account, 'A1', deposit(1)))).toMatchObject({ revision: 0 });
  });

  it('write down who, why and when', async () => {
    const origin = { by, corr: 'the-request', cause: 'command:7', occurred: '2025-05-05T05:05:05.000Z' };
    await withOrigin(origin, () => aggregates.transact(account, 'A1', deposit(5)));
    const { events } = await store.readStream('account-A1');
    expect(events).toMatchObject([
      { ...origin, at: clock.now(), type: 'Deposited', tv: 1, data: { pence: 5 } },
    ]);
  });

  it('record nothing without an author', async () => {
    await expect(aggregates.transact(account, 'A1', deposit(1))).rejects.toThrow(/outside withOrigin/);
    expect(await store.last()).toBeNull();
  });

  it('refuse a stream that holds what the decider does not know', async () => {
    await store.append(append('account-A1', 'none', facts(1)));
    await expect(aggregates.load(account, 'A1')).rejects.toThrow(/account-A1 holds Happened/);
  });

  it('lose nothing when many decide at once, in one process or in two', async () => {
    const other = new Aggregates(store, clock);
    const receipts = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        as(() => [aggregates, other][i % 2]!.transact(account, 'A1', deposit(10))),
      ),
    );
    expect(receipts.map(({ revision }) => revision).toSorted((a, b) => a! - b!)).toEqual(
      receipts.map((_, i) => i),
    );
    expect(await aggregates.load(account, 'A1')).toEqual({ balance: 400, entries: 40 });
  });

  /** Before each of the first appends somebody else records the facts in the same stream. */
  function overtaken(times: number, ...others: readonly AccountEvent[]) {
    let appends = 0;
    const faster = async (asked: Append) => {
      if (appends++ < times) {
        const events = toNewEvents(asked.stream, others, originOf(by));
        await store.append({ stream: asked.stream, expected: 'any', events });
      }
      return store.append(asked);
    };
    const readStream: EventStore['readStream'] = (...asked) => store.readStream(...asked);
    const { capabilities } = store;
    const unlucky = new Aggregates(
      { capabilities, append: faster, readStream } as unknown as EventStore,
      clock,
    );
    return { unlucky, appends: () => appends };
  }

  it('decide again on the new state when somebody was faster', async () => {
    await as(() => aggregates.transact(account, 'A1', deposit(100)));
    const { unlucky, appends } = overtaken(3, new Deposited({ pence: 5 }));
    const seen: number[] = [];
    const receipt = await as(() =>
      unlucky.transact(account, 'A1', ({ balance }) => {
        seen.push(balance);
        return [new Withdrawn({ pence: balance })];
      }),
    );
    expect(seen).toEqual([100, 105, 110, 115]);
    expect(appends()).toBe(4);
    expect(receipt).toMatchObject({ revision: 4, events: 1 });
    expect(await aggregates.load(account, 'A1')).toEqual({ balance: 0, entries: 5 });
  });

  it('refuse what the faster one left no room for', async () => {
    await as(() => aggregates.transact(account, 'A1', deposit(100)));
    const { unlucky } = overtaken(1, new Withdrawn({ pence: 80 }));
    await expect(as(() => unlucky.transact(account, 'A1', withdraw(80)))).rejects.toMatchObject({
      code: 'balance-too-low',
      message: 'There are 20 pence.',
    });
    expect(await aggregates.load(account, 'A1')).toEqual({ balance: 20, entries: 2 });
  });

  it('give up when somebody is always faster', async () => {
    const { unlucky, appends } = overtaken(Number.POSITIVE_INFINITY, new Deposited({ pence: 1 }));
    await expect(as(() => unlucky.transact(account, 'A1', deposit(1)))).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
    });
    expect(appends()).toBe(10);
  });

  describe('with a key', () => {
    const key = 'POST /deposits 4711';

    it('store a command that is sent twice once, and give the first receipt', async () => {
      const send = () => as(() => aggregates.transact(account, 'A1', deposit(10, 3)), { key });
      const first = await send();
      expect(first).toMatchObject({ revision: 2, events: 3 });
      expect(await send()).toEqual(first);
      await as(() => aggregates.transact(account, 'A1', withdraw(30)));
      expect(await send()).toEqual(first);
      expect(await aggregates.load(account, 'A1')).toEqual({ balance: 0, entries: 4 });
    });

    it('do not decide a second time, so that what was accepted is not refused later', async () => {
      await as(() => aggregates.transact(account, 'A1', deposit(10)));
      const send = () => as(() => aggregates.transact(account, 'A1', withdraw(10)), { key });
      const first = await send();
      expect(await send()).toEqual(first);
      expect(await aggregates.load(account, 'A1')).toEqual({ balance: 0, entries: 2 });
    });

    it('store it once when it is sent twice at the same time, in one process or in two', async () => {
      const other = new Aggregates(store, clock);
      const [one, two, three] = await Promise.all(
        [aggregates, aggregates, other].map((each) =>
          as(() => each.transact(account, 'A1', deposit(10, 2)), { key }),
        ),
      );
      expect([two, three]).toEqual([one, one]);
      expect(await aggregates.load(account, 'A1')).toEqual({ balance: 20, entries: 2 });
    });

    it('store it once over a restart', async () => {
      const send = () => as(() => aggregates.transact(account, 'A1', deposit(10)), { key });
      const first = await send();
      await store.close();
      store = await SqliteEventStore.open({ folder: join(root, String(folders)), clock });
      aggregates = new Aggregates(store, clock);
      expect(await send()).toEqual(first);
      expect(await store.last()).toBe(0);
    });

    it('tell commands with other keys and other streams apart', async () => {
      for (const ref of ['A1', 'A2']) {
        for (const suffix of ['', '!']) {
          await as(() => aggregates.transact(account, ref, deposit(10)), { key: key + suffix });
        }
      }
      await as(() => aggregates.transact(account, 'A1', deposit(10)));
      expect(await aggregates.load(account, 'A1')).toEqual({ balance: 30, entries: 3 });
      expect(await aggregates.load(account, 'A2')).toEqual({ balance: 20, entries: 2 });
    });
  });
});
