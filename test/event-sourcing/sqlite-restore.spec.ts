import { canonicalize, type RecordedEvent, SqliteEventStore, verifyLog } from '#event-sourcing';
import { join } from 'node:path';
import { append, everything, fact, facts } from '../support/facts.ts';
import { StoppedClock } from '../support/open-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
let folders = 0;

async function emptyStore() {
  const folder = join(root, String(++folders));
  const store = await SqliteEventStore.open({ folder, clock: new StoppedClock('2026-01-01T00:00:00.000Z') });
  stores.push(store);
  return { folder, store };
}

const stores: SqliteEventStore[] = [];
afterAll(() => Promise.all(stores.map((store) => store.close())));

async function texts(store: SqliteEventStore): Promise<readonly string[]> {
  return Array.fromAsync(store.export());
}

/** A log as two processes recorded it, whose clocks are 40 seconds apart. */
async function recordedElsewhere(count: number): Promise<readonly RecordedEvent[]> {
  const { store } = await emptyStore();
  for (let i = 0; i < count; i += 10) {
    await store.append(append(`s-${i % 7}`, 'any', facts(10, { occurred: '2025-05-05T05:05:05.555Z' })));
  }
  const second = (i: number) => new Date(Date.UTC(2026, 2, 1, 9, 0, i - 40 * (i % 2))).toISOString();
  return (await everything(store)).map((event, i) => ({ ...event, at: second(i) }));
}

const inChunks = function* (events: readonly RecordedEvent[], size = 130) {
  for (let i = 0; i < events.length; i += size) yield events.slice(i, i + size);
};

describe('restoring into the embedded log', () => {
  it('keeps every byte, also times that go back a little, and the log verifies', async () => {
    const source = await recordedElsewhere(1200);
    const { folder, store } = await emptyStore();
    expect(await store.restore(inChunks(source))).toEqual({ events: 1200, last: 1199 });
    expect(await texts(store)).toEqual(source.map((event) => canonicalize(event)));
    expect(await verifyLog(folder)).toMatchObject({ ok: true, events: 1200, head: await store.head() });
  });

  it('records later events not before the newest', async () => {
    const source = await recordedElsewhere(40);
    const newest = source.reduce((so, { at }) => (at > so ? at : so), '');
    const { folder, store } = await emptyStore();
    await store.restore([source]);
    await store.append(append('later', 'none'));
    expect((await store.readStream('later')).events[0]?.at).toBe(newest);
    await store.close();
    const again = await SqliteEventStore.open({
      folder,
      clock: new StoppedClock('2026-01-01T00:00:00.000Z'),
    });
    stores.push(again);
    await again.append(append('later', 0));
    expect(await verifyLog(folder)).toMatchObject({ ok: true, events: 42 });
  });

  it('gives positions of its own, and lets other appends wait', async () => {
    const source = await recordedElsewhere(20);
    const { store } = await emptyStore();
    await store.append(append('before', 'none'));
    const restored = store.restore(inChunks(source, 3));
    const appended = store.append(append('after', 'none'));
    expect(await restored).toEqual({ events: 20, last: 20 });
    expect(await appended).toMatchObject({ position: 21 });
    const stored = (await everything(store)).slice(1, 21);
    expect(stored).toEqual(source.map((event) => ({ ...event, pos: event.pos + 1 })));
  });

  it('passes over what stands there, so that it can be done again', async () => {
    const source = await recordedElsewhere(100);
    const { store } = await emptyStore();
    expect(await store.restore([source.slice(0, 37)])).toEqual({ events: 37, last: 36 });
    expect(await store.restore(inChunks(source, 9))).toEqual({ events: 63, last: 99 });
    expect(await store.restore([source])).toEqual({ events: 0, last: null });
    expect(await texts(store)).toEqual(source.map((event) => canonicalize(event)));
  });

  it('leaves a beginning, never a hole, when one does not continue its stream', async () => {
    const source = await recordedElsewhere(2000);
    for (const [gone, stream] of [
      [700, source[700]!.stream],
      [1203, source[1203]!.stream],
    ] as const) {
      const { folder, store } = await emptyStore();
      const firstBad = source.findIndex((event, i) => i > gone && event.stream === stream);
      const holed = source.toSpliced(gone, 1);
      await expect(store.restore(inChunks(holed))).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream,
        expected: source[gone]!.rev,
        actual: source[gone]!.rev - 1,
      });
      expect(await store.last()).toBe(firstBad - 2);
      expect(await verifyLog(folder)).toMatchObject({ ok: true, events: firstBad - 1 });
    }
  });

  it('leaves a beginning when its source fails', async () => {
    const source = await recordedElsewhere(600);
    const { store } = await emptyStore();
    const failing = (function* () {
      yield* inChunks(source.slice(0, 390));
      throw new Error('The line went dead.');
    })();
    await expect(store.restore(failing)).rejects.toThrow('The line went dead.');
    expect(await texts(store)).toEqual(source.slice(0, 390).map((event) => canonicalize(event)));
  });

  it('refuses another event at the same place, an id that stands elsewhere, and what was never recorded', async () => {
    const [one, two] = await recordedElsewhere(10);
    const { store } = await emptyStore();
    await store.restore([[one!, two!]]);
    const id = fact().id;
    const failureOf = (event: object) =>
      store.restore([[{ ...one!, ...event }]]).catch((error: unknown) => error);
    expect(await failureOf({ id })).toMatchObject({
      name: 'WrongExpectedRevision',
      expected: 'none',
      actual: 1,
    });
    expect(await failureOf({ id: two!.id })).toMatchObject({ name: 'WrongExpectedRevision' });
    expect(await failureOf({ stream: 'other' })).toMatchObject({ name: 'DuplicateEventId' });
    expect(await failureOf({ stream: 'other', id, rev: 1 })).toMatchObject({ expected: 0, actual: null });
    for (const bad of [
      { v: 2 },
      { rev: -1 },
      { rev: 0.5 },
      { at: '2026-03-01T09:00:00Z' },
      { occurred: undefined },
    ]) {
      expect(await failureOf({ stream: 'other', id, ...bad })).toMatchObject({ name: 'TypeError' });
    }
    expect(await failureOf({ stream: 'other', id, data: { text: 'x'.repeat(600_000) } })).toMatchObject({
      name: 'TooLarge',
    });
    expect(await store.last()).toBe(1);
    expect(await store.restore([[one!, { ...one!, stream: 'other', id }]])).toEqual({ events: 1, last: 2 });
  });
});
