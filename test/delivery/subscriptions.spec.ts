import { jest } from '@jest/globals';
import { messageOf } from './a-message.ts';
import { sending, start, wanted } from './sending.ts';

const hour = 3_600_000;

describe('a subscription', () => {
  it('that has ended tells nothing, has no address, and stays so', async () => {
    const told = jest.fn();
    const { outbox, subscriptions, sender } = sending(async () => (told(), { kind: 'delivered' }));
    const { id, secret } = subscriptions.add(wanted);
    expect(secret).toMatch(/^whsec_/);
    outbox.put(id, messageOf(1), start);
    subscriptions.end(id);
    outbox.drop(id);
    subscriptions.stand(id, 'parked');
    await sender.settled();
    expect(told).not.toHaveBeenCalled();
    expect(subscriptions.all()).toEqual([]);
    expect(() => subscriptions.named(id)).toThrow('has ended');
    expect(() => subscriptions.resume(id)).toThrow('has ended');
    expect(outbox.list([id], { limit: 1 })[0]?.state).toBe('failed');
  });

  it('signs with the secret before for a day after another was made', () => {
    const { subscriptions, pass } = sending(async () => ({ kind: 'delivered' }));
    const { id, secret } = subscriptions.add(wanted);
    const next = subscriptions.rotate(id);
    expect(subscriptions.secretsOf(id)).toEqual([next, secret]);
    pass(24 * hour - 1);
    expect(subscriptions.secretsOf(id)).toEqual([next, secret]);
    pass(1);
    expect(subscriptions.secretsOf(id)).toEqual([next]);
  });
});
