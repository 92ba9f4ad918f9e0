import { limits, type EventStore, type RecordedEvent } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { append, everything, fact, facts } from '../support/facts.ts';
import { bearable, OverDouble, patience } from '../support/eventstoredb.ts';
import { heapInUse } from '../support/heap.ts';
import { inTime, until } from '../support/in-time.ts';

const unreachable = { name: 'StoreUnavailable' };

/** Every call of the port that asks the server. */
const calls: Readonly<Record<string, (store: EventStore) => Promise<unknown>>> = {
  append: (store) => store.append(append('a-2', 'none')),
  'append to any': (store) => store.append(append('a-1', 'any')),
  appendAll: (store) => store.appendAll([[append('a-2', 'any')]]),
  restore: (store) => store.restore([[{ ...recorded!, stream: 'a-2', rev: 0 }]]),
  readStream: (store) => store.readStream('a-1'),
  readAll: (store) => store.readAll(),
  export: (store) => Array.fromAsync(store.export()),
  last: (store) => store.last(),
};
let recorded: RecordedEvent | undefined;

describe('rule 1: every call has a limit of its own', () => {
  const over = new OverDouble();
  beforeEach(async () => {
    await over.store.append(append('a-1', 'none', facts(3)));
    [recorded] = (await over.store.readStream('a-1')).events;
  });

  it.each(Object.keys(calls))('client.blackHole.everyCallSettlesInTime: %s', async (name) => {
    over.wire.blackHole();
    await expect(inTime(calls[name]!(over.store), bearable)).rejects.toMatchObject(unreachable);
    over.wire.heal();
    await expect(inTime(over.store.readStream('a-1'), bearable)).resolves.toMatchObject({ exists: true });
  });

  it.each(Object.keys(calls))('client.serverSilent.everyCallSettlesInTime: %s', async (name) => {
    for (const rpc of ['append', 'read', 'subscribe'] as const) over.double.faults.set(rpc, 'hang');
    await expect(inTime(calls[name]!(over.store), bearable)).rejects.toMatchObject(unreachable);
    over.double.faults.clear();
    await expect(inTime(over.store.readStream('a-1'), bearable)).resolves.toMatchObject({ exists: true });
  });

  it('opening it, too, and the message says where it tried', async () => {
    over.wire.blackHole();
    await expect(inTime(over.open(), bearable)).rejects.toMatchObject({
      ...unreachable,
      message: expect.stringContaining(`127.0.0.1:${over.wire.port}`) as string,
    });
  });

  it('an answer that takes longer than the limit is no silence while it comes', async () => {
    for (let i = 0; i < 10; i++) await over.store.append(append(`b-${i}`, 'none', facts(500)));
    expect(await everything(over.store)).toHaveLength(5_003);
  });
});

describe.each([
  ['a discovery', (port: number) => `esdb+discover://127.0.0.1:${port}?tls=false`],
  ['several nodes', (port: number) => `esdb://127.0.0.1:${port},127.0.0.1:${port}?tls=false`],
])('rule 2: a client that was poisoned is replaced, with %s', (_, connection) => {
  const over = new OverDouble(
    (port) => `${connection(port)}&maxDiscoverAttempts=1&discoveryInterval=10&gossipTimeout=1`,
  );

  it('client.poison.recoverAfterTotalOutage', async () => {
    await over.store.append(append('a-1', 'none'));
    over.wire.refuse();
    const asked = append('a-1', 0);
    await expect(inTime(over.store.append(asked), bearable)).rejects.toMatchObject(unreachable);
    await expect(inTime(over.store.readStream('a-1'), bearable)).rejects.toMatchObject(unreachable);
    over.wire.heal();
    await expect(inTime(over.store.append(asked), bearable)).resolves.toMatchObject({ revision: 1 });
    await expect(inTime(over.store.readStream('a-1'), bearable)).resolves.toMatchObject({ exists: true });
  });

  it('client.poison.outageOfDiscoveryOnly', async () => {
    over.double.faults.set('gossip', 'hang');
    over.wire.cut();
    const asked = append('a-1', 'none');
    await expect(inTime(over.store.append(asked), bearable)).rejects.toMatchObject(unreachable);
    over.double.faults.clear();
    await expect(inTime(over.store.append(asked), bearable)).resolves.toMatchObject({ revision: 0 });
  });
});

