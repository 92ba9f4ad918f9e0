import { append, everything, fact, facts } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

export function idempotencyContract(open: OpenStore) {
  describe('idempotency', () => {
    const opened = withStore(open);

    it('idempotent.noStreamRetry.sameIds.returnsOriginalResult', async () => {
      for (const count of [1, 3]) {
        const asked = append(`a-${count}`, 'none', facts(count));
        const first = await opened.store.append(asked);
        const log = await everything(opened.store);
        expect(await opened.store.append(asked)).toEqual(first);
        expect(await everything(opened.store)).toEqual(log);
      }
    });

    it('idempotent.exactRetry.sameIds.afterLaterEvents', async () => {
      await opened.store.append(append('a-1', 'none'));
      const asked = append('a-1', 0, facts(2));
      const first = await opened.store.append(asked);
      await opened.store.append(append('a-1', 2, facts(2)));
      await opened.store.append(append('a-2', 'none'));
      expect(await opened.store.append(asked)).toEqual(first);
      expect((await opened.store.readStream('a-1')).events).toHaveLength(5);
    });

    it('idempotent.partialOverlap.conflicts', async () => {
      const [one, two, three] = [fact(), fact(), fact()];
      await opened.store.append(append('a-1', 'none', [one, two]));
      const overlaps = [
        [one, three],
        [three, two],
        [one, two, three],
        [two, one],
      ];
      for (const events of overlaps) {
        await expect(opened.store.append(append('a-1', 'none', events))).rejects.toMatchObject({
          name: 'WrongExpectedRevision',
          actual: 1,
        });
      }
      expect((await opened.store.readStream('a-1')).events.map(({ id }) => id)).toEqual([one.id, two.id]);
    });

    it('idempotent.retryAfterRestart', async () => {
      await opened.store.append(append('a-1', 'none'));
      const asked = append('a-1', 0, facts(2));
      const first = await opened.store.append(asked);
      const store = await opened.reopen();
      expect(await store.append(asked)).toEqual(first);
      await expect(store.append(append('a-1', 0, facts(2)))).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
      });
      expect((await store.readStream('a-1')).events).toHaveLength(3);
    });

    it('idempotent.twoAtOnce: a retry that overtakes the answer stores nothing twice', async () => {
      const asked = append('a-1', 'none', facts(2));
      const [first, second] = await Promise.all([opened.store.append(asked), opened.store.append(asked)]);
      expect(second).toEqual(first);
      expect((await opened.store.readStream('a-1')).events).toHaveLength(2);
    });

    it('idempotent.any.bestEffort: at least once, and once where ids are unique', async () => {
      const { store } = opened;
      const asked = append('a-1', 'any', facts(2));
      await store.append(asked);
      const again = await store.append(asked);
      // The stream ends with them: every store notices that.
      expect(again).toMatchObject({ revision: 1 });
      await store.append(append('a-1', 'any'));
      await store.append(asked);
      const ids = (await store.readStream('a-1')).events.map(({ id }) => id);
      for (const { id } of asked.events) expect(ids).toContain(id);
      if (store.capabilities.uniqueIds) expect(ids).toHaveLength(3);
    });

    it('idempotent.sameIdsAtCurrentRevision: is refused where ids are unique, else it stands there twice', async () => {
      const { store } = opened;
      const event = fact();
      await store.append(append('a-1', 'none', [event]));
      const repeated = store.append(append('a-1', 0, [event]));
      if (store.capabilities.uniqueIds) {
        await expect(repeated).rejects.toMatchObject({ name: 'DuplicateEventId', stream: 'a-1' });
        return;
      }
      expect(await repeated).toMatchObject({ revision: 1 });
      expect((await store.readStream('a-1')).events.map(({ id }) => id)).toEqual([event.id, event.id]);
    });

    it('idempotent.twice: an id that stands twice in one append is refused', async () => {
      const event = fact();
      await expect(opened.store.append(append('a-1', 'none', [event, event]))).rejects.toMatchObject({
        name: 'DuplicateEventId',
      });
      expect((await opened.store.readStream('a-1')).exists).toBe(false);
    });

    it('lostAck.commitThenDrop.retryYieldsOne', async () => {
      const asked = append('a-1', 'none', facts(2));
      await opened.appendUnheard(asked);
      expect(await opened.store.append(asked)).toMatchObject({ revision: 1 });
      expect((await opened.store.readStream('a-1')).events).toHaveLength(2);
    });
  });
}
