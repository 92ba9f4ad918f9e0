import { type EventStore, SqliteEventStore } from '#event-sourcing';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FirstAnswers } from '../../src/http/first-answers.ts';
import { append } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const stores: EventStore[] = [];
let folders = 0;
let folder: string;

beforeEach(() => {
  folder = join(root, `answers-${++folders}`);
  mkdirSync(folder);
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

const newLog = async () => {
  const store = await SqliteEventStore.open({ folder: join(root, `log-${++folders}`) });
  stores.push(store);
  return store;
};

/** What a process answers to a request, with a key of its own unless it is told. */
async function answered(store: EventStore, work: () => Promise<unknown>, key = 'k', request: unknown = {}) {
  const answers = new FirstAnswers(folder, store);
  try {
    return await answers.answer(key, request, work);
  } finally {
    answers.close();
  }
}

describe('the first answer to a request with a key', () => {
  it('is given again after a restart, and nothing is done twice', async () => {
    const store = await newLog();
    const record = () => store.append(append('a', 'any'));
    const first = await answered(store, record);
    await record();
    expect(await answered(store, record)).toEqual(first);
    expect(await store.last()).toBe(1);
    await expect(answered(store, record, 'k', { other: true })).rejects.toMatchObject({ name: 'KeyReused' });
  });

  it('is none when it tells of an event of another log', async () => {
    const [test, live] = [await newLog(), await newLog()];
    await answered(test, () => test.append(append('a', 'any')));
    // Something else stands at the same place.
    await live.append(append('a', 'any'));
    const record = () => live.append(append('a', 'any'));
    expect(await answered(live, record, 'k', { other: true })).toEqual({ revision: 1, position: 1 });
    expect(await answered(live, record, 'k', { other: true })).toEqual({ revision: 1, position: 1 });
    expect(await live.last()).toBe(1);
  });

  it('is awaited by those who ask meanwhile, and by none for ever', async () => {
    const store = await newLog();
    const answers = new FirstAnswers(folder, store);
    let tries = 0;
    const work = async () => {
      if (++tries === 1) throw new Error('not now');
      return store.append(append('a', 'any'));
    };
    const asked = await Promise.allSettled([1, 2, 3, 4].map(() => answers.answer('k', {}, work)));
    answers.close();
    expect(asked.map(({ status }) => status)).toEqual(['rejected', ...Array(3).fill('fulfilled')]);
    expect(tries).toBe(2);
    expect(await store.last()).toBe(0);
  });
});