describe('rule 5: reads come in pages, and every page is read to its end', () => {
  const over = new OverDouble();
  const reads = () => over.double.seen.filter(({ method }) => method === 'Read');

  it('read.pages: no read asks for more than a page, and no more is read than was asked for', async () => {
    for (let i = 0; i < 5; i++)
      await over.store.append(append('a-1', i === 0 ? 'none' : i * 500 - 1, facts(500)));
    over.double.seen.length = 0;
    expect((await over.store.readStream('a-1', { limit: 2_400 })).events).toHaveLength(2_400);
    await over.store.readStream('a-1', { direction: 'backwards', limit: 3 });
    await over.store.last();
    const counts = reads().map(({ count }) => count ?? Infinity);
    expect(counts.length).toBeGreaterThan(4);
    expect(Math.max(...counts)).toBeLessThanOrEqual(1_000);
    expect(counts).toContain(400);
    expect(over.double.subscriptions.size).toBe(0);
  });

  it('read.drain.noLeak: a thousand reads leave nothing behind', async () => {
    await over.store.append(append('a-1', 'none', facts(10)));
    const read = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await over.store.readStream('a-1', { from: i % 5, limit: 2 });
        if (i % 4 === 0) await over.store.readAll({ limit: 2 });
      }
      over.double.seen.length = 0;
      return heapInUse();
    };
    const before = await read(300);
    expect((await read(1_000)) - before).toBeLessThan(8 * 1024 * 1024);
  }, 60_000);
});

describe('rule 7: the end of a client is not waited for without limit', () => {
  const over = new OverDouble();

  it('client.dispose.settlesInTime', async () => {
    const subscription = over.store.subscribe({ name: 's', after: null }, () => {});
    await until(() => subscription.status.state === 'live');
    over.wire.blackHole();
    const reading = over.store.readStream('a-1').catch((error: unknown) => error);
    await inTime(over.store.close(), patience.call + patience.dispose + 2_000);
    expect(await inTime(reading)).toMatchObject({
      name: expect.stringMatching(/Closed|Unavailable/u) as string,
    });
    await expect(over.store.append(append('a-1', 'none'))).rejects.toMatchObject({ name: 'StoreClosed' });
    expect(subscription.status.state).toBe('closed');
  });
});

describe('rule 8: one client, one connection', () => {
  const over = new OverDouble();

  it('client.one: everything goes over one connection', async () => {
    const subscription = over.store.subscribe({ name: 's', after: null }, () => {});
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await over.store.append(append(`a-${i}`, 'none'));
        await over.store.readAll();
      }),
    );
    await until(() => subscription.status.state === 'live');
    expect(over.wire.connections).toBe(1);
  });

  it('client.one: no other client of the server is a dependency', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    expect(Object.keys(dependencies).filter((name) => /eventstore|kurrent/u.test(name))).toEqual([
      '@eventstore/db-client',
    ]);
  });
});

describe('rule 10: one append is smaller than any server takes', () => {
  const over = new OverDouble();

  it('append.cap: what is larger is refused, and nothing is sent', async () => {
    const large = Array.from({ length: 4 }, () =>
      fact({ data: { text: 'x'.repeat(limits.appendBytes / 4) } }),
    );
    await expect(over.store.append(append('a-1', 'none', large))).rejects.toMatchObject({ name: 'TooLarge' });
    expect(over.appends()).toEqual([]);
  });

  it('append.cap: what is as large as the port allows is taken', async () => {
    const text = 'x'.repeat(limits.appendBytes / 4 - 1_000);
    const large = Array.from({ length: 4 }, () => fact({ data: { text } }));
    await over.store.append(append('a-1', 'none', large));
    expect(over.stored('a-1')).toBe(4);
  });

  it('append.cap: a server that takes less is heard', async () => {
    over.double.maxAppendBytes = 2_000;
    const large = fact({ data: { text: 'x'.repeat(2_000) } });
    await expect(over.store.append(append('a-1', 'none', [large]))).rejects.toMatchObject({
      name: 'TooLarge',
    });
    expect(over.stored('a-1')).toBe(0);
  });
});
