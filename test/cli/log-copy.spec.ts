import { SqliteEventStore } from '#event-sourcing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openForWriting } from '../../src/data-folder.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { append, fact } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const county = join(root, 'county');
const copy = (from: string, to: string, ...more: readonly string[]) =>
  evenhand(
    'log',
    'copy',
    '--from',
    'sqlite',
    '--from-data',
    from,
    '--to',
    'sqlite',
    '--to-data',
    to,
    ...more,
  );

async function texts(folder: string): Promise<readonly string[]> {
  const store = await SqliteEventStore.open({ folder, readOnly: true });
  const all = await Array.fromAsync(store.export());
  await store.close();
  return all;
}

/** A log with these events, of types that mean something to imports. */
async function logOf(name: string, ...types: readonly string[]): Promise<string> {
  const folder = join(root, name);
  const store = await SqliteEventStore.open({ folder });
  for (const [i, type] of types.entries())
    await store.append(append(`s-${i}`, 'none', [fact({ type, corr: 'the-batch' })]));
  await store.close();
  return folder;
}

beforeAll(async () => {
  expect((await evenhand('import', westmarch, '--data', county)).status).toBe(0);
});

describe('log copy', () => {
  it('copies the sample county, byte for byte, and says so', async () => {
    const to = join(root, 'copied');
    const ran = await copy(county, to, '--json');
    expect(ran.status).toBe(0);
    const original = await texts(county);
    expect(ran.json()).toEqual({ events: original.length, copied: original.length });
    expect(ran.err).toContain('10000 events copied');
    expect(await texts(to)).toEqual(original);
    const verified = await evenhand('log', 'verify', '--data', to, '--json');
    expect(verified.json()).toEqual((await evenhand('log', 'verify', '--data', county, '--json')).json());
    const again = await copy(county, to);
    expect(again.out).toContain(`holds the ${original.length} events of the source`);
    expect(again.out).toContain('0 were copied now');
  });

  it('refuses a target that holds something else', async () => {
    const other = await logOf('other', 'Happened');
    const before = await texts(other);
    const ran = await copy(county, other);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('not a beginning of the source');
    expect(await texts(other)).toEqual(before);
  });

  it('refuses a source that somebody records into', async () => {
    const running = await openForWriting(county);
    const ran = await copy(county, join(root, 'unborn'));
    await running.close();
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('in use by another process');
    expect(existsSync(join(root, 'unborn'))).toBe(false);
  });

  it('refuses a source with an import that does not count', async () => {
    const begun = await logOf('begun', 'ImportBegun', 'Happened');
    const ran = await copy(begun, join(root, 'from-begun'));
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('The import the-batch was begun and not completed');
    const givenUp = await logOf('given-up', 'ImportBegun', 'Happened', 'ImportGivenUp');
    expect((await copy(givenUp, join(root, 'from-given-up'))).err).toContain(
      'The import the-batch was given up',
    );
    const done = await logOf('done', 'ImportBegun', 'Happened', 'ImportCompleted');
    expect((await copy(done, join(root, 'from-done'))).status).toBe(0);
    expect(await texts(join(root, 'from-begun'))).toEqual([]);
  });

  it.each([
    ['without a target', ['--from', 'sqlite']],
    ['without a source', ['--to', 'sqlite']],
    ['from a store that is none', ['--from', 'mongodb://u:hush@h', '--to', 'sqlite']],
    ['to a prefix that is none', ['--from', 'sqlite', '--to', 'esdb://h', '--to-prefix', '$all']],
    ['onto itself', ['--from', 'sqlite', '--to', 'sqlite']],
    ['from a folder without a log', ['--from', 'sqlite', '--from-data', root, '--to', 'sqlite']],
  ])('is wrong usage %s', async (_, options) => {
    const ran = await evenhand('log', 'copy', ...options, '--data', county);
    expect(ran.status).toBe(2);
    expect(ran.err).not.toBe('');
    expect(ran.err).not.toContain('hush');
  });
});
