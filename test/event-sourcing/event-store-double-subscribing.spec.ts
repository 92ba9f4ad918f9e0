import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
} from '@eventstore/db-client';
import { EventStoreDouble } from '../support/event-store-double/index.ts';
import { inTime, until } from '../support/in-time.ts';

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

/** What a subscription was given so far. */
function heard(subscription: AllStreamSubscription): {
  readonly events: string[];
  readonly errors: string[];
} {
  const events: string[] = [];
  const errors: string[] = [];
  subscription.on('data', ({ event }: AllStreamResolvedEvent) =>
    events.push(`${event?.streamId}@${event?.revision}`),
  );
  subscription.on('error', (error: Error) => errors.push(error.message));
  return { events, errors };
}

describe('subscriptions of the double', () => {
  it('tell what was stored after a position, and then what is stored', async () => {
    const { position } = await store('a', 1);
    await store('b', 1);
    const { events } = heard(client.subscribeToAll({ fromPosition: position! }));
    await until(() => events.length === 1);
    await store('c', 2);
    await until(() => events.length === 3);
    expect(events).toEqual(['b@0', 'c@0', 'c@1']);
  });

  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['a-', 'b-'] }), ['a-1@0', 'b-1@0']],
    ['a pattern of streams', streamNameFilter({ regex: '^.-1$' }), ['a-1@0', 'b-1@0', 'c-1@0']],
    ['prefixes of types', eventTypeFilter({ prefixes: ['Other'] }), ['c-1@0']],
    ['a pattern of types', eventTypeFilter({ regex: '^[^$F]' }), ['c-1@0']],
  ])('filter by %s', async (_, filter, expected) => {
    await store('a-1', 1);
    await store('b-1', 1);
    await store('c-1', 1, 'Other');
    await client.setStreamMetadata('a-1', { maxCount: 100 });
    const subscription = client.subscribeToAll({ filter });
    const { events } = heard(subscription);
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    expect(events).toEqual(expected);
  });

  it('tell how far they have looked when nothing passes', async () => {
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['none'],
      checkpointReached: (_, { commit }) => void checkpoints.push(commit),
    });
    await store('a', 40);
    heard(client.subscribeToAll({ filter }));
    await until(() => checkpoints.length === 1);
    await store('a', 30);
    await until(() => checkpoints.length === 2);
    const looked = double.log.events.map(({ position }) => BigInt(position));
    expect(checkpoints).toEqual([looked[31], looked[63]]);
  });

  it('say that they have caught up, once, unless they are switched to be old', async () => {
    await store('a', 1);
    const said = [0, 0];
    const now = client.subscribeToAll().on('caughtUp', () => said[0]!++);
    heard(now);
    await until(() => said[0] === 1);
    double.tellsCaughtUp = false;
    const old = client.subscribeToAll().on('caughtUp', () => said[1]!++);
    const { events } = heard(old);
    await store('a', 1);
    await until(() => events.length === 2);
    expect(said).toEqual([1, 0]);
  });

  it('follow a stream that is not there yet', async () => {
    const revisions: bigint[] = [];
    client
      .subscribeToStream('a')
      .on('error', () => undefined)
      .on('data', ({ event }) => revisions.push(event!.revision));
    await until(() => double.subscriptions.size === 1);
    await store('b', 1);
    await store('a', 2);
    await until(() => revisions.length === 2);
    expect(revisions).toEqual([0n, 1n]);
  });

  it('write no faster than they are read', async () => {
    for (let i = 0; i < 20; i++) await store(`a-${i}`, 100);
    const subscription = client.subscribeToAll();
    subscription.on('error', () => undefined);
    const reading = subscription[Symbol.asyncIterator]();
    await reading.next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [{ sent } = { sent: 0 }] = double.subscriptions;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(1_500);
  });

  it('are over for the server when they are unsubscribed from', async () => {
    const subscription = client.subscribeToAll();
    heard(subscription);
    await until(() => double.subscriptions.size === 1);
    await subscription.unsubscribe();
    await expect(until(() => double.subscriptions.size === 0)).resolves.toBe(true);
  });

  it('fall silent when they are frozen', async () => {
    const { events, errors } = heard(client.subscribeToAll());
    await until(() => double.subscriptions.size === 1);
    double.freezeSubscriptions();
    await store('a', 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([events, errors]).toEqual([[], []]);
  });

  it('keep up with twenty thousand events, three of them', async () => {
    const three = [0, 1, 2].map(() =>
      heard(client.subscribeToAll({ filter: streamNameFilter({ prefixes: ['a-'] }) })),
    );
    for (let i = 0; i < 200; i++) await store(`a-${i}`, 100);
    await until(() => three.every(({ events }) => events.length === 20_000));
    expect(new Set(three[0]?.events).size).toBe(20_000);
    expect(three[1]?.events).toEqual(three[0]?.events);
  });

  it('that are persistent are seen, and refused', async () => {
    await expect(
      client.createPersistentSubscriptionToStream(
        'a',
        'group',
        persistentSubscriptionToStreamSettingsFromDefaults(),
      ),
    ).rejects.toMatchObject({ code: 12 });
    expect(double.seen.at(-1)?.method).toBe('PersistentSubscriptions');
  });
});
