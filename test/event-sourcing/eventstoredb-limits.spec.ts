import { limits } from '#event-sourcing';
import { append, fact, facts } from '../support/facts.ts';
import { OverDouble } from '../support/eventstoredb.ts';
import { heapInUse } from '../support/heap.ts';

describe('rule 5: reads come in pages, and every page is read to its end', () => {
  const over = new OverDouble(undefined, 5_000);
  const reads = () => over.double.seen.filter(({ method }) => method === 'Read');

  it('read.pages: no read asks for more than a page, and no more is read than was asked for', async () => {
    for (let i = 0; i < 5; i++)
      await over.store.append(append('a-1', i === 0 ? 'none' : i * 500 - 1, facts(500)));
    over.double.seen.length = 0;
    expect((await over.store.readStream('a-1', { limit: 2_400 })).events).toHaveLength(2_400);
    await over.store.readStream('a-1', { direction: 'backwards', limit: 3 });
    await over.store.last();
    const counts = reads().map(({ count }) => count ?? Infinity);
    expect(counts.length).toBeGreaterThan(4);
    expect(Math.max(...counts)).toBeLessThanOrEqual(1_000);
    expect(counts).toContain(400);
    expect(over.double.subscriptions.size).toBe(0);
  });

  it('read.drain.noLeak: a thousand reads leave nothing behind', async () => {
    await over.store.append(append('a-1', 'none', facts(10)));
    const read = async (times: number) => {
      for (let i = 0; i < times; i++) {
        await over.store.readStream('a-1', { from: i % 5, limit: 2 });
        if (i % 4 === 0) await over.store.readAll({ limit: 2 });
      }
      over.double.seen.length = 0;
      return heapInUse();
    };
    const before = await read(300);
    expect((await read(1_000)) - before).toBeLessThan(8 * 1024 * 1024);
  });
});

describe('rule 10: one append is smaller than any server takes', () => {
  const over = new OverDouble();

  it('append.cap: what is larger is refused, and nothing is sent', async () => {
    const large = Array.from({ length: 4 }, () =>
      fact({ data: { text: 'x'.repeat(limits.appendBytes / 4) } }),
    );
    await expect(over.store.append(append('a-1', 'none', large))).rejects.toMatchObject({ name: 'TooLarge' });
    expect(over.appends()).toEqual([]);
  });

  it('append.cap: what is as large as the port allows is taken', async () => {
    const text = 'x'.repeat(limits.appendBytes / 4 - 1_000);
    const large = Array.from({ length: 4 }, () => fact({ data: { text } }));
    await over.store.append(append('a-1', 'none', large));
    expect(over.stored('a-1')).toBe(4);
  });

  it('append.cap: a server that takes less is heard', async () => {
    over.double.maxAppendBytes = 2_000;
    const large = fact({ data: { text: 'x'.repeat(2_000) } });
    await expect(over.store.append(append('a-1', 'none', [large]))).rejects.toMatchObject({
      name: 'TooLarge',
    });
    expect(over.stored('a-1')).toBe(0);
  });
});
