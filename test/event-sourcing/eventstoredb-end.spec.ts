import { EventStoreDbEventStore, type EventStore } from '#event-sourcing';
import { append, everything, facts } from '../support/facts.ts';
import { EventStoreDouble } from '../support/event-store-double/index.ts';

describe('the end of a log among those of others', () => {
  let double: EventStoreDouble;
  const opened: EventStore[] = [];
  const connect = async (options: { readonly prefix?: string } = {}) => {
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

  it('is looked for no further back than it must', async () => {
    const ours = await connect();
    const theirs = await connect({ prefix: 'other-council-' });
    await ours.append(append('a-1', 'none'));
    for (let i = 0; i < 3; i++) await theirs.append(append(`b-${i}`, 'none', facts(500)));
    const fresh = await connect();
    const empty = await connect({ prefix: 'third-council-' });
    const before = double.seen.length;
    expect(await fresh.last()).toBe(double.log.stream('evenhand-a-1')!.events[0]!.position * 2);
    expect(await empty.last()).toBeNull();
    expect(double.seen.slice(before)).toMatchObject([{ count: 8 }, { count: 8 }]);
  });

  it('is looked for by the server where it is far back', async () => {
    const ours = await connect();
    await ours.append(append('a-1', 'none', facts(3)));
    const last = (await everything(ours)).at(-1)!.pos;
    const nothing = new Uint8Array();
    const theirs = facts(25_000).map(({ id, type }) => ({
      id,
      type,
      contentType: '',
      bytes: nothing,
      metadata: nothing,
    }));
    double.log.append('other-council-a', 'any', theirs);
    const fresh = await connect();
    const empty = await connect({ prefix: 'third-council-' });
    expect(await fresh.last()).toBe(last);
    expect(await empty.last()).toBeNull();
    const looked = double.seen.reduce(
      (sum, { direction, count = 0 }) => sum + (direction === 'backwards' ? count : 0),
      0,
    );
    expect(looked).toBeLessThan(60_000);
    const before = double.seen.length;
    expect(await fresh.last()).toBe(last);
    expect(double.seen.length - before).toBe(1);
  });
});
