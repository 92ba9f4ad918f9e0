import { append, everything, facts, until } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

/** What becomes of the port where somebody deletes, truncates or writes with the tools of a server. */
export function operatorContract(open: OpenStore) {
  describe('operator', () => {
    const opened = withStore(open, { retryDelays: [1, 1, 1, 1] });
    const operator = () => opened.fixture.operator!;

    it('softDelete.thenAppend.revisionsContinue', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(3)));
      await operator().softDelete('a-1');
      expect(await store.readStream('a-1')).toEqual({ exists: false, events: [] });
      const { revision } = await store.append(append('a-1', 'none', facts(2)));
      expect(revision).toBe(4);
      expect((await store.readStream('a-1')).events.map(({ rev }) => rev)).toEqual([3, 4]);
      expect(await store.append(append('a-1', 4))).toMatchObject({ revision: 5 });
      expect(await everything(store)).toHaveLength(6);
    });

    it('tombstone.typedError', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(3)));
      await operator().tombstone('a-1');
      const deleted = { name: 'StoreUnavailable', message: expect.stringMatching(/deleted for good/) };
      await expect(store.readStream('a-1')).rejects.toMatchObject(deleted);
      await expect(store.append(append('a-1', 2))).rejects.toMatchObject(deleted);
      await expect(store.append(append('a-1', 'any'))).rejects.toMatchObject(deleted);
      await store.append(append('a-2', 'none'));
      expect(await everything(store)).toHaveLength(4);
    });

    it('truncate.maxCount/tb.streamShort.allUnaffected', async () => {
      const { store } = opened;
      for (const [stream, bounds] of [
        ['a-1', { maxCount: 2 }],
        ['a-2', { truncateBefore: 3 }],
      ] as const) {
        await store.append(append(stream, 'none', facts(5)));
        await operator().truncate(stream, bounds);
        const { exists, events } = await store.readStream(stream);
        expect({ exists, revisions: events.map(({ rev }) => rev) }).toEqual({
          exists: true,
          revisions: [3, 4],
        });
        expect(await store.append(append(stream, 4))).toMatchObject({ revision: 5 });
      }
      expect(await everything(store)).toHaveLength(12);
    });

    it('intruder: what is no event of ours is not passed over in silence', async () => {
      const { store } = opened;
      const { position } = await store.append(append('a-1', 'none'));
      const intruder = await operator().intrude('b-1');
      const foreign = {
        position: intruder,
        message: expect.stringContaining('EVENT_STORE_PREFIX'),
      };
      await expect(store.readAll()).rejects.toMatchObject(foreign);
      await expect(store.readStream('b-1')).rejects.toMatchObject(foreign);
      const seen: number[] = [];
      const subscription = store.subscribe({ name: 's', after: null, batch: 10 }, (events) => {
        seen.push(...events.map(({ pos }) => pos));
      });
      await until(() => subscription.status.error !== null);
      expect(subscription.status.error).toContain(String(intruder));
      expect(seen).toEqual([position]);
    });
  });
}
