import { EventStoreDBClient, jsonEvent, type StreamingRead } from '@eventstore/db-client';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { FaultyWire } from '../support/faulty-wire.ts';
import { inTime, until } from '../support/in-time.ts';

interface Read {
  readonly event?: {
    readonly id: string;
    readonly revision: bigint;
    readonly streamId: string;
    readonly type: string;
    readonly position?: { readonly commit: bigint; readonly prepare: bigint };
  };
}

const at = (commit: bigint) => ({ commit, prepare: commit });
const drained = async (read: StreamingRead<Read>) => (await Array.fromAsync(read)).map(({ event }) => event!);
const revisions = async (read: StreamingRead<Read>) =>
  (await drained(read)).map(({ revision }) => Number(revision));

let double: EventStoreDouble;
let client: EventStoreDBClient;

beforeEach(async () => {
  double = await EventStoreDouble.start();
  client = EventStoreDBClient.connectionString(double.connectionString);
});
afterEach(async () => {
  await double.stop();
  await inTime(client.dispose()).catch(() => undefined);
});

const store = async (stream: string, count: number, type = 'Fact') =>
  client.appendToStream(
    stream,
    Array.from({ length: count }, (_, n) => jsonEvent({ type, data: { n } })),
  );

describe('reads of the double', () => {
  it('go both ways through a stream, from where they are told', async () => {
    await store('a', 5);
    expect(await revisions(client.readStream('a'))).toEqual([0, 1, 2, 3, 4]);
    expect(await revisions(client.readStream('a', { fromRevision: 2n, maxCount: 2 }))).toEqual([2, 3]);
    expect(await revisions(client.readStream('a', { direction: 'backwards', fromRevision: 'end' }))).toEqual([
      4, 3, 2, 1, 0,
    ]);
    expect(
      await revisions(client.readStream('a', { direction: 'backwards', fromRevision: 3n, maxCount: 2 })),
    ).toEqual([3, 2]);
    expect(
      await revisions(client.readStream('a', { direction: 'backwards', fromRevision: 99n, maxCount: 1 })),
    ).toEqual([4]);
    expect(await revisions(client.readStream('a', { fromRevision: 5n }))).toEqual([]);
    await expect(drained(client.readStream('b'))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('tell positions in a stream, or none that can be, as old servers', async () => {
    const { position } = await store('a', 1);
    expect((await drained(client.readStream('a')))[0]?.position).toEqual(position);
    double.tellsReadPosition = false;
    expect((await drained(client.readStream('a')))[0]?.position).toEqual(at(2n ** 64n - 1n));
  });

  it('go through the whole log from a position: inclusive forwards, what is before it backwards', async () => {
    await store('a', 2);
    await store('b', 2);
    const all = await drained(client.readAll());
    const positions = all.map(({ position }) => position!.commit);
    expect(positions).toEqual(positions.toSorted((x, y) => Number(x - y)));
    const gaps = positions.slice(1).map((position, i) => position - positions[i]!);
    expect(new Set(gaps).size).toBeGreaterThan(1);
    const ids = all.map(({ id }) => id);
    const read = async (options: Parameters<typeof client.readAll>[0]) =>
      (await drained(client.readAll(options))).map(({ id }) => ids.indexOf(id));
    expect(await read({ fromPosition: at(positions[1]!) })).toEqual([1, 2, 3]);
    expect(await read({ fromPosition: at(positions[1]!), maxCount: 2 })).toEqual([1, 2]);
    expect(await read({ fromPosition: at(positions[2]!), direction: 'backwards' })).toEqual([1, 0]);
    expect(await read({ fromPosition: 'end', direction: 'backwards', maxCount: 1 })).toEqual([3]);
    expect(await read({ fromPosition: 'end' })).toEqual([]);
    await expect(read({ fromPosition: at(positions[1]! + 1n) })).rejects.toThrow(/invalid position/u);
  });

  it('show what the server writes for itself', async () => {
    await store('a', 60);
    await client.setStreamMetadata('a', { maxCount: 100 });
    const types = new Set((await drained(client.readAll())).map(({ type }) => type));
    expect(types).toEqual(new Set(['Fact', '$statsCollected', '$metadata']));
  });
});

describe('discovery of the double', () => {
  it('leads a client to it, and poisons the client when it fails', async () => {
    const found = EventStoreDBClient.connectionString(double.discoverString);
    double.faults.set('gossip', 'drop');
    const one = [jsonEvent({ type: 'Fact', data: {} })];
    await expect(found.appendToStream('a', one)).rejects.toThrow(/Failed to discover/u);
    double.faults.clear();
    expect(await drained(found.readAll())).toEqual([]);
    await expect(found.appendToStream('a', one)).rejects.toThrow(/Failed to discover/u);
    await found.dispose();
    const anew = EventStoreDBClient.connectionString(double.discoverString);
    expect(await anew.appendToStream('a', one)).toMatchObject({ success: true });
    await anew.dispose();
  });
});

describe('a faulty wire', () => {
  it('passes, breaks, refuses, swallows, freezes and heals', async () => {
    const wire = await FaultyWire.to(double.port);
    double.advertised = wire.port;
    const wired = EventStoreDBClient.connectionString(double.connectionString);
    const count = async () => (await inTime(drained(wired.readAll()), 500)).length;
    const counted = () => until(() => count().catch(() => undefined));
    await store('a', 3);
    expect(await count()).toBe(3);
    const errors: unknown[] = [];
    wired.subscribeToAll().on('error', (error) => errors.push(error));
    await until(() => double.subscriptions.size === 1);
    wire.cut();
    await until(() => errors.length === 1);
    expect(await counted()).toBe(3);
    wire.refuse();
    await expect(count()).rejects.toMatchObject({ type: 'unavailable' });
    wire.heal();
    expect(await counted()).toBe(3);
    wire.blackHole();
    await expect(count()).rejects.toThrow(/not within 500 ms/u);
    wire.heal();
    expect(await counted()).toBe(3);
    wire.freeze();
    await expect(count()).rejects.toThrow(/not within 500 ms/u);
    await wired.dispose();
    // The library shares a connection among clients whose settings are equal.
    const anew = EventStoreDBClient.connectionString(`${double.connectionString}&keepAliveInterval=10001`);
    expect(await drained(anew.readAll())).toHaveLength(3);
    await anew.dispose();
    await wire.close();
  });
});
