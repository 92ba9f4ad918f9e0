import { canonicalize, limits, type Append, type RecordedEvent } from '#event-sourcing';
import { append, everything, fact, facts } from '../../support/facts.ts';
import type { OpenStore } from '../event-store.contract.ts';
import { withStore } from './with-store.ts';

const placed = ({ stream, rev, id }: RecordedEvent) => `${stream}@${rev} ${id}`;

/** Events of several streams as some other store might have recorded them. */
function recordedElsewhere(count: number): readonly RecordedEvent[] {
  return Array.from({ length: count }, (_, n) => {
    const { occurred = '2025-05-05T05:05:05.555Z', ...event } = fact({ data: { n, 10: 'é', 9: null } });
    // The clocks of two writers are some seconds apart.
    const at = `2026-02-01T10:00:${String(10 + (n % 2) * 5 + (n % 40)).padStart(2, '0')}.000Z`;
    const stream = `s-${Math.floor(n / 3) % 4}`;
    const rev = Math.floor(n / 12) * 3 + (n % 3);
    return { v: 1, ...event, stream, rev, pos: n, at, occurred };
  });
}

const text = (event: RecordedEvent) => canonicalize({ ...event, pos: undefined });

export function bulkContract(open: OpenStore) {
  describe('bulk', () => {
    const opened = withStore(open);

    it('append.all: what is recorded is complete and in order in every stream', async () => {
      const { store } = opened;
      const chunks: Append[][] = Array.from({ length: 5 }, (_, chunk) =>
        Array.from({ length: 60 }, (_, n) =>
          append(`a-${n % 9}`, 'any', facts(1 + (n % 4), { data: { chunk } })),
        ),
      );
      chunks[4]!.push(append('b-1', 'none', facts(2)), append('b-1', 1, facts(1)));
      const asked = chunks.flat();
      const count = asked.reduce((sum, { events }) => sum + events.length, 0);
      const last = (await store.appendAll(chunks)).last;
      const log = await everything(store);
      expect(log).toHaveLength(count);
      expect(last).toBe(log.at(-1)!.pos);
      for (const stream of new Set(asked.map(({ stream }) => stream))) {
        const ids = asked
          .filter((each) => each.stream === stream)
          .flatMap(({ events }) => events.map(({ id }) => id));
        const { events } = await store.readStream(stream);
        expect(events.map(placed)).toEqual(ids.map((id, rev) => `${stream}@${rev} ${id}`));
      }
      const chunkOf = log.map(({ data }) => Number(data['chunk'] ?? 4));
      expect(chunkOf).toEqual(chunkOf.toSorted((a, b) => a - b));
    });

    it('append.all.large: more to one stream than one append may hold', async () => {
      const { store } = opened;
      const wide = { data: { text: 'x'.repeat(limits.appendBytes / 3) } };
      const appends = Array.from({ length: 7 }, () => append('a-1', 'any', facts(1, wide)));
      const many = Array.from({ length: limits.appendEvents + 5 }, () => append('a-2', 'any'));
      expect(await store.appendAll([[...appends, ...many]])).toMatchObject({
        events: limits.appendEvents + 12,
      });
      expect((await store.readStream('a-1')).events.map(({ rev }) => rev)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(await store.readStream('a-2', { from: limits.appendEvents })).toMatchObject({
        events: { length: 5 },
      });
    });

    it('append.all.resume: what broke off is completed by doing it again', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(2)));
      const before = await everything(store);
      const chunks = Array.from({ length: 6 }, (_, chunk) =>
        Array.from({ length: 20 }, (_, n) => append(`a-${n % 7}`, 'any', facts(2, { data: { chunk } }))),
      );
      const failing = async function* () {
        yield* chunks.slice(0, 3);
        await Promise.resolve();
        // Chunked otherwise the first time: a stream ends in the middle of what comes next.
        yield chunks[3]!.slice(0, 9);
        throw new Error('the file ends here');
      };
      await expect(store.appendAll(failing())).rejects.toThrow('the file ends here');
      const left = (await everything(store)).length - before.length;
      expect(left).toBe(store.capabilities.atomicAcrossStreams ? 0 : 138);
      expect(await store.appendAll(chunks)).toMatchObject({ events: 240 - left });
      const log = await everything(store);
      expect(log).toHaveLength(242);
      for (const stream of new Set(log.map(({ stream }) => stream))) {
        const asked = chunks.flat().filter((each) => each.stream === stream);
        const ids = asked.flatMap(({ events }) => events.map(({ id }) => id));
        const { events } = await store.readStream(stream);
        expect(events.slice(stream === 'a-1' ? 2 : 0).map(({ id }) => id)).toEqual(ids);
      }
    });

    it('append.all.refused: at the first that is not possible, with the reason', async () => {
      const { store } = opened;
      await store.append(append('a-1', 'none', facts(2)));
      await expect(store.appendAll([[append('a-1', 'none')]])).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream: 'a-1',
        expected: 'none',
        actual: 1,
      });
      await expect(store.appendAll([[append('b', 'any', [])]])).rejects.toThrow(TypeError);
      expect(await everything(store)).toHaveLength(2);
      expect(await store.appendAll([])).toEqual({ events: 0, last: null });
    });

    it('restore: every byte but the position, in the order of the source', async () => {
      const { store } = opened;
      const source = recordedElsewhere(240);
      const chunks = [source.slice(0, 100), [], source.slice(100)];
      const { events, last } = await store.restore(chunks);
      const log = await everything(store);
      expect(events).toBe(240);
      expect(log.map(text)).toEqual(source.map(text));
      expect(log.every(({ pos }, i) => i === 0 || pos > log[i - 1]!.pos)).toBe(true);
      expect(last).toBe(log.at(-1)!.pos);
      expect(
        await store.append(append('s-0', source.findLast(({ stream }) => stream === 's-0')!.rev)),
      ).toMatchObject({
        position: expect.any(Number),
      });
    });

    it('restore.resume: passes over what stands at its place, wherever it broke off', async () => {
      const { store } = opened;
      const source = recordedElsewhere(60);
      await store.restore([source.slice(0, 31)]);
      expect(await store.restore([source])).toMatchObject({ events: 29 });
      expect((await everything(store)).map(text)).toEqual(source.map(text));
      expect(await store.restore([source])).toMatchObject({ events: 0 });
      expect(await everything(store)).toHaveLength(60);
    });

    it('restore.refused: at the first event that does not continue its stream', async () => {
      const { store } = opened;
      const source = recordedElsewhere(24);
      const gap = source.filter(({ stream, rev }) => !(stream === 's-2' && rev === 3));
      await expect(store.restore([gap])).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream: 's-2',
        expected: 3,
        actual: 2,
      });
      const other = { ...source[1]!, id: fact().id };
      await expect(store.restore([[other]])).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream: 's-0',
      });
      const left = await everything(store);
      expect(left.map(text)).toEqual(source.slice(0, left.length).map(text));
    });
  });
}
