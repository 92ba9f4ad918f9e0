import { canonicalize } from '#event-sourcing';
import { append, everything, fact, facts, until } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

export function readingContract(open: OpenStore) {
  describe('reading', () => {
    const opened = withStore(open);

    it('read.forwardBackward.maxCount.fromMiddle', async () => {
      await opened.store.append(append('a-1', 'none', facts(10)));
      await opened.store.append(append('a-2', 'none', facts(3)));
      const revisions = async (options?: Parameters<typeof opened.store.readStream>[1]) =>
        (await opened.store.readStream('a-1', options)).events.map(({ rev }) => rev);
      expect(await revisions()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(await revisions({ limit: 3 })).toEqual([0, 1, 2]);
      expect(await revisions({ from: 4, limit: 3 })).toEqual([4, 5, 6]);
      expect(await revisions({ direction: 'backwards', limit: 3 })).toEqual([9, 8, 7]);
      expect(await revisions({ direction: 'backwards', from: 2 })).toEqual([2, 1, 0]);
      expect(await revisions({ direction: 'backwards', from: 99, limit: 1 })).toEqual([9]);
    });

    it('read.pastEnd.empty / read.missing.notFound', async () => {
      await opened.store.append(append('a-1', 'none'));
      expect(await opened.store.readStream('a-1', { from: 1 })).toEqual({ exists: true, events: [] });
      expect(await opened.store.readStream('a-2')).toEqual({ exists: false, events: [] });
      expect(await opened.store.readStream('a')).toEqual({ exists: false, events: [] });
    });

    it('read.limits: a limit below 1 is refused', async () => {
      await expect(opened.store.readStream('a-1', { limit: 0 })).rejects.toThrow(RangeError);
      await expect(opened.store.readAll({ limit: 0.5 })).rejects.toThrow(RangeError);
    });

    it('all.order.strictlyIncreasing.appendPositionEqualsEventPosition', async () => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, async (_, n) => {
          const events = facts(1 + (n % 3));
          const { position } = await opened.store.append(append(`a-${n % 7}`, 'any', events));
          return { last: events.at(-1)!.id, position };
        }),
      );
      const log = await everything(opened.store);
      expect(log).toHaveLength(120);
      expect(log.every(({ pos }, i) => i === 0 || pos > log[i - 1]!.pos)).toBe(true);
      if (opened.store.capabilities.gapless) expect(log.map(({ pos }) => pos)).toEqual(log.map((_, i) => i));
      const positions = new Map(log.map(({ id, pos }) => [id, pos]));
      for (const { last, position } of answers) expect(positions.get(last)).toBe(position);
      expect(await opened.store.last()).toBe(log.at(-1)!.pos);
    });

    it('all.readInclusive', async () => {
      const positions: number[] = [];
      for (let i = 0; i < 4; i++) positions.push((await opened.store.append(append('a-1', 'any'))).position);
      const slice = await opened.store.readAll({ from: positions[1]!, limit: 2 });
      expect(slice.events.map(({ pos }) => pos)).toEqual(positions.slice(1, 3));
      expect(slice.end).toBe(false);
      const rest = await opened.store.readAll({ from: slice.next });
      expect(rest.events.map(({ pos }) => pos)).toEqual(positions.slice(3));
      expect(rest.end).toBe(true);
      expect(await opened.store.readAll({ from: rest.next })).toMatchObject({ events: [], end: true });
    });

    it('all.filter: by type, by the beginning of the stream, by both', async () => {
      await opened.store.append(append('a-1', 'none', [fact({ type: 'X' }), fact({ type: 'Y' })]));
      await opened.store.append(append('ab-1', 'none', [fact({ type: 'X' })]));
      await opened.store.append(append('b-1', 'none', [fact({ type: 'Z' }), fact({ type: 'X' })]));
      const found = async (filter: Parameters<typeof everything>[1]) =>
        (await everything(opened.store, filter)).map(({ stream, type }) => `${stream} ${type}`);
      expect(await found({ types: ['X'] })).toEqual(['a-1 X', 'ab-1 X', 'b-1 X']);
      expect(await found({ types: ['Y', 'Z'] })).toEqual(['a-1 Y', 'b-1 Z']);
      expect(await found({ streamPrefixes: ['a-'] })).toEqual(['a-1 X', 'a-1 Y']);
      expect(await found({ streamPrefixes: ['a'] })).toEqual(['a-1 X', 'a-1 Y', 'ab-1 X']);
      expect(await found({ streamPrefixes: ['ab', 'b'], types: ['X'] })).toEqual(['ab-1 X', 'b-1 X']);
      expect(await found({ streamPrefixes: [''] })).toHaveLength(5);
      expect(await found({ types: [] })).toEqual([]);
      expect(await found({ streamPrefixes: [] })).toEqual([]);
      expect(await found({})).toHaveLength(5);
    });

    it('all.systemAndLinkEventsHidden', async () => {
      const known = [...facts(2), ...facts(2)];
      await opened.store.append(append('a-1', 'none', known.slice(0, 2)));
      const store = await opened.reopen();
      await store.append(append('a-1', 1, known.slice(2)));
      await opened.fixture.operator?.makeNoise('a-1');
      expect((await everything(store)).map(({ id }) => id)).toEqual(known.map(({ id }) => id));
      const [, second] = await everything(store);
      const seen: string[] = [];
      const subscription = store.subscribe({ name: 's', after: second!.pos }, (events) => {
        seen.push(...events.map(({ id }) => id));
      });
      await until(() => subscription.status.state === 'live');
      expect(seen).toEqual(known.slice(2).map(({ id }) => id));
      expect(await store.last()).toBe((await everything(store)).at(-1)!.pos);
    });

    it('last: the position of the last event, or of the first of the last few', async () => {
      expect(await opened.store.last(3)).toBeNull();
      await opened.store.append(append('a-1', 'none', facts(4)));
      await opened.store.append(append('a-2', 'none', facts(2)));
      const all = (await everything(opened.store)).map(({ pos }) => pos);
      expect(await opened.store.last()).toBe(all.at(-1));
      for (const count of [1, 2, 3, 6]) expect(await opened.store.last(count)).toBe(all.at(-count));
      expect(await opened.store.last(50)).toBe(all[0]);
    });

    it('export: the stored texts, which are the events', async () => {
      await opened.store.append(append('a-1', 'none', facts(20, { data: { text: 'é "quoted"\n' } })));
      const texts: string[] = [];
      for await (const text of opened.store.export()) texts.push(text);
      const log = await everything(opened.store);
      const stored = opened.store.capabilities.gapless
        ? log
        : log.map((event) => ({ ...event, pos: undefined }));
      expect(texts).toEqual(stored.map((event) => canonicalize(event)));
      const last = await opened.store.last();
      const tail: string[] = [];
      for await (const text of opened.store.export(last!)) tail.push(text);
      expect(tail).toEqual(texts.slice(-1));
    });
  });
}
