import type { Append, Instant } from '#event-sourcing';
import { checkAppend } from '../../src/event-sourcing/check-append.ts';
import { WriteQueue } from '../../src/event-sourcing/write-queue.ts';
import type { Answer, Reply, Request } from '../../src/event-sourcing/writer-protocol.ts';
import { append, facts } from '../support/facts.ts';

/** A writer that answers when it is told to, and a clock that goes as it is set. */
class Script {
  readonly opened = { size: 0, lastAt: '' };
  readonly asked: Request[] = [];
  readonly #replies: ((reply: Reply) => void)[] = [];
  now: Instant = '2026-03-01T09:00:00.000Z';
  size = 0;

  ask(request: Request): Promise<Reply> {
    this.asked.push(request);
    return new Promise((resolve) => this.#replies.push(resolve));
  }

  reply(reply: Reply) {
    this.#replies.shift()?.(reply);
  }

  /** Answers the oldest request as if everything in it was recorded. */
  done() {
    const request = this.asked[this.asked.length - this.#replies.length]!;
    const counts = 'batch' in request ? request.batch.counts : [];
    const answers = counts.map((stored): Answer => {
      this.size += stored;
      return { revision: 0, position: this.size - 1, stored };
    });
    this.reply({ kind: 'done', answers, size: this.size });
  }
}

function queue() {
  const script = new Script();
  const committed: number[] = [];
  const opened = new WriteQueue(script, { now: () => script.now }, (last) => committed.push(last));
  return { script, committed, append: (asked: Append) => opened.append(checkAppend(asked)), opened };
}

const failureOf = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);

const turns = async (count = 3) => {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
};

describe('the queue of writes', () => {
  it('keeps one batch in flight and gathers the rest', async () => {
    const { script, append: add, committed, opened } = queue();
    const first = add(append('a', 'none'));
    await turns();
    const later = Array.from({ length: 5 }, (_, i) => add(append(`b-${i}`, 'none', facts(2))));
    await turns();
    expect(script.asked).toHaveLength(1);
    script.done();
    await expect(first).resolves.toEqual({ revision: 0, position: 0 });
    await turns();
    expect(script.asked).toHaveLength(2);
    expect(script.asked[1]).toMatchObject({ kind: 'write', batch: { counts: [2, 2, 2, 2, 2] } });
    script.done();
    expect((await Promise.all(later)).map(({ position }) => position)).toEqual([2, 4, 6, 8, 10]);
    expect(committed).toEqual([0, 10]);
    await opened.drained();
  });

  it('never lets the time go back', async () => {
    const { script, append: add } = queue();
    for (const now of ['2026-03-01T09:00:00.000Z', '2026-03-01T08:00:00.000Z', '2026-03-01T09:00:00.001Z']) {
      script.now = now;
      const asked = add(append('a', 'any'));
      await turns();
      script.done();
      await asked;
    }
    expect(script.asked.map((request) => ('at' in request ? request.at : ''))).toEqual([
      '2026-03-01T09:00:00.000Z',
      '2026-03-01T09:00:00.000Z',
      '2026-03-01T09:00:00.001Z',
    ]);
  });

  it('says that the disk is full, and goes on', async () => {
    const { script, append: add, committed } = queue();
    const both = [add(append('a', 'any')), add(append('b', 'any'))].map(failureOf);
    await turns();
    script.reply({ kind: 'failed', fault: 'full', message: 'database or disk is full' });
    expect(await Promise.all(both)).toMatchObject([{ name: 'StoreFull' }, { name: 'StoreFull' }]);
    expect(committed).toEqual([]);
    const next = add(append('a', 'any'));
    await turns();
    script.done();
    await expect(next).resolves.toEqual({ revision: 0, position: 0 });
  });

  it('says why when nothing could be recorded', async () => {
    const { script, append: add } = queue();
    const failure = failureOf(add(append('a', 'any')));
    await turns();
    script.reply({ kind: 'failed', fault: 'other', message: 'database is locked' });
    expect(await failure).toMatchObject({
      name: 'StoreUnavailable',
      message: 'Nothing was recorded: database is locked',
    });
  });

  it('takes no more from a source than the writer can keep up with', async () => {
    const { script, opened } = queue();
    let taken = 0;
    const all = opened.appendAll(
      (function* () {
        for (; taken < 20; taken++) yield [append('a', 'any')];
      })(),
    );
    await turns();
    script.done();
    await turns();
    expect(taken).toBeLessThan(5);
    while (script.asked.at(-1)?.kind !== 'commit') {
      script.done();
      await turns();
    }
    script.done();
    await expect(all).resolves.toEqual({ events: 20, last: 19 });
  });

  it('lets other appends wait while a source is read, and rolls back when the disk fills up', async () => {
    const { script, append: add, opened } = queue();
    const failure = failureOf(
      opened.appendAll([[append('a', 'any')], [append('a', 'any')], [append('a', 'any')]]),
    );
    const waiting = add(append('b', 'none'));
    await turns();
    script.done();
    await turns();
    script.reply({ kind: 'failed', fault: 'full', message: 'full' });
    await turns();
    while (script.asked.at(-1)?.kind !== 'rollback') {
      script.reply({ kind: 'failed', fault: 'other', message: 'the transaction was rolled back already.' });
      await turns();
    }
    expect(script.asked.some(({ kind }) => kind === 'write' || kind === 'commit')).toBe(false);
    for (let i = 0; i < 4; i++) script.reply({ kind: 'done', answers: [], size: 0 });
    expect(await failure).toMatchObject({ name: 'StoreFull' });
    await turns();
    expect(script.asked.at(-1)).toMatchObject({ kind: 'write' });
    script.done();
    await expect(waiting).resolves.toEqual({ revision: 0, position: 0 });
  });
});
