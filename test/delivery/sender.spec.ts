import { type Outcome } from '../../src/delivery/sender.ts';
import { messageOf } from './a-message.ts';
import { sending, start, wanted } from './sending.ts';

const missed: Outcome = { kind: 'missed', why: '503', retryAfter: null };
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const table = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour),
];

describe('the sender', () => {
  it('tries by the whole table, then stops the subscription, and keeps what waits', async () => {
    const attempts: number[] = [];
    const { clock, outbox, subscriptions, sender, stopped, pass } = sending(async () => {
      attempts.push(Date.parse(clock.at));
      return missed;
    });
    const { id } = subscriptions.add(wanted);
    outbox.put(id, messageOf(1), start);
    outbox.put(id, messageOf(2), start);
    for (const wait of table) {
      pass(wait - 1);
      await sender.settled();
      pass(1);
      await sender.settled();
    }
    expect(attempts.map((at, index) => at - (attempts[index - 1] ?? Date.parse(start)))).toEqual(table);
    expect(stopped.mock.calls).toEqual([[expect.objectContaining({ id }), '503']]);
    expect(subscriptions.named(id).state).toBe('parked');
    pass(1_000 * hour);
    await sender.settled();
    expect(attempts).toHaveLength(10);
    const rows = outbox.list([id], { limit: 10 });
    expect(rows.map(({ state, attempts: made }) => [state, made])).toEqual([
      ['pending', 0],
      ['failed', 10],
    ]);
    expect(outbox.attemptsOf(rows[1]!.number).map(({ outcome }) => outcome)).toEqual(Array(10).fill('503'));
  });

  it('goes on in order when it is resumed', async () => {
    const told: string[] = [];
    let answer: Outcome = { kind: 'gone', why: '410' };
    const { outbox, subscriptions, sender, stopped } = sending(async (_to, [{ message }]) => {
      told.push(message.id.slice(-1));
      return answer;
    });
    const { id } = subscriptions.add(wanted);
    for (const n of [1, 2, 3]) outbox.put(id, messageOf(n), start);
    await sender.settled();
    expect([told, subscriptions.named(id).state]).toEqual([['1'], 'gone']);
    expect(stopped).toHaveBeenCalledTimes(1);
    answer = { kind: 'delivered' };
    subscriptions.resume(id);
    outbox.resume(id);
    await sender.settled();
    expect(told).toEqual(['1', '1', '2', '3']);
    expect(outbox.list([id], { limit: 10, state: 'delivered' })).toHaveLength(3);
  });

  it('tells the second only when the first has arrived', async () => {
    const told: string[] = [];
    const { outbox, subscriptions, sender, pass } = sending(async (_to, [{ message }]) => {
      told.push(message.id.slice(-1));
      return told.length < 3 ? missed : { kind: 'delivered' };
    });
    const { id } = subscriptions.add(wanted);
    for (const n of [1, 2]) outbox.put(id, messageOf(n), start);
    await sender.settled();
    pass(5 * second);
    await sender.settled();
    pass(5 * minute);
    await sender.settled();
    expect(told).toEqual(['1', '1', '1', '2']);
  });

  it('lets one that hangs delay no other', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const told: string[] = [];
    const { outbox, subscriptions, sender } = sending(async ({ title }, [{ message }]) => {
      if (title === 'It hangs') return promise;
      told.push(message.id.slice(-1));
      return { kind: 'delivered' };
    });
    const slow = subscriptions.add({ ...wanted, title: 'It hangs' });
    const quick = subscriptions.add(wanted);
    for (const n of [1, 2, 3]) for (const { id } of [slow, quick]) outbox.put(id, messageOf(n), start);
    sender.look();
    while (told.length < 3) await new Promise(setImmediate);
    resolve({ kind: 'delivered' });
    await sender.settled();
    expect(outbox.list([slow.id], { limit: 10, state: 'delivered' })).toHaveLength(3);
  });

  it('gathers a digest in one, not before its time', async () => {
    const told: number[] = [];
    const { outbox, subscriptions, sender, pass } = sending(async (_to, deliveries) => {
      told.push(deliveries.length);
      return { kind: 'delivered' };
    });
    const { id } = subscriptions.add({ ...wanted, way: 'email', pace: 'daily' });
    for (const n of [1, 2, 3]) outbox.put(id, messageOf(n), '2026-07-02T07:00:00.000Z');
    await sender.settled();
    expect(told).toEqual([]);
    pass(23 * hour);
    await sender.settled();
    expect(told).toEqual([3]);
  });

  it('takes a fault of its own for an attempt that missed', async () => {
    const { outbox, subscriptions, sender, failed } = sending(() => Promise.reject(new Error('a fault')));
    const { id } = subscriptions.add(wanted);
    outbox.put(id, messageOf(1), start);
    await sender.settled();
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ message: 'a fault' }));
    expect(outbox.list([id], { limit: 1 })[0]).toMatchObject({ state: 'pending', attempts: 1 });
  });

  it('puts the same event once, and sends one or all since a day again', async () => {
    let told = 0;
    const { clock, outbox, subscriptions, sender, pass } = sending(async () => {
      told += 1;
      return { kind: 'delivered' };
    });
    const { id } = subscriptions.add(wanted);
    for (const n of [1, 1, 2]) outbox.put(id, messageOf(n), start);
    await sender.settled();
    expect(told).toBe(2);
    outbox.again(outbox.list([id], { limit: 1 })[0]!.number);
    await sender.settled();
    expect(told).toBe(3);
    pass(hour);
    outbox.put(id, messageOf(3), clock.at);
    expect(outbox.againSince(id, clock.at)).toBe(1);
    expect(outbox.againSince(id, start)).toBe(3);
    await sender.settled();
    expect(told).toBe(6);
    expect(() => outbox.again(99)).toThrow('no such delivery');
  });
});
