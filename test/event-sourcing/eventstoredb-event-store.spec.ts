import { canonicalize, EventStoreDbEventStore, type EventStore } from '#event-sourcing';
import { append, everything, fact, facts, until } from '../support/facts.ts';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { StoppedClock } from '../support/open-log.ts';
import { onServer } from '../support/server-store.ts';
import { eventStoreContract } from './event-store.contract.ts';

const open = onServer(
  async () => {
    let double = await EventStoreDouble.start();
    return {
      connection: double.connectionString,
      stop: () => double.stop(),
      async restart() {
        await double.stop();
        const { port, log } = double;
        double = await EventStoreDouble.start({ port, log });
      },
      loseAnswer: () => double.faults.set('append', 'commit-then-drop', 1),
    };
  },
  () => 'evenhand-',
);

eventStoreContract('EventStoreDbEventStore', open, {
  manyWriters: true,
  operator: true,
  serverRestart: true,
});

describe('EventStoreDbEventStore', () => {
  let double: EventStoreDouble;
  const opened: EventStore[] = [];
  const connect = async (options: Partial<Parameters<typeof EventStoreDbEventStore.open>[0]> = {}) => {
    const connection = double.connectionString;
    const store = await EventStoreDbEventStore.open({ connection, prefix: 'evenhand-', ...options });
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    double = await EventStoreDouble.start();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await double.stop();
  });

  it('says what it can do', async () => {
    const store = await connect();
    expect(store.capabilities).toEqual({
      name: 'eventstoredb',
      atomicAcrossStreams: false,
      gapless: false,
      treeHead: false,
      uniqueIds: false,
      oneWriter: false,
    });
    expect(await store.head()).toBeNull();
  });

  it('stores the canonical envelope without its position, its causes where the server knows them', async () => {
    const store = await connect({ clock: new StoppedClock('2026-03-01T09:00:00.000Z') });
    const event = fact({ corr: 'why', cause: 'command:7', data: { z: 1, 10: 'ä', 9: [] } });
    await store.append(append('a-1', 'none', [event]));
    const stored = double.log.stream('evenhand-a-1')!.events[0]!;
    const at = '2026-03-01T09:00:00.000Z';
    expect(Buffer.from(stored.bytes).toString()).toBe(
      canonicalize({ v: 1, ...event, at, occurred: at, stream: 'a-1', rev: 0 }),
    );
    expect(JSON.parse(Buffer.from(stored.metadata).toString())).toEqual({
      $correlationId: 'why',
      $causationId: 'command:7',
    });
    expect(stored).toMatchObject({ id: event.id, type: event.type, revision: 0 });
    const [recorded] = await everything(store);
    expect(recorded!.pos).toBe(2 * stored.position);
  });

  it('records not before what it saw of others, whose clock may be ahead', async () => {
    const ahead = await connect({ clock: new StoppedClock('2026-03-01T09:00:10.000Z') });
    const behind = await connect({ clock: new StoppedClock('2026-03-01T09:00:00.000Z') });
    await ahead.append(append('a-1', 'none'));
    await behind.append(append('b-1', 'none'));
    await behind.readStream('a-1');
    await behind.append(append('a-1', 0));
    const { events } = await ahead.readStream('a-1');
    expect(events.map(({ at }) => at)).toEqual(['2026-03-01T09:00:10.000Z', '2026-03-01T09:00:10.000Z']);
    expect((await ahead.readStream('b-1')).events[0]!.at).toBe('2026-03-01T09:00:00.000Z');
  });

  it('shares a server with others, whose streams it neither sees nor disturbs', async () => {
    const ours = await connect();
    const theirs = await connect({ prefix: 'other-council-' });
    await ours.append(append('a-1', 'none', facts(2)));
    await theirs.append(append('a-1', 'none', facts(3)));
    expect((await ours.readStream('a-1')).events).toHaveLength(2);
    expect(await everything(theirs)).toHaveLength(3);
    expect(await ours.last()).toBeLessThan((await theirs.last())!);
    const subscribed = double.seen.flatMap(({ filter }) => (filter ? [filter.prefixes] : []));
    expect(new Set(subscribed.flat())).toEqual(new Set(['other-council-']));
  });

  it('subscribe.filter.checkpointAdvancesWithoutMatches: also past what others record', async () => {
    const ours = await connect();
    const theirs = await connect({ prefix: 'other-council-' });
    const { position } = await ours.append(append('a-1', 'none'));
    const passed: number[] = [];
    const seen: number[] = [];
    const options = { name: 's', after: null, passed: (to: number) => void passed.push(to) };
    const subscription = ours.subscribe(options, ([event]) => void seen.push(event!.pos));
    await until(() => seen.length === 1);
    for (let i = 0; i < 3; i++) await theirs.append(append(`b-${i}`, 'none', facts(40)));
    await until(() => (passed.at(-1) ?? 0) > position);
    const checkpoint = passed.at(-1)!;
    expect(subscription.status).toMatchObject({ state: 'live', position: checkpoint });
    expect(await ours.last()).toBe(position);
    const { position: next } = await ours.append(append('a-1', 0));
    const resumed: number[] = [];
    ours.subscribe({ name: 't', after: checkpoint }, ([event]) => void resumed.push(event!.pos));
    await until(() => seen.length === 2 && resumed.length === 1);
    expect([seen[1], resumed[0]]).toEqual([next, next]);
  });

  it('reads from a place that is no position of the log, and from beyond its end', async () => {
    const store = await connect();
    for (let i = 0; i < 5; i++) await store.append(append('a-1', 'any'));
    const log = await everything(store);
    const third = log[2]!.pos;
    for (const from of [third - 2, third - 1, third]) {
      expect((await store.readAll({ from })).events).toEqual(log.slice(2));
    }
    const beyond = log.at(-1)!.pos + 12_345;
    expect(await store.readAll({ from: beyond })).toEqual({ events: [], next: beyond, end: true });
    const seen: number[] = [];
    store.subscribe({ name: 's', after: third - 4 }, (events) => {
      seen.push(...events.map(({ pos }) => pos));
    });
    await until(() => seen.length === 3);
    expect(seen).toEqual(log.slice(2).map(({ pos }) => pos));
  });

  it('opened to read only, records nothing', async () => {
    const writer = await connect();
    await writer.append(append('a-1', 'none'));
    const store = await connect({ readOnly: true });
    const refused = { name: 'StoreReadOnly' };
    await expect(store.append(append('a-1', 0))).rejects.toMatchObject(refused);
    await expect(store.appendAll([])).rejects.toMatchObject(refused);
    await expect(store.restore([])).rejects.toMatchObject(refused);
    expect(await everything(store)).toHaveLength(1);
  });

  it('says why it cannot be opened, and never the password', async () => {
    const { port } = double;
    await double.stop();
    const patience = { call: 300, dispose: 100 };
    const failing: readonly [string, RegExp][] = [
      [
        `esdb://app:s%40cret@127.0.0.1:${port}?tls=false`,
        /127\.0\.0\.1:\d+ cannot be reached.*See that it runs/,
      ],
      [
        `esdb+discover://app:s%40cret@127.0.0.1:${port}?tls=false&maxDiscoverAttempts=1`,
        /cannot be reached \(Failed to discover/,
      ],
      ['esdb://app:s%40cret@host:2113?tls=perhaps', /cannot be used: .*expected true or false/],
      ['esdb://app:s%40cret@host:2113?tlsCAFile=missing.crt', /certificate file/],
      ['esdb://app:s%cret@host:2113', /percent-encoded/],
      ['postgres://app:s%40cret@host', /looks like esdb:/],
    ];
    for (const [connection, why] of failing) {
      const error: unknown = await connect({ connection, patience }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'StoreUnavailable', message: expect.stringMatching(why) });
      expect(JSON.stringify(error) + String((error as Error).stack)).not.toMatch(/s%40?cret|s@cret/);
    }
  });
});
