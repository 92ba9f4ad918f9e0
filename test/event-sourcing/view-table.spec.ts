import {
  type AnyProjection,
  foldInMemory,
  frugal,
  ProjectionRunner,
  SqliteEventStore,
} from '#event-sourcing';
import fc from '../support/fast-check.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { Answers } from '../../src/event-sourcing/answers.ts';
import { ViewTable } from '../../src/event-sourcing/view-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { recorded } from '../support/given.ts';
import { asNew, brittle, Counted, counters, type CounterRow } from '../support/toy-counter.ts';

const root = temporaryFolder();

function emptyTable(capacity: number, empty = true) {
  const db = new DatabaseSync(':memory:');
  ViewTable.create(db, 'counters');
  return { db, table: new ViewTable(db, counters as AnyProjection, 'counters', empty, capacity) };
}

describe('a table of a view', () => {
  it('answers as a fold in memory does, however little it holds in memory, whatever was asked before', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ counter: fc.constantFrom(...names), by: fc.nat(3) }) },
      { weight: 1, arbitrary: fc.constant('flush' as const) },
      { weight: 1, arbitrary: fc.constant('ask' as const) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...names)) },
    );
    const sum = (sum: number) => `sum/${String(sum).padStart(6, '0')}`;
    const sums = (low: number, high: number) => [sum(low), sum(high)] as const;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (steps, capacity) => {
        const { db, table } = emptyTable(capacity);
        const facts: Counted[] = [];
        const ask = () => {
          table.flush();
          const memory = foldInMemory(
            [counters],
            facts.map((fact) => recorded(fact)),
          );
          expect(table.withPrefix('c/')).toEqual(memory.withPrefix(counters, 'c/'));
          expect(table.withPrefix('c/b')).toEqual(memory.withPrefix(counters, 'c/b'));
          for (const [from, to] of [sums(0, 2), sums(3, 9), ['times/2', 'times/2'] as const])
            expect(table.withTerm(from, to)).toEqual(memory.withTerm(counters, from, to));
          for (const name of names) expect(table.row(`c/${name}`)).toEqual(memory.get(counters, `c/${name}`));
        };
        for (const each of steps) {
          if (each === 'flush') table.flush();
          else if (each === 'ask') ask();
          else if (Array.isArray(each)) table.load(each.map((name) => `c/${name}`));
          else {
            const fact = new Counted(each);
            facts.push(fact);
            const row = (table.row(`c/${each.counter}`) ?? counters.initial) as CounterRow;
            table.stage(`c/${each.counter}`, counters.evolve.Counted(row, fact, recorded(fact)));
          }
        }
        ask();
        db.close();
      }),
      { numRuns: 150 },
    );
  });

  it('reads what another connection wrote, unless it began empty', () => {
    const row: CounterRow = { counter: 'a', name: null, sum: 1, times: 1 };
    const { db, table } = emptyTable(9, false);
    const insert = db.prepare('INSERT INTO rows_counters (key, row) VALUES (?, ?)');
    insert.run('c/a', JSON.stringify(row));
    expect(table.row('c/a')).toEqual(row);
    expect(table.row('c/b')).toBeUndefined();
    db.close();
  });
});

describe('remembered answers', () => {
  it('are bounded', () => {
    const answers = new Answers();
    const question = (from: number) => ({ by: 'key', from: `${from}`, to: `${from}` }) as const;
    answers.remember(question(0), { keys: ['k'], rows: [1] });
    for (let i = 1; i < 64; i++) answers.remember(question(i), { keys: [], rows: [] });
    expect(answers.get(question(0))).toEqual([1]);
    answers.remember(question(64), { keys: [], rows: [] });
    expect(answers.get(question(0))).toBeUndefined();

    const many = Array.from({ length: 50_000 }, (_, i) => i);
    answers.remember(question(65), { keys: many.map(String), rows: many });
    expect(answers.get(question(65))).toHaveLength(50_000);
    answers.remember(question(66), { keys: ['k'], rows: [1] });
    expect(answers.get(question(65))).toBeUndefined();
    expect(answers.get(question(66))).toEqual([1]);
  });
});

describe('a long reading of the log', () => {
  it('comes to the same at any pace', async () => {
    const folder = join(root, 'pace');
    const store = await SqliteEventStore.open({ folder });
    for (let i = 0; i < 40; i++) {
      const fact = new Counted({ counter: `c${(i * 7) % 9}`, by: i });
      await store.append({ stream: `counter-${fact.counter}`, expected: 'any', events: asNew('', fact) });
    }
    const { events } = await store.readAll();
    const whole = foldInMemory([counters], events).withPrefix(counters, 'c/');
    for (const [i, pace] of [{ rows: 1, events: 3 }, { rows: 4, events: 1 }, frugal].entries()) {
      const runner = await ProjectionRunner.open(store, join(folder, String(i)), [counters]);
      await runner.catchUp(undefined, pace);
      expect(runner.withPrefix(counters, 'c/')).toEqual(whole);
      await runner.close();
    }
    await store.close();
  });
});

describe('a disk that is full for a while', () => {
  it('costs no row: what could not be written is folded again', async () => {
    const folder = join(root, 'full');
    // The first is written before the second fails: both are rolled back.
    const both = [counters, brittle(0)];
    const store = await SqliteEventStore.open({ folder, retryDelays: Array.from({ length: 200 }, () => 20) });
    const runner = await ProjectionRunner.open(store, folder, both);
    await runner.start();
    const other = new DatabaseSync(join(folder, 'views.db'));
    other.exec(
      "CREATE TRIGGER full BEFORE INSERT ON rows_brittle_counters BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    );
    const append = (counter: string) =>
      store.append({
        stream: `counter-${counter}`,
        expected: 'any',
        events: asNew('', new Counted({ counter, by: 1 })),
      });
    await append('a');
    await setTimeout(100);
    await append('b');
    expect(other.prepare('SELECT count(*) AS rows FROM rows_counters').get()).toEqual({ rows: 0 });
    other.exec('DROP TRIGGER full');
    other.close();
    const { position } = await append('a');
    await runner.reached(position);
    await runner.close();
    await store.close();
    const again = await SqliteEventStore.open({ folder });
    const views = await ProjectionRunner.open(again, folder, both);
    expect(views.withPrefix(counters, 'c/').map(({ counter, sum }) => [counter, sum])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    await views.close();
    await again.close();
  });
});
