import {
  EventStoreDBClient,
  jsonEvent,
  type AppendExpectedRevision,
  type StreamingRead,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { inTime, until } from '../support/in-time.ts';

interface Read {
  readonly event?: { readonly id: string; readonly revision: bigint; readonly streamId: string };
}

const fact = (id = randomUUID()) => jsonEvent({ id, type: 'Fact', data: { id } });
const facts = (count: number) => Array.from({ length: count }, () => fact());
const drained = async (read: StreamingRead<Read>) => (await Array.fromAsync(read)).map(({ event }) => event!);

describe.each([
  ['appends in batches', true],
  ['appends as to an old server', false],
])('the double, when the client %s,', (_, batchAppend) => {
  let double: EventStoreDouble;
  let client: EventStoreDBClient;

  beforeEach(async () => {
    double = await EventStoreDouble.start({ batchAppend });
    client = EventStoreDBClient.connectionString(double.connectionString);
  });
  afterEach(async () => {
    await double.stop();
    await inTime(client.dispose()).catch(() => undefined);
  });

  const append = (
    stream: string,
    events: ReturnType<typeof jsonEvent>[],
    expectedRevision: AppendExpectedRevision,
  ) => client.appendToStream(stream, events, { expectedRevision });

  it('is called as that client calls a server', async () => {
    await append('a', facts(1), 'no_stream');
    expect(double.seen.map(({ method }) => method)).toEqual([
      'GetSupportedMethods',
      batchAppend ? 'BatchAppend' : 'Append',
    ]);
  });

  it('keeps expected revisions', async () => {
    expect((await append('a', facts(2), 'no_stream')).nextExpectedRevision).toBe(1n);
    expect((await append('a', facts(1), 1n)).nextExpectedRevision).toBe(2n);
    expect((await append('a', facts(1), 'any')).nextExpectedRevision).toBe(3n);
    expect((await append('a', facts(1), 'stream_exists')).nextExpectedRevision).toBe(4n);
    for (const [wrong, actual] of [
      ['no_stream', 4n],
      [2n, 4n],
      [5n, 4n],
    ] as const) {
      await expect(append('a', facts(1), wrong)).rejects.toMatchObject({
        type: 'wrong-expected-version',
        expectedVersion: wrong,
        actualVersion: actual,
      });
    }
    await expect(append('b', facts(1), 'stream_exists')).rejects.toMatchObject({
      actualVersion: 'no_stream',
    });
    expect(double.log.stream('a')?.events).toHaveLength(5);
  });

  it('knows a retry by its ids before the current revision, and answers as at first', async () => {
    const [one, two, three] = [fact(), fact(), fact()];
    const first = await append('a', [one, two], 'no_stream');
    await append('a', [three], 1n);
    expect(await append('a', [one, two], 'no_stream')).toEqual(first);
    await expect(append('a', [two, one], 'no_stream')).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    await expect(append('a', [one, fact()], 'no_stream')).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
    await expect(append('a', [two, three, fact()], 0n)).rejects.toMatchObject({ actualVersion: 2n });
    expect(double.log.stream('a')?.events).toHaveLength(3);
  });

  it('compares no ids at the current revision: they are stored twice', async () => {
    const twice = fact();
    await append('a', [twice], 'no_stream');
    expect((await append('a', [twice], 0n)).nextExpectedRevision).toBe(1n);
  });

  it('remembers ids for any revision until it restarts', async () => {
    const again = fact();
    await append('a', [again], 'any');
    expect((await append('a', [again], 'any')).nextExpectedRevision).toBe(0n);
    double.log.forgetRecent();
    expect((await append('a', [again], 'any')).nextExpectedRevision).toBe(1n);
  });

  it('takes no append over its size: data, metadata and two bytes a character of the types', async () => {
    const event = jsonEvent({ type: 'Counted', data: { a: 1 }, metadata: { b: 2 } });
    const bytes = 2 * ('{"a":1}'.length + '{"b":2}'.length + 2 * 'Counted'.length);
    const both = [event, { ...event, id: randomUUID() }];
    double.maxAppendBytes = bytes - 1;
    await expect(append('a', both, 'no_stream')).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: bytes - 1,
    });
    expect(double.log.stream('a')).toBeUndefined();
    double.maxAppendBytes = bytes;
    expect(await append('a', both, 'no_stream')).toMatchObject({ success: true });
  });

  it('tells no position and no actual revision when it is switched so', async () => {
    double.tellsPosition = false;
    double.tellsActual = false;
    expect(await append('a', facts(1), 'no_stream')).toMatchObject({ success: true, position: undefined });
    await expect(append('a', facts(1), 3n)).rejects.toMatchObject({ actualVersion: 'no_stream' });
  });

  it('soft deletes: reads find nothing, and what is appended goes on at the next revision', async () => {
    await append('a', facts(2), 'no_stream');
    await client.deleteStream('a', { expectedRevision: 1n });
    await expect(drained(client.readStream('a'))).rejects.toMatchObject({ type: 'stream-not-found' });
    expect((await append('a', facts(1), 'no_stream')).nextExpectedRevision).toBe(2n);
    expect((await drained(client.readStream('a'))).map(({ revision }) => revision)).toEqual([2n]);
    const all = (await drained(client.readAll())).filter(({ streamId }) => streamId === 'a');
    expect(all).toHaveLength(3);
  });

  it('tombstones for ever', async () => {
    await append('a', facts(1), 'no_stream');
    await client.tombstoneStream('a');
    await expect(append('a', facts(1), 'any')).rejects.toMatchObject({ type: 'stream-deleted' });
    await expect(drained(client.readStream('a'))).rejects.toMatchObject({ type: 'stream-deleted' });
    expect((await drained(client.readAll())).at(-1)).toMatchObject({
      streamId: 'a',
      revision: 2n ** 63n - 1n,
    });
  });

  it('shows a truncated stream short, and $all as it was', async () => {
    await append('a', facts(5), 'no_stream');
    await client.setStreamMetadata('a', { maxCount: 2 });
    expect((await drained(client.readStream('a'))).map(({ revision }) => revision)).toEqual([3n, 4n]);
    await client.setStreamMetadata('a', { truncateBefore: 4 });
    expect(
      (await drained(client.readStream('a', { fromRevision: 0n }))).map(({ revision }) => revision),
    ).toEqual([4n]);
    await client.setStreamMetadata('a', { maxAge: 0 });
    expect(await drained(client.readStream('a'))).toEqual([]);
    expect((await drained(client.readAll())).filter(({ streamId }) => streamId === 'a')).toHaveLength(5);
    expect((await client.getStreamMetadata('a')).metadata).toEqual({ maxAge: 0 });
  });

  it.each(['drop', 'reset', 'not-ready', 'too-busy', 'no-leader'] as const)('fails: %s', async (fault) => {
    double.faults.set('append', fault, 1);
    const one = fact();
    const error = (await append('a', [one], 'no_stream').catch((e: unknown) => e)) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toMatch(/drop|RST_STREAM|Not Ready|Too Busy|leader/u);
    expect(double.log.stream('a')).toBeUndefined();
    expect((await append('a', [one], 'no_stream')).nextExpectedRevision).toBe(0n);
  });

  it.each(['commit-then-drop', 'commit-then-reset'] as const)('loses its answer: %s', async (fault) => {
    double.faults.set('append', fault, 1);
    const [one, two] = [fact(), fact()];
    await expect(append('a', [one], 'no_stream')).rejects.toThrow(/drop|RST_STREAM/u);
    expect(double.log.stream('a')?.events).toHaveLength(1);
    expect((await append('a', [one], 'no_stream')).nextExpectedRevision).toBe(0n);
    expect((await append('a', [two], 0n)).nextExpectedRevision).toBe(1n);
  });

  it('never answers, and then the deadline of the client counts only without batches', async () => {
    double.faults.set('append', 'hang');
    const appended = client.appendToStream('a', facts(1), { expectedRevision: 'no_stream', deadline: 200 });
    const outcome = await inTime(appended, 700).catch((e: Error) => e.message);
    expect(outcome).toMatch(batchAppend ? /not within 700 ms/u : /DEADLINE_EXCEEDED/u);
  });

  it('keeps what it stored when it is started again on its port', async () => {
    const one = fact();
    const first = await append('a', [one], 'no_stream');
    const lost = new Promise<Error>((resolve) => {
      client.subscribeToAll().on('error', resolve);
    });
    await until(() => double.subscriptions.size === 1);
    await double.stop();
    expect(await inTime(lost)).toMatchObject({
      type: expect.stringMatching(/cancelled|unavailable/u) as string,
    });
    double = await EventStoreDouble.start({ port: double.port, log: double.log, batchAppend });
    const again = await until(() => append('a', [one], 'no_stream').catch(() => undefined));
    expect(again).toEqual(first);
  });
});
