import { DatabaseSync } from 'node:sqlite';
import { type Reading, Readings } from '../../src/audit-trail/readings.ts';
import fc from '../support/fast-check.ts';
import { StoppedClock } from '../support/open-log.ts';

const by = { kind: 'user', id: 'U1', role: 'auditor' } as const;
const reading = (question: string): Reading => ({ deed: 'read', by, question, events: 3, through: 41 });
const clock = new StoppedClock();

/** Readings with these questions, and the file under them without its triggers. */
function kept(questions: readonly string[]) {
  const db = new DatabaseSync(':memory:');
  const readings = new Readings(db, clock);
  for (const question of questions) readings.note(reading(question));
  return { db, readings };
}

describe('who read the audit trail', () => {
  it('is kept with the question, the time and the person, newest first', () => {
    const { readings } = kept(['type:OfferMade', '', 'by:broker']);
    const found = readings.find(null, 2);
    expect(found.map(({ number, question }) => [number, question])).toEqual([
      [3, 'by:broker'],
      [2, ''],
    ]);
    expect(found[0]).toMatchObject({ ...reading('by:broker'), at: clock.now() });
    expect(readings.find(2, 5)).toEqual([expect.objectContaining({ number: 1, question: 'type:OfferMade' })]);
    expect(readings.head).toEqual({ number: 3, hash: found[0]?.hash });
  });

  it('cannot be changed or deleted through SQL', () => {
    const { db, readings } = kept(['a', 'b']);
    expect(() => db.exec("UPDATE readings SET text = 'x'")).toThrow('A reading is never changed.');
    expect(() => db.exec('DELETE FROM readings WHERE number = 1')).toThrow('A reading is never deleted.');
    expect(readings.firstFault()).toBeNull();
    expect(readings.find(null, 9)).toHaveLength(2);
  });

  it('tells the first row that was altered, taken out or put in, whichever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom('alter', 'take out', 'put in'),
        (questions, at, how) => {
          const { db, readings } = kept(questions);
          expect(readings.firstFault()).toBeNull();
          db.exec('DROP TRIGGER readings_stay; DROP TRIGGER readings_remain');
          // Taking out the last row is cutting off the end, which only a head noted elsewhere tells.
          const number = 1 + (at % (questions.length - 1));
          if (how === 'alter')
            db.prepare("UPDATE readings SET text = text || ' ' WHERE number = ?").run(number);
          else if (how === 'take out') db.prepare('DELETE FROM readings WHERE number = ?').run(number);
          else {
            db.prepare('UPDATE readings SET number = -1 - number WHERE number >= ?').run(number);
            db.exec('UPDATE readings SET number = -number WHERE number < 0');
            db.prepare("INSERT INTO readings VALUES (?, '{}', ?)").run(number, 'f'.repeat(64));
          }
          expect(readings.firstFault()).toBe(number);
          db.close();
        },
      ),
    );
  });
});
