import { everything, append, fact, facts } from '../support/facts.ts';
import { OverDouble } from '../support/eventstoredb.ts';
import type { Fault } from '../support/event-store-double/index.ts';
import { until } from '../support/in-time.ts';

const before: readonly Fault[] = ['drop', 'reset', 'not-ready', 'too-busy', 'no-leader', 'hang'];
const after: readonly Fault[] = ['commit-then-drop', 'commit-then-reset', 'commit-then-hang'];

describe('rule 3: what may not have been stored is asked again, the same', () => {
  const over = new OverDouble();

  it.each(before)('append.retry.sameIdsSameRevision: %s', async (fault) => {
    await over.store.append(append('a-1', 'none'));
    over.double.seen.length = 0;
    over.double.faults.set('append', fault, 2);
    const events = facts(2);
    expect(await over.store.append(append('a-1', 0, events))).toMatchObject({ revision: 2 });
    const [first, ...again] = over.appends('a-1');
    expect(again).toHaveLength(2);
    for (const each of again) expect(each).toEqual(first);
    expect(first).toMatchObject({ expected: 0, ids: events.map(({ id }) => id) });
    expect(over.stored('a-1')).toBe(3);
  });

  it.each(before.filter((fault) => fault !== 'hang'))('read.retry: %s', async (fault) => {
    await over.store.append(append('a-1', 'none', facts(3)));
    over.double.faults.set('read', fault, 1);
    expect((await over.store.readStream('a-1')).events).toHaveLength(3);
    over.double.faults.set('subscribe', fault, 1);
    expect((await over.store.readAll()).events).toHaveLength(3);
  });

  it('append.explicit: neither any nor stream_exists is ever sent', async () => {
    await over.store.append(append('a-1', 'any'));
    await over.store.append(append('a-1', 'exists'));
    await over.store.append(append('a-1', 'any'));
    await over.store.appendAll([[append('a-1', 'any'), append('a-2', 'any'), append('a-2', 'exists')]]);
    expect(over.stored('a-1')).toBe(4);
    expect(over.stored('a-2')).toBe(2);
    const sent = over.appends().map(({ expected }) => expected);
    expect(sent.length).toBeGreaterThan(4);
    expect(sent.filter((expected) => expected === 'any' || expected === 'stream_exists')).toEqual([]);
  });

  it('append.retry.budget: then the outcome is unknown, and it says so', async () => {
    over.double.faults.set('append', 'drop');
    await expect(over.store.append(append('a-1', 'none'))).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/unknown|not known|may have been/iu) as string,
    });
    expect(over.appends('a-1').length).toBeGreaterThan(2);
  });

  it('append.retry.restart: a server that comes back meanwhile takes it', async () => {
    over.wire.refuse();
    const appended = over.store.append(append('a-1', 'none'));
    await over.restart();
    over.wire.heal();
    expect(await appended).toMatchObject({ revision: 0 });
  });
});

describe('rule 4: with an explicit revision a retry is known, and a conflict is one', () => {
  const over = new OverDouble();

  it.each(after)('lostAck.commitThenDrop.retryYieldsOne: %s', async (fault) => {
    await over.store.append(append('a-1', 'none'));
    for (const expected of [0, 'any', 'exists'] as const) {
      const stored = over.stored('a-1');
      over.double.faults.set('append', fault, 1);
      const { revision, position } = await over.store.append(append('a-1', expected, facts(2)));
      expect(revision).toBe(stored + 1);
      expect(over.stored('a-1')).toBe(stored + 2);
      expect((await over.store.readStream('a-1')).events.at(-1)).toMatchObject({
        rev: revision,
        pos: position,
      });
    }
    over.double.faults.set('append', fault, 1);
    expect(await over.store.append(append('a-2', 'none'))).toMatchObject({ revision: 0 });
    expect(over.stored('a-2')).toBe(1);
  });

  it('lostAck.then.another: a retry is known also when somebody went on from there', async () => {
    const [mine, theirs] = [facts(2), append('a-1', 1)];
    over.double.faults.set('append', 'commit-then-hang', 1);
    const appended = over.store.append(append('a-1', 'none', mine));
    await until(() => over.stored('a-1') === 2);
    over.intrude(theirs);
    expect(await appended).toMatchObject({ revision: 1 });
    expect(over.stored('a-1')).toBe(3);
  });

  it('lostAck.appendAll: nothing twice, nothing left out', async () => {
    const chunk = Array.from({ length: 20 }, (_, i) => append(`b-${i}`, 'any', facts(2)));
    for (const fault of after) {
      over.double.faults.set('append', fault, 3);
      await over.store.appendAll([chunk]);
    }
    const events = await everything(over.store);
    expect(events).toHaveLength(40);
    expect(new Set(events.map(({ id }) => id)).size).toBe(40);
  });

  it('lostAck.restore: nothing twice, nothing left out', async () => {
    for (let i = 0; i < 3; i++) await over.store.append(append(`a-${i}`, 'none', facts(4)));
    const source = (await everything(over.store)).map((event) => ({
      ...event,
      stream: `copy-${event.stream}`,
    }));
    over.double.faults.set('append', 'commit-then-reset', 2);
    await over.store.restore([source]);
    const copied = await everything(over.store, { streamPrefixes: ['copy-'] });
    expect(copied.map((event) => ({ ...event, pos: 0 }))).toEqual(
      source.map((event) => ({ ...event, pos: 0 })),
    );
  });

  it('append.retry.conflict: somebody was there before the retry', async () => {
    over.double.faults.set('append', 'hang', 1);
    const appended = over.store.append(append('a-1', 'none', [fact()]));
    await until(() => over.appends('a-1').length === 1);
    over.intrude(append('a-1', 'any', facts(2)));
    await expect(appended).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      stream: 'a-1',
      expected: 'none',
      actual: 1,
    });
    expect(over.stored('a-1')).toBe(2);
  });
});
