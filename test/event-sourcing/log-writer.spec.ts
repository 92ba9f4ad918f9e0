import { checkAppend } from '../../src/event-sourcing/check-append.ts';
import { LogWriter } from '../../src/event-sourcing/log-writer.ts';
import { faultOf } from '../../src/event-sourcing/sqlite-errors.ts';
import { openForWriting } from '../../src/event-sourcing/sqlite-log.ts';
import { toBatch } from '../../src/event-sourcing/to-batch.ts';
import { join } from 'node:path';
import type { Append } from '#event-sourcing';
import { append, fact, facts } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const at = '2026-03-01T09:00:00.000Z';
let logs = 0;

function openWriter(remembered?: number) {
  const db = openForWriting(join(root, `log-${++logs}.db`));
  const writer = new LogWriter(db, remembered);
  const batch = (...appends: readonly Append[]) => toBatch(appends.map(checkAppend));
  const write = (...appends: readonly Append[]) => {
    writer.begin(at);
    const answers = writer.append(batch(...appends));
    writer.commit();
    return answers;
  };
  const rows = () =>
    db.prepare('SELECT pos, name, rev FROM events JOIN streams ON streams.id = stream ORDER BY pos').all();
  return { db, writer, batch, write, rows };
}

const refusal = (refused: string) => expect.objectContaining({ refused });

