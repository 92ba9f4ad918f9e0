import { WrongExpectedRevision, type EventStore } from '#event-sourcing';
import { append, everything, fact, facts } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

const conflict = (stream: string, expected: unknown, actual: number | null) =>
  expect.objectContaining({ name: 'WrongExpectedRevision', stream, expected, actual });

/** Appends one event to the stream, again and again until nobody is faster. */
async function appendWithRetry(store: EventStore, stream: string, n: number) {
  const event = fact({ data: { n } });
  for (;;) {
    const { events } = await store.readStream(stream, { direction: 'backwards', limit: 1 });
    try {
      return await store.append(append(stream, events[0]?.rev ?? 'none', [event]));
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
}

export function appendContract(open: OpenStore) {
  describe('append', () => {
    const opened = withStore(open);

    it('append.noStream.createsStreamAtRevision0', async () => {
      const { revision, position } = await opened.store.append(append('a-1', 'none'));
      expect(revision).toBe(0);
      const { exists, events } = await opened.store.readStream('a-1');
      expect(exists).toBe(true);
      expect(events).toMatchObject([{ v: 1, stream: 'a-1', rev: 0, pos: position }]);
    });

    it('append.noStream.onExisting.conflicts', async () => {
      await opened.store.append(append('a-1', 'none', facts(2)));
      const before = await everything(opened.store);
      await expect(opened.store.append(append('a-1', 'none'))).rejects.toEqual(conflict('a-1', 'none', 1));
      expect(await everything(opened.store)).toEqual(before);
      const { position } = await opened.store.append(append('a-2', 'none'));
      expect(position).toBeGreaterThan(before.at(-1)!.pos);
    });

    it('append.any.newAndExisting', async () => {
      expect(await opened.store.append(append('a-1', 'any'))).toMatchObject({ revision: 0 });
      expect(await opened.store.append(append('a-1', 'any', facts(2)))).toMatchObject({ revision: 2 });
    });

    it('append.streamExists.okAndConflict', async () => {
      await expect(opened.store.append(append('a-1', 'exists'))).rejects.toEqual(
        conflict('a-1', 'exists', null),
      );
      await opened.store.append(append('a-1', 'none'));
      expect(await opened.store.append(append('a-1', 'exists'))).toMatchObject({ revision: 1 });
    });

    it('append.exact.okThenWrong', async () => {
      await opened.store.append(append('a-1', 'none', facts(2)));
      expect(await opened.store.append(append('a-1', 1))).toMatchObject({ revision: 2 });
      await expect(opened.store.append(append('a-1', 1))).rejects.toEqual(conflict('a-1', 1, 2));
      await expect(opened.store.append(append('a-1', 3))).rejects.toEqual(conflict('a-1', 3, 2));
      await expect(opened.store.append(append('a-2', 0))).rejects.toEqual(conflict('a-2', 0, null));
      expect((await opened.store.readStream('a-1')).events).toHaveLength(3);
      expect((await opened.store.readStream('a-2')).exists).toBe(false);
    });

    it('append.multi.atomicAndContiguous', async () => {
      const { store } = opened;
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => store.append(append(`a-${n % 6}`, 'any', facts(5)))),
      );
      const log = await everything(store);
      for (let i = 0; i < log.length; i += 5) {
        const together = log.slice(i, i + 5);
        expect(new Set(together.map(({ stream }) => stream)).size).toBe(1);
        expect(together.map(({ data }) => data['n'])).toEqual([0, 1, 2, 3, 4]);
      }
      const refused = [fact(), fact(), log[3]!].map(({ id }) => fact({ id }));
      await expect(store.append(append('b', 'none', [...refused, refused[2]!]))).rejects.toThrow(Error);
      expect(await everything(store)).toEqual(log);
      expect((await store.readStream('b')).exists).toBe(false);
    });

    it('append.empty: is refused', async () => {
      await expect(opened.store.append(append('a-1', 'none', []))).rejects.toThrow(TypeError);
      expect((await opened.store.readStream('a-1')).exists).toBe(false);
    });

    it('append.malformed: what cannot be stored unchanged is refused, and says why', async () => {
      const bad: readonly [Partial<Parameters<typeof fact>[0]> | undefined, RegExp][] = [
        [{ data: { text: 'lone \ud83d surrogate' } }, /surrogate/],
        [{ data: { n: Number.NaN } }, /NaN/],
        [{ data: { n: 1n } }, /bigint/],
        [{ data: { when: new Date(0) } }, /plain objects/],
        [{ id: 'not-a-uuid' }, /UUID in lower case/],
        [{ id: '01A2043F-FA9B-7F61-AF38-A7B3AC3807AC' }, /UUID in lower case/],
        [{ type: '' }, /type/],
        [{ type: '$happened' }, /begins with \$/],
        [{ tv: 0 }, /version/],
        [{ occurred: '2026-02-30T00:00:00.000Z' }, /occurred/],
        [{ occurred: '2026-03-01T00:00:00Z' }, /occurred/],
      ];
      for (const [more, why] of bad) {
        const asked = opened.store.append(append('a-1', 'none', [fact(), fact(more)]));
        await expect(asked).rejects.toThrow(why);
        await expect(asked).rejects.toThrow(TypeError);
      }
      await expect(opened.store.append(append('', 'none'))).rejects.toThrow(TypeError);
      await expect(opened.store.append(append('a\ud83d', 'none'))).rejects.toThrow(TypeError);
      await expect(opened.store.append(append('a-1', -1))).rejects.toThrow(TypeError);
      await expect(opened.store.append(append('a-1', 1.5))).rejects.toThrow(TypeError);
      expect(await opened.store.last()).toBeNull();
    });

    it('append.concurrent.sameRevision.oneWinner', async () => {
      await opened.store.append(append('a-1', 'none'));
      const answers = await Promise.allSettled(
        Array.from({ length: 20 }, () => opened.store.append(append('a-1', 0))),
      );
      const won = answers.filter(({ status }) => status === 'fulfilled');
      const lost = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
      expect(won).toHaveLength(1);
      expect(lost).toHaveLength(19);
      expect(lost.every((error) => error instanceof WrongExpectedRevision)).toBe(true);
      expect((await opened.store.readStream('a-1')).events.map(({ rev }) => rev)).toEqual([0, 1]);
    });

    it('append.concurrent.withRetry.allLand', async () => {
      const writers = Array.from({ length: 20 }, (_, writer) => async () => {
        for (let i = 0; i < 5; i++) await appendWithRetry(opened.store, 'a-1', writer * 5 + i);
      });
      await Promise.all(writers.map((write) => write()));
      const { events } = await opened.store.readStream('a-1');
      expect(events.map(({ rev }) => rev)).toEqual(Array.from({ length: 100 }, (_, rev) => rev));
      const landed = events.map(({ data }) => Number(data['n']));
      expect(landed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    });

    it('append.all: many appends in one transaction, or none', async () => {
      const { store } = opened;
      if (!store.capabilities.atomicAcrossStreams) return;
      const answer = await store.appendAll([
        [append('a-1', 'none', facts(2)), append('a-2', 'any')],
        [],
        [append('a-1', 'any'), append('a-1', 2)],
      ]);
      const log = await everything(store);
      expect(log.map(({ stream, rev }) => `${stream}@${rev}`)).toEqual([
        'a-1@0',
        'a-1@1',
        'a-2@0',
        'a-1@2',
        'a-1@3',
      ]);
      expect(answer).toEqual({ events: 5, last: log.at(-1)!.pos });

      await expect(
        store.appendAll([[append('b', 'none')], [append('a-2', 'any'), append('a-1', 'none')]]),
      ).rejects.toEqual(conflict('a-1', 'none', 3));
      const failing = async function* () {
        yield [append('b', 'none')];
        await Promise.resolve();
        throw new Error('the file ends here');
      };
      await expect(store.appendAll(failing())).rejects.toThrow('the file ends here');
      await expect(store.appendAll([[append('b', 'none')], [append('b', 'any', [])]])).rejects.toThrow(
        TypeError,
      );
      expect(await everything(store)).toEqual(log);
      expect(await store.appendAll([])).toEqual({ events: 0, last: null });
      expect(await store.append(append('b', 'none'))).toMatchObject({ revision: 0 });
    });
  });
}
