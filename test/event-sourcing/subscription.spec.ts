import type { RecordedEvent } from '#event-sourcing';
import { Subject } from 'rxjs';
import {
  CatchUpSubscription,
  retryDelays,
  type Feed,
  type Stretch,
} from '../../src/event-sourcing/subscription.ts';
import { until } from '../support/facts.ts';

const event = (pos: number) => ({ pos }) as RecordedEvent;

/** A feed of so many events, which can be made to fail and to grow. */
function feedOf(count: number) {
  const committed = new Subject<number>();
  const feed = {
    count,
    failing: 0,
    reads: 0,
    committed,
    async read(after: number | null, limit: number): Promise<Stretch> {
      feed.reads++;
      if (feed.failing-- > 0) throw new Error('the feed is away');
      const from = (after ?? -1) + 1;
      const to = Math.min(feed.count, from + limit);
      const events = Array.from({ length: Math.max(0, to - from) }, (_, i) => event(from + i));
      return { events, through: to === 0 ? null : to - 1, end: to === feed.count };
    },
    grow() {
      committed.next(feed.count++);
    },
  };
  return feed satisfies Feed;
}

describe('a subscription', () => {
  it('tries five times within about three seconds', () => {
    expect(retryDelays).toHaveLength(4);
    const total = retryDelays.reduce((sum, delay) => sum + delay, 0);
    expect(total).toBeGreaterThanOrEqual(2500);
    expect(total).toBeLessThanOrEqual(3500);
    expect(retryDelays).toEqual(retryDelays.toSorted((a, b) => a - b));
  });

  it('does not poll: it reads when it is woken', async () => {
    const feed = feedOf(3);
    const seen: number[] = [];
    const subscription = new CatchUpSubscription(feed, { name: 's', after: null, batch: 10 }, (events) => {
      seen.push(...events.map(({ pos }) => pos));
    });
    await until(() => subscription.status.state === 'live');
    const { reads } = feed;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(feed.reads).toBe(reads);
    feed.grow();
    await until(() => seen.length === 4);
    expect(feed.reads).toBe(reads + 1);
    await subscription.close();
    expect(feed.committed.observed).toBe(false);
  });

  it('misses nothing that is committed while it reads or handles', async () => {
    const feed = feedOf(0);
    const seen: number[] = [];
    const subscription = new CatchUpSubscription(feed, { name: 's', after: null }, async ([one]) => {
      seen.push(one!.pos);
      if (feed.count < 200) feed.grow();
      await Promise.resolve();
      if (feed.count < 200) feed.grow();
    });
    await until(() => subscription.status.state === 'live');
    feed.grow();
    await until(() => seen.length === 200 && subscription.status.state === 'live');
    expect(seen).toEqual(seen.map((_, i) => i));
    await subscription.close();
  });

  it('tries again when the feed fails, is parked at last, and starts again when asked to', async () => {
    const feed = feedOf(2);
    feed.failing = 9;
    const subscription = new CatchUpSubscription(feed, { name: 's', after: null }, () => {}, [1, 1]);
    await until(() => subscription.status.state === 'parked');
    expect(feed.reads).toBe(3);
    expect(subscription.status).toEqual({
      name: 's',
      state: 'parked',
      position: null,
      error: 'the feed is away',
    });
    subscription.retry();
    await until(() => feed.reads === 6 && subscription.status.state === 'parked');
    feed.failing = 1;
    subscription.retry();
    await until(() => subscription.status.state === 'live');
    expect(subscription.status).toEqual({ name: 's', state: 'live', position: 1, error: null });
    await subscription.close();
  });

  it('shows that it is trying again, and can be closed meanwhile', async () => {
    const feed = feedOf(1);
    const subscription = new CatchUpSubscription(
      feed,
      { name: 's', after: null },
      () => Promise.reject(new Error('no')),
      [60_000],
    );
    await until(() => subscription.status.state === 'retrying');
    expect(subscription.status.error).toBe('no');
    await subscription.close();
    expect(subscription.status.state).toBe('closed');
  });

  it('can be closed before it began, when it is parked, and twice', async () => {
    const feed = feedOf(1);
    let handled = 0;
    const early = new CatchUpSubscription(feed, { name: 's', after: null }, () => void handled++);
    await early.close();
    await early.close();
    expect(handled).toBe(0);
    const parked = new CatchUpSubscription(
      feed,
      { name: 's', after: null },
      () => Promise.reject(new Error('no')),
      [],
    );
    await until(() => parked.status.state === 'parked');
    await parked.close();
    expect(parked.status.state).toBe('closed');
  });

  it('lets the event loop turn while it catches up', async () => {
    const feed = feedOf(1_000_000);
    let handled = 0;
    const subscription = new CatchUpSubscription(feed, { name: 's', after: null }, () => void handled++);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(handled).toBeGreaterThan(0);
    expect(handled).toBeLessThan(1_000_000);
    await subscription.close();
  });
});
