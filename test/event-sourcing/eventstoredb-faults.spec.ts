import { EventStoreDBClient } from '@eventstore/db-client';
import { jest } from '@jest/globals';
import type { EventStore, RecordedEvent } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { append, everything, facts } from '../support/facts.ts';
import { bearable, OverDouble, patience } from '../support/eventstoredb.ts';
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
    await over.store.append(append('b-1', 'none', facts(20)));
    over.double.trickle = 50;
    expect((await over.store.readStream('b-1')).events).toHaveLength(20);
    expect(await everything(over.store)).toHaveLength(23);
  });

  it('client.halfDead: a connection that swallows everything is replaced', async () => {
    over.wire.freeze();
    await expect(inTime(over.store.last(), bearable)).rejects.toMatchObject(unreachable);
    await expect(inTime(over.store.last(), patience.call)).resolves.toEqual(expect.any(Number));
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

  it('client.dispose.hangs: one that never ends is left to itself', async () => {
    const disposals: (() => Promise<void>)[] = [];
    const build = EventStoreDBClient.connectionString.bind(EventStoreDBClient);
    const built = jest.spyOn(EventStoreDBClient, 'connectionString').mockImplementation((...asked) => {
      const client = build(...asked);
      disposals.push(client.dispose);
      return Object.assign(client, { dispose: () => new Promise<void>(() => {}) });
    });
    const other = await over.open();
    built.mockRestore();
    await other.append(append('a-1', 'none'));
    await inTime(other.close(), patience.dispose + 2_000);
    expect(disposals).toHaveLength(1);
    await disposals[0]!();
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
