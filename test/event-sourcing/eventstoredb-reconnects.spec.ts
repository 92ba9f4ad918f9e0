import { EventStoreDbEventStore } from '../../src/event-sourcing/eventstoredb-event-store.ts';
import { append, everything, facts } from '../support/facts.ts';
import { bearable, OverDouble, place } from '../support/eventstoredb.ts';
import { inTime, until } from '../support/in-time.ts';

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
    const { seen, subscription } = over.follow();
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
    const { seen, subscription } = over.follow();
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

  it('subscribe.reconnect.longOutage: it goes on trying, and is not parked like a handler that throws', async () => {
    const { seen, subscription } = over.follow();
    await write(2);
    expect(seen).toEqual(await whole(seen));
    over.wire.refuse();
    const states = new Set<string>();
    const end = Date.now() + 1_500;
    await until(() => states.add(subscription.status.state) && Date.now() > end);
    over.wire.heal();
    await until(() => states.add(subscription.status.state) && subscription.status.state === 'live');
    expect(states).not.toContain('parked');
    await write(2);
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.reconnect.midway: a connection that breaks again and again loses nothing', async () => {
    for (let i = 0; i < 20; i++) await over.store.append(append(`a-${i}`, 'none', facts(100)));
    const { seen } = over.follow();
    for (let i = 0; i < 5; i++) {
      const so = seen.length;
      await until(() => seen.length > so || seen.length === 2_000);
      over.wire.cut();
    }
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.silentDeath: one that hears nothing any more is begun anew', async () => {
    const { seen } = over.follow();
    await write(2);
    expect(seen).toEqual(await whole(seen));
    over.double.freezeSubscriptions();
    await write(2);
    expect(seen).toEqual(await whole(seen));
  });

  it('subscribe.silentDeath: also when the connection is a black hole', async () => {
    const { seen } = over.follow();
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
    const { seen } = over.follow();
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
    const { seen } = over.follow({ name: 'other' });
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
    const { subscription } = over.follow();
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
    const { seen } = over.follow({ filter: { streamPrefixes: ['a-0'] } });
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
