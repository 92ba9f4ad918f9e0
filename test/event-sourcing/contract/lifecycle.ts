import { append, everything, facts, until } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

export function lifecycleContract(open: OpenStore) {
  describe('lifecycle', () => {
    const opened = withStore(open);

    it('close.terminates.withOpenReadsAndSubscriptions', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(10)));
      const subscriptions = [null, 3].map((after) => store.subscribe({ name: 's', after }, () => {}));
      const reading = store.export()[Symbol.asyncIterator]();
      await reading.next();
      const written = store.append(append('a-1', 'any'));
      await store.close();
      await store.close();
      expect(subscriptions.map(({ status }) => status.state)).toEqual(['closed', 'closed']);
      expect(await written).toMatchObject({ revision: 10 });

      const closed = { name: 'StoreClosed' };
      await expect(store.append(append('a-1', 'any'))).rejects.toMatchObject(closed);
      await expect(store.appendAll([])).rejects.toMatchObject(closed);
      await expect(store.readStream('a-1')).rejects.toMatchObject(closed);
      await expect(store.readAll()).rejects.toMatchObject(closed);
      await expect(store.last()).rejects.toMatchObject(closed);
      await expect(store.head()).rejects.toMatchObject(closed);
      expect(() => store.subscribe({ name: 's', after: null }, () => {})).toThrow(
        expect.objectContaining(closed),
      );
      expect((await everything(await opened.reopen())).length).toBe(11);
    });

    it('restart.everythingIsThere', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, n) => opened.store.append(append(`a-${n % 4}`, 'any', facts(2)))),
      );
      const before = await everything(opened.store);
      const head = await opened.store.head();
      const store = await opened.reopen();
      expect(await everything(store)).toEqual(before);
      expect(await store.head()).toEqual(head);
      const seen: number[] = [];
      const subscription = store.subscribe({ name: 's', after: before[9]!.pos, batch: 9 }, (events) => {
        seen.push(...events.map(({ pos }) => pos));
      });
      await until(() => subscription.status.state === 'live');
      expect(seen).toEqual(before.slice(10).map(({ pos }) => pos));
    });
  });
}
