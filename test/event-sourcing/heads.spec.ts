import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Heads, headsPath, knownHeads } from '../../src/event-sourcing/heads.ts';
import { SqliteEventStore } from '#event-sourcing';
import { append, facts, until } from '../support/facts.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
let folders = 0;
const at = '2026-03-01T09:00:00.000Z';
const rootOf = (size: number) => size.toString(16).padStart(64, '0');
const head = (size: number) => ({ size, root: rootOf(size), at });

function newFolder() {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  return folder;
}

async function known(folder: string, elsewhere?: { size: number; root: string }) {
  const heads = [];
  for await (const found of knownHeads(folder, elsewhere)) heads.push(`${found.size} ${found.where}`);
  return heads;
}

describe('heads.ndjson', () => {
  it('has one line for each size that was noted', () => {
    const folder = newFolder();
    const heads = new Heads(folder);
    for (const size of [1, 5, 5, 9]) heads.note(head(size));
    heads.close();
    const again = new Heads(folder);
    again.note(head(9));
    again.note(head(12));
    again.close();
    const lines = readFileSync(headsPath(folder), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([head(1), head(5), head(9), head(12)]);
  });

  it('drops half a line that a crash left, and keeps the rest', async () => {
    const folder = newFolder();
    const heads = new Heads(folder);
    heads.note(head(1));
    heads.note(head(2));
    heads.close();
    appendFileSync(headsPath(folder), '{"size":3,"ro');
    expect(await known(folder)).toEqual(['1 heads.ndjson line 1', '2 heads.ndjson line 2']);
    const again = new Heads(folder);
    again.note(head(2));
    again.note(head(4));
    again.close();
    expect(await known(folder)).toHaveLength(3);
    expect(readFileSync(headsPath(folder), 'utf8').endsWith(`${JSON.stringify(head(4))}\n`)).toBe(true);
  });

  it('begins with half a line when that is all there was', async () => {
    const folder = newFolder();
    writeFileSync(headsPath(folder), '{"size":3,"ro');
    const heads = new Heads(folder);
    heads.note(head(7));
    heads.close();
    expect(await known(folder)).toEqual(['7 heads.ndjson line 1']);
  });

  it('is read with a head that was kept elsewhere in its place', async () => {
    const folder = newFolder();
    expect(await known(folder, head(3))).toEqual(['3 the head given']);
    const heads = new Heads(folder);
    for (const size of [2, 4]) heads.note(head(size));
    heads.close();
    const lines = ['2 heads.ndjson line 1', '4 heads.ndjson line 2'];
    expect(await known(folder, head(1))).toEqual(['1 the head given', ...lines]);
    expect(await known(folder, head(3))).toEqual([lines[0], '3 the head given', lines[1]]);
    expect(await known(folder, head(9))).toEqual([...lines, '9 the head given']);
  });

  it('is written while events arrive, and when the store is closed', async () => {
    const folder = newFolder();
    const store = await SqliteEventStore.open({ folder, headsEvery: 5 });
    expect(readFileSync(headsPath(folder), 'utf8')).toBe('');
    await store.append(append('a-1', 'none', facts(3)));
    const noted = await store.head();
    await until(() => readFileSync(headsPath(folder), 'utf8').endsWith('\n'));
    await store.close();
    const again = await SqliteEventStore.open({ folder });
    const { position } = await again.append(append('a-1', 2));
    const last = await again.head();
    const [recorded] = (await again.readAll({ from: position })).events;
    await again.close();
    const lines = readFileSync(headsPath(folder), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { ...noted, at: expect.any(String) },
      { ...last, at: recorded!.at },
    ]);
  });

  it('never notes what is not committed', async () => {
    const folder = newFolder();
    const store = await SqliteEventStore.open({ folder, headsEvery: 60 });
    const before = store.append(append('a-1', 'none'));
    await store.appendAll(
      (async function* () {
        await before;
        yield Array.from({ length: 5 }, (_, i) => append(`b-${i}`, 'none', facts(10)));
        // The head of the first append becomes due while these are written but not committed.
        await until(() => readFileSync(headsPath(folder), 'utf8').endsWith('\n'));
        const lines = readFileSync(headsPath(folder), 'utf8').trimEnd().split('\n');
        expect(lines.map((line) => JSON.parse(line).size)).toEqual([1]);
      })(),
    );
    await store.close();
    expect(await known(folder)).toEqual(['1 heads.ndjson line 1', '51 heads.ndjson line 2']);
  });
});
