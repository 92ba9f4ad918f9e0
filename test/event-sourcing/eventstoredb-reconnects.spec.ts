import type { RecordedEvent, SubscribeOptions } from '#event-sourcing';
import { EventStoreDbEventStore } from '../../src/event-sourcing/eventstoredb-event-store.ts';
import { append, everything, facts } from '../support/facts.ts';
import { bearable, OverDouble } from '../support/eventstoredb.ts';
import { inTime, until } from '../support/in-time.ts';

/** A subscription, and what its handler was given. */
function follow(over: OverDouble, options: Partial<SubscribeOptions> = {}) {
  const seen: string[] = [];
  const subscription = over.store.subscribe({ name: 's', after: null, batch: 10, ...options }, (events) => {
    seen.push(...events.map(place));
  });
  return { seen, subscription };
}

const place = ({ stream, rev }: RecordedEvent) => `${stream}@${rev}`;

describe('rule 6: a subscription goes on from its own checkpoint', () => {
  const over = new OverDouble();
  const write = async (count: number) => {
    for (let i = 0; i < count; i++) await over.store.append(append(`a-${i % 3}`, 'any', facts(2)));
  };
  /** The whole log, when the handler was given as many events. */
  const whole = async (seen: readonly string[]) => {
    const all = (await everything(over.store)).map(place);
    await until(() => seen.length >= all.length);
    return all;
  };

  it('subscribe.reconnect.afterServerRestart', async () => {
    const { seen, subscription } = follow(over);
    await write(4);
    expect(seen).toEqual(await whole(seen));
    for (let round = 0; round < 3; round++) {
      await over.restart();
      await write(4);
      expect(seen).toEqual(await whole(seen));
    }
    await until(() => subscription.status.state === 'live' && subscription.status.error === null);
  });

  it('subscribe.reconnect.whileOutOfReach: what was stored meanwhile is not missed', async () => {
    const { seen, subscription } = follow(over);
    await write(2);
    expect(seen).toEqual(await whole(seen));
    const other = await over.open(over.double.port);
    over.wire.refuse();
    await until(() => subscription.status.state !== 'live');
    expect(subscription.status.error).toEqual(expect.any(String));
    await other.append(append('b-1', 'none', facts(3)));
    await other.close();
    expect(seen).toHaveLength(4);
    over.wire.heal();
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.reconnect.midway: a connection that breaks again and again loses nothing', async () => {
    for (let i = 0; i < 20; i++) await over.store.append(append(`a-${i}`, 'none', facts(100)));
    const { seen } = follow(over);
    for (let i = 0; i < 5; i++) {
      const so = seen.length;
      await until(() => seen.length > so || seen.length === 2_000);
      over.wire.cut();
    }
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.silentDeath: one that hears nothing any more is begun anew', async () => {
    const { seen } = follow(over);
    await write(2);
    expect(seen).toEqual(await whole(seen));
    over.double.freezeSubscriptions();
    await write(2);
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.silentDeath: also when the connection is a black hole', async () => {
    const { seen } = follow(over);
    await write(2);
    expect(seen).toEqual(await whole(seen));
    over.wire.freeze();
    const other = await over.open(over.double.port);
    await other.append(append('b-1', 'none', facts(2)));
    await other.close();
    await until(() => seen.length === 6);
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.checkpoint: what is begun anew begins after what was handled', async () => {
    const { seen } = follow(over);
    await write(3);
    expect(seen).toEqual(await whole(seen));
    over.double.seen.length = 0;
    await over.restart();
    await write(1);
    expect(seen).toEqual(await whole(seen));
    const begun = over.double.seen.filter(({ method }) => method === 'Subscribe');
    const positions = over.double.log.events.filter(({ stream }) => stream.startsWith('evenhand-'));
    expect(begun.map(({ from }) => from)).toContain(positions[5]?.position);
  });

  it('subscribe.handlerThrows: it is tried again, parked, and others go on', async () => {
    let broken = true;
    const given: string[] = [];
    const failing = over.store.subscribe({ name: 'failing', after: null }, (events) => {
      given.push(...events.map(place));
      if (broken) throw new Error('out of order');
    });
    const { seen } = follow(over, { name: 'other' });
    await write(2);
    expect(seen).toEqual(await whole(seen));
    await until(() => failing.status.state === 'parked');
    expect(failing.status).toMatchObject({ position: null, error: 'out of order' });
    expect(given).toEqual(Array.from({ length: 5 }, () => 'a-0@0'));
    broken = false;
    failing.retry();
    await until(() => failing.status.state === 'live');
    expect(given.slice(5)).toEqual(seen);
  });

  it('subscribe.close: the server is told', async () => {
    const { subscription } = follow(over);
    await until(() => subscription.status.state === 'live');
    expect(over.double.subscriptions.size).toBe(1);
    await inTime(subscription.close(), bearable);
    await until(() => over.double.subscriptions.size === 0);
    expect(subscription.status.state).toBe('closed');
  });

  it('subscribe.filter: the server sends what begins with the prefix, and no other', async () => {
    const council = await EventStoreDbEventStore.open({
      connection: over.double.connectionString,
      prefix: 'other-',
    });
    await council.append(append('a-0', 'none', facts(40)));
    await council.close();
    await write(1);
    const { seen } = follow(over, { filter: { streamPrefixes: ['a-0'] } });
    expect(seen).toEqual(await whole(seen));
    const filters = over.double.seen.flatMap(({ method, filter }) =>
      method === 'Subscribe' ? [filter] : [],
    );
    for (const filter of filters) {
      expect(filter).toMatchObject({ on: 'stream', regex: '' });
      expect(filter?.prefixes.every((each) => each.startsWith('evenhand-'))).toBe(true);
    }
  });
});

describe('rule 9: nothing depends on what not every server tells', () => {
  const over = new OverDouble();
  beforeEach(() => {
    over.double.tellsCaughtUp = false;
    over.double.tellsActual = false;
    over.double.tellsPosition = false;
  });

  it('server.tells.nothing: appends know their position, conflicts their revision', async () => {
    const { position } = await over.store.append(append('a-1', 'none', facts(2)));
    expect((await over.store.readStream('a-1')).events.at(-1)?.pos).toBe(position);
    await expect(over.store.append(append('a-1', 0))).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      actual: 1,
    });
  });

  it('server.tells.nothing: a subscription is live when it is at the end', async () => {
    await over.store.append(append('a-1', 'none', facts(2)));
    const { seen, subscription } = follow(over);
    await until(() => subscription.status.state === 'live');
    expect(seen).toEqual(['a-1@0', 'a-1@1']);
  });

  it('server.old: one that tells no positions in streams is refused in words', async () => {
    await over.store.append(append('a-1', 'none')).catch(() => undefined);
    over.double.tellsReadPosition = false;
    await expect(over.store.readStream('a-1')).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringContaining('22.6') as string,
    });
  });

  it('server.persistent: no persistent subscription is ever asked for', async () => {
    const { subscription } = follow(over);
    await over.store.append(append('a-1', 'none'));
    await until(() => subscription.status.state === 'live');
    await everything(over.store);
    expect(over.double.seen.map(({ method }) => method)).toContain('Subscribe');
    expect(over.double.seen.map(({ method }) => method)).not.toContain('PersistentSubscriptions');
  });
});
