import { WrongExpectedRevision } from '#event-sourcing';
import { setTimeout as pause } from 'node:timers/promises';
import { append, everything, facts, until } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

async function untilIt(holds: () => Promise<boolean>) {
  while (!(await holds())) await pause(10);
}

/** Where several processes write to one log. */
export function manyWritersContract(open: OpenStore) {
  describe('many writers', () => {
    const opened = withStore(open);

    it('writers: one wins at a revision, and each hears of the commits of the others', async () => {
      const { store, fixture } = opened;
      const other = await fixture.another!();
      expect(store.capabilities.oneWriter).toBe(false);
      await store.append(append('a-1', 'none'));
      const heard: number[] = [];
      const listening = store.committed.subscribe((position) => heard.push(position));
      const { position } = await other.append(append('a-1', 0));
      await until(() => heard.includes(position));
      listening.unsubscribe();
      await expect(store.append(append('a-1', 0))).rejects.toThrow(WrongExpectedRevision);
      const answers = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? store : other).append(append('a-1', 1))),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await store.readStream('a-1')).events.map(({ rev }) => rev)).toEqual([0, 1, 2]);
      // Another node of a cluster may be a little behind.
      const last = await store.last();
      await untilIt(async () => (await other.last()) === last);
    });

    it('writers: a subscription gets the events of all, in the order of the log', async () => {
      const { store, fixture } = opened;
      const other = await fixture.another!();
      const seen: string[] = [];
      store.subscribe({ name: 's', after: null, batch: 20 }, (events) => {
        seen.push(...events.map(({ id }) => id));
      });
      await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          (n % 2 === 0 ? store : other).append(append(`a-${n % 8}`, 'any', facts(2))),
        ),
      );
      await until(() => seen.length === 120);
      expect(seen).toEqual((await everything(store)).map(({ id }) => id));
      await untilIt(async () => (await everything(other)).length === 120);
      expect((await everything(other)).map(({ id }) => id)).toEqual(seen);
    });
  });
}

/** Where the log lives on a server that can go away. */
export function serverRestartContract(open: OpenStore) {
  describe('server restart', () => {
    const opened = withStore(open);

    it('subscribe.reconnect.afterServerRestart: without a gap, without a repetition', async () => {
      const { store, fixture } = opened;
      const seen: number[] = [];
      const subscription = store.subscribe({ name: 's', after: null, batch: 5 }, (events) => {
        seen.push(...events.map(({ pos }) => pos));
      });
      for (let round = 0; round < 3; round++) {
        await store.append(append('a-1', 'any', facts(7)));
        await until(() => seen.length === 14 * round + 7);
        await fixture.restartServer!();
        await store.append(append('a-1', 'any', facts(7)));
      }
      await until(() => seen.length === 42);
      expect(seen).toEqual((await everything(store)).map(({ pos }) => pos));
      expect(subscription.status).toMatchObject({ state: 'live', error: null });
    });

    it('subscribe.reconnect.whileHandling: what the server had sent before it went is not taken for the end', async () => {
      const { store, fixture } = opened;
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const seen: number[] = [];
      store.subscribe({ name: 's', after: null, batch: 10 }, async (events) => {
        seen.push(...events.map(({ pos }) => pos));
        await held;
      });
      await store.append(append('a-1', 'none'));
      await until(() => seen.length === 1);
      await store.append(append('a-1', 0, facts(3)));
      await pause(50);
      await fixture.restartServer!();
      await pause(50);
      release();
      await until(() => seen.length === 4);
      await store.append(append('a-1', 3));
      await until(() => seen.length === 5);
      expect(seen).toEqual((await everything(store)).map(({ pos }) => pos));
    });

    it('restart.durability.allAcknowledgedPresent', async () => {
      const { store, fixture } = opened;
      const acknowledged: string[] = [];
      const writing = Promise.all(
        Array.from({ length: 10 }, async (_, writer) => {
          for (let i = 0; i < 12; i++) {
            const asked = append(`w-${writer}`, 'any');
            await store.append(asked);
            acknowledged.push(...asked.events.map(({ id }) => id));
          }
        }),
      );
      await until(() => acknowledged.length > 20);
      await fixture.restartServer!();
      await writing;
      expect((await everything(store)).map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
    });
  });
}
