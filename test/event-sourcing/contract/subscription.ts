import type { EventStore, RecordedEvent, SubscriptionStatus } from '#event-sourcing';
import { setTimeout as pause } from 'node:timers/promises';
import { append, everything, fact, facts, until } from '../../support/facts.ts';
import { heapInUse } from '../../support/heap.ts';
import { createSequence } from '../../support/sequence.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

const positions = (events: readonly RecordedEvent[]) => events.map(({ pos }) => pos);

const reached = ({ position }: SubscriptionStatus, last: number | null) => (position ?? -1) >= (last ?? 0);

async function writeALittle(store: EventStore, writer: number) {
  for (let i = 0; i < 25; i++) {
    await store.append(append(`w-${writer}`, 'any', facts(1 + (i % 3))));
    if (i % 5 === 0) await pause(1);
  }
}

export function subscriptionContract(open: OpenStore) {
  describe('subscription', () => {
    const opened = withStore(open, { retryDelays: [1, 1, 1, 1] });

    it('subscribe.exclusive', async () => {
      await opened.store.append(append('a-1', 'none', facts(4)));
      const all = positions(await everything(opened.store));
      for (const after of [null, all[0]!, all[2]!]) {
        const seen: number[] = [];
        const subscription = opened.store.subscribe({ name: 's', after }, (events) => {
          seen.push(...positions(events));
        });
        await until(() => subscription.status.state === 'live');
        expect(seen).toEqual(all.filter((pos) => after === null || pos > after));
        expect(subscription.status).toMatchObject({ name: 's', state: 'live', error: null });
        // A filter of the server's may have passed over what others recorded behind it.
        expect(subscription.status.position).toBeGreaterThanOrEqual(all.at(-1)!);
        await subscription.close();
      }
    });

    it('subscribe.catchUpThenLive.noGapNoDup.underConcurrentWrites', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(50)));
      const seen: number[][] = [[], [], []];
      const writing = Promise.all(Array.from({ length: 20 }, (_, writer) => writeALittle(store, writer)));
      const subscriptions = seen.map((list, i) =>
        store.subscribe({ name: `s-${i}`, after: null, batch: [1, 7, 500][i]! }, (events) => {
          list.push(...positions(events));
        }),
      );
      await writing;
      const all = positions(await everything(store));
      await until(() => subscriptions.every(({ status }) => (status.position ?? -1) >= all.at(-1)!));
      for (const list of seen) expect(list).toEqual(all);
      await store.append(append('a-1', 'any'));
      await until(() => seen.every((list) => list.length === all.length + 1));
    });

    it('subscribe.batch: at most as many as asked for', async () => {
      await opened.store.append(append('a-1', 'none', facts(10)));
      const sizes: number[] = [];
      const subscription = opened.store.subscribe({ name: 's', after: null, batch: 4 }, (events) => {
        sizes.push(events.length);
      });
      await until(() => subscription.status.state === 'live');
      expect(sizes.reduce((sum, size) => sum + size)).toBe(10);
      expect(Math.max(...sizes)).toBe(4);
    });

    it('subscribe.resumeFromCheckpoint.exact', async () => {
      const { store } = opened;
      const random = createSequence(20_261_122);
      const handled: number[] = [];
      for (let round = 0; round < 50; round++) {
        for (let i = 0; i < 4; i++) await store.append(append(`a-${i}`, 'any', facts(2)));
        let quota = Math.floor(random() * 16);
        // The checkpoint is what was handled: the one thing that survives a kill.
        const subscription = store.subscribe(
          { name: 's', after: handled.at(-1) ?? null, batch: 1 + Math.floor(random() * 3) },
          (events) => {
            if (quota-- <= 0) throw new Error('killed');
            handled.push(...positions(events));
          },
        );
        await until(() => ['live', 'parked'].includes(subscription.status.state));
        await subscription.close();
      }
      const rest = store.subscribe({ name: 's', after: handled.at(-1) ?? null, batch: 50 }, (events) => {
        handled.push(...positions(events));
      });
      await until(() => rest.status.state === 'live');
      expect(handled).toEqual(positions(await everything(store)));
      expect(handled).toHaveLength(400);
    });

    it('subscribe.filter.streamPrefix / .eventType', async () => {
      const seen: string[] = [];
      const note = (events: readonly RecordedEvent[]) => {
        seen.push(...events.map(({ stream, type }) => `${stream} ${type}`));
      };
      const byStream = opened.store.subscribe(
        { name: 's', after: null, filter: { streamPrefixes: ['a-'] } },
        note,
      );
      const byType = opened.store.subscribe({ name: 't', after: null, filter: { types: ['Z'] } }, note);
      await opened.store.append(append('a-1', 'none', [fact({ type: 'X' })]));
      await opened.store.append(append('b-1', 'none', [fact({ type: 'Y' }), fact({ type: 'Z' })]));
      const last = await opened.store.last();
      await until(() => [byStream, byType].every(({ status }) => reached(status, last)));
      expect(seen.toSorted()).toEqual(['a-1 X', 'b-1 Z']);
    });

    it('subscribe.filter.checkpointAdvancesWithoutMatches', async () => {
      const passed: number[] = [];
      const subscription = opened.store.subscribe(
        { name: 's', after: null, filter: { types: ['Never'] }, passed: (pos) => passed.push(pos) },
        () => {},
      );
      await opened.store.append(append('a-1', 'none', facts(3)));
      const last = await opened.store.last();
      await until(() => reached(subscription.status, last));
      expect(passed.at(-1)).toBeGreaterThanOrEqual(last!);
      expect(passed).toEqual(passed.toSorted((a, b) => a - b));
    });

    it('subscribe.slowConsumer.boundedMemory', async () => {
      const { store } = opened;
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      let most = 0;
      const seen: number[] = [];
      const subscription = store.subscribe({ name: 'slow', after: null, batch: 10 }, async (events) => {
        most = Math.max(most, events.length);
        seen.push(...positions(events));
        await held;
      });
      await store.append(append('a-1', 'any'));
      await until(() => seen.length > 0);
      const before = heapInUse();
      const text = 'z'.repeat(100_000);
      for (let i = 0; i < 100; i++) await store.append(append('a-1', 'any', facts(5, { data: { text } })));
      // 50 MB were recorded while the handler was busy: it holds none of them.
      expect(heapInUse() - before).toBeLessThan(15_000_000);
      expect(seen).toHaveLength(1);
      release();
      const last = await store.last();
      await until(() => reached(subscription.status, last));
      expect(seen).toEqual(positions(await everything(store)));
      expect(most).toBe(10);
    });

    it('subscribe.handlerThrows.retriedOrParked.othersContinue', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(3)));
      const [, second] = await everything(store);
      let broken = true;
      let tries = 0;
      const seen: number[] = [];
      const others: number[] = [];
      const failing = store.subscribe({ name: 'failing', after: null }, ([event]) => {
        if (broken && event!.pos === second!.pos) {
          tries++;
          throw new Error('the view is broken');
        }
        seen.push(event!.pos);
      });
      const other = store.subscribe({ name: 'other', after: null }, (events) => {
        others.push(...positions(events));
      });
      await until(() => failing.status.state === 'parked' && other.status.state === 'live');
      expect(tries).toBe(5);
      expect(failing.status).toEqual({
        name: 'failing',
        state: 'parked',
        position: expect.any(Number),
        error: 'the view is broken',
      });
      await store.append(append('a-1', 'any'));
      await until(() => others.length === 4);
      expect(failing.status.state).toBe('parked');

      broken = false;
      failing.retry();
      await until(() => failing.status.state === 'live');
      expect(seen).toEqual(others);
      expect(failing.status.error).toBeNull();
    });

    it('subscribe.handlerThrows.once: is tried again and nothing is lost', async () => {
      await opened.store.append(append('a-1', 'none', facts(5)));
      const seen: number[] = [];
      let thrown = 0;
      const subscription = opened.store.subscribe({ name: 's', after: null }, async ([event]) => {
        await Promise.resolve();
        if (thrown < 3 && seen.length === 2) {
          thrown++;
          throw new Error('not now');
        }
        seen.push(event!.pos);
      });
      await until(() => subscription.status.state === 'live');
      expect(thrown).toBe(3);
      expect(seen).toEqual(positions(await everything(opened.store)));
    });

    it('subscribe.close: waits for the handler, and nothing is handled afterwards', async () => {
      await opened.store.append(append('a-1', 'none', facts(3)));
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      let begun = 0;
      let ended = 0;
      const subscription = opened.store.subscribe({ name: 's', after: null }, async () => {
        begun++;
        await held;
        ended++;
      });
      await until(() => begun === 1);
      const closing = subscription.close();
      release();
      await closing;
      expect({ begun, ended }).toEqual({ begun: 1, ended: 1 });
      expect(subscription.status.state).toBe('closed');
      await opened.store.append(append('a-1', 'any'));
      await pause(20);
      expect(begun).toBe(1);
    });

    it('committed: says the last position after each commit', async () => {
      const said: number[] = [];
      const listening = opened.store.committed.subscribe((pos) => said.push(pos));
      const one = await opened.store.append(append('a-1', 'none', facts(2)));
      const two = await opened.store.append(append('a-1', 1));
      if (opened.store.capabilities.oneWriter) expect(said).toEqual([one.position, two.position]);
      expect(said).toEqual(expect.arrayContaining([one.position, two.position]));
      expect(said).toEqual(said.toSorted((a, b) => a - b));
      listening.unsubscribe();
    });
  });
}