describe('the writer of the log', () => {
  it('refuses the append that conflicts and records the others of the batch', () => {
    const { db, write, rows } = openWriter();
    const twice = fact();
    write(append('a', 'none', [twice]));
    const answers = write(
      append('b', 'none', facts(2)),
      append('a', 'none'),
      append('c', 'none', [fact(), twice]),
      append('d', 'none', [twice]),
      append('e', 'exists'),
      append('a', 0),
      append('a', 1, [fact(), twice]),
      append('a', 0),
      append('c', 'none'),
    );
    expect(answers).toEqual([
      { revision: 1, position: 2, stored: 2 },
      { refused: 'revision', actual: 0 },
      { refused: 'id' },
      { refused: 'id' },
      { refused: 'revision', actual: null },
      { revision: 1, position: 3, stored: 1 },
      { refused: 'id' },
      { refused: 'revision', actual: 1 },
      { revision: 0, position: 4, stored: 1 },
    ]);
    expect(rows().map((row) => `${String(row['pos'])} ${String(row['name'])}@${String(row['rev'])}`)).toEqual(
      ['0 a@0', '1 b@0', '2 b@1', '3 a@1', '4 c@0'],
    );
    expect(db.prepare('SELECT count(*) AS streams FROM streams').get()).toEqual({ streams: 3 });
    db.close();
  });

  it('refuses an id that is in the log, also at the current revision', () => {
    const { db, write } = openWriter();
    const event = fact();
    write(append('a', 'none', [event]));
    expect(write(append('a', 0, [event]))).toEqual([refusal('id')]);
    expect(write(append('b', 'none', [event]))).toEqual([refusal('id')]);
    expect(write(append('b', 'any', [event]))).toEqual([refusal('id')]);
    db.close();
  });

  it('knows a retry also when the revision does not matter', () => {
    const { db, write, rows } = openWriter();
    const [one, two, three] = [fact(), fact(), fact()];
    const [first] = write(append('a', 'any', [one, two]));
    write(append('a', 'any', [three]));
    expect(write(append('a', 'any', [one, two]))).toEqual([{ ...first, stored: 0 }]);
    expect(write(append('a', 'exists', [two, three]))).toEqual([{ revision: 2, position: 2, stored: 0 }]);
    expect(write(append('a', 'any', [two, one]))).toEqual([refusal('id')]);
    expect(write(append('a', 'any', [three, fact()]))).toEqual([refusal('id')]);
    expect(rows()).toHaveLength(3);
    db.close();
  });

  it('leaves nothing of a transaction that is rolled back, and goes on where it was', () => {
    const { db, writer, batch, write, rows } = openWriter();
    write(append('a', 'none'));
    const before = writer.head;
    writer.begin(at);
    writer.appendOrBreak(batch(append('a', 0, facts(3)), append('b', 'none', facts(2))));
    writer.rollback();
    expect(writer.head).toEqual(before);
    expect(write(append('b', 'none'), append('a', 0))).toEqual([
      { revision: 0, position: 1, stored: 1 },
      { revision: 1, position: 2, stored: 1 },
    ]);
    expect(rows()).toHaveLength(3);
    db.close();
  });

  it('finds streams again that it no longer remembers', () => {
    const { db, write, rows } = openWriter(2);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 9; i++) {
        const expected = round === 0 ? 'none' : round - 1;
        expect(write(append(`s-${i}`, expected))).toEqual([
          { revision: round, position: round * 9 + i, stored: 1 },
        ]);
        expect(write(append('s-0', 9))).toEqual([{ refused: 'revision', actual: round }]);
      }
    }
    expect(rows()).toHaveLength(27);
    db.close();
  });

  it('stops a long transaction at the first refusal', () => {
    const { db, writer, batch, write } = openWriter();
    write(append('a', 'none'));
    writer.begin(at);
    const answers = writer.appendOrBreak(
      batch(append('b', 'none'), append('a', 'none'), append('c', 'none')),
    );
    expect(answers).toEqual([expect.objectContaining({ stored: 1 }), refusal('revision')]);
    writer.rollback();
    expect(() => writer.appendOrBreak(batch(append('d', 'none')))).toThrow(/rolled back already/);
    expect(() => writer.commit()).toThrow(/rolled back already/);
    expect(db.prepare("SELECT 1 FROM streams WHERE name <> 'a'").get()).toBeUndefined();
    db.close();
  });

  it('does not write when there is nothing to write', () => {
    const { db, write } = openWriter();
    const asked = append('a', 'none');
    write(asked);
    const pages = () => db.prepare('PRAGMA wal_checkpoint(NOOP)').get()!['log'];
    const before = pages();
    write(asked, append('a', 'none'));
    expect(pages()).toBe(before);
    db.close();
  });

  it('records nothing on a full disk, and goes on when there is room again', () => {
    const { db, writer, batch, write, rows } = openWriter();
    write(append('a', 'none'));
    const before = writer.head;
    const { page_count: pages } = db.prepare('PRAGMA page_count').get()!;
    db.exec(`PRAGMA max_page_count = ${Number(pages)}`);
    const large = append('b', 'none', facts(20, { data: { text: 'x'.repeat(10_000) } }));
    writer.begin(at);
    let thrown: unknown;
    try {
      writer.append(batch(append('a', 0), large));
    } catch (error) {
      thrown = error;
    }
    expect(faultOf(thrown)).toBe('full');
    writer.rollback();
    expect(writer.head).toEqual(before);
    db.exec('PRAGMA max_page_count = 1000000');
    expect(write(append('a', 0), large)).toEqual([
      { revision: 1, position: 1, stored: 1 },
      { revision: 19, position: 21, stored: 20 },
    ]);
    expect(rows()).toHaveLength(22);
    db.close();
  });

  it('copies a long write-ahead log into the database', () => {
    const { db, writer, batch } = openWriter();
    const text = 'x'.repeat(80_000);
    for (let i = 0; i < 60; i++) {
      writer.begin(at);
      writer.append(batch(append('a', 'any', facts(10, { data: { text } })), append('b', 'any', facts(40))));
      writer.commit();
      writer.checkpoint();
    }
    // Some 13,000 pages so far, and as many again: in between they were copied, and the log began anew.
    const halfway = Number(db.prepare('PRAGMA wal_checkpoint(NOOP)').get()!['log']);
    expect(halfway).toBeGreaterThan(10_000);
    for (let i = 0; i < 60; i++) {
      writer.begin(at);
      writer.append(batch(append('a', 'any', facts(10, { data: { text } })), append('b', 'any', facts(40))));
      writer.commit();
      writer.checkpoint();
    }
    expect(Number(db.prepare('PRAGMA wal_checkpoint(NOOP)').get()!['log'])).toBeLessThan(halfway);
    writer.close();
  });
});
