import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { openForReading } from '../../../src/data-folder.ts';
import { evenhand } from '../../support/command-line.ts';
import { expected, westmarch } from '../../support/expected.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
const day = '2026-06-30';
const taken = async (file: string, ...line: readonly string[]) => {
  const out = join(folder, file);
  const told = await evenhand('export', 'evidence', '--as-of', day, ...line, '--out', out, '--data', data);
  expect(told).toMatchObject({ status: 0, err: expect.stringContaining('bytes in') });
  return readFileSync(out);
};
/** Unpacks it, takes the program out of its README, and runs it as somebody elsewhere would. */
const unpacked = (pack: Uint8Array, change: (files: Record<string, string>) => void = () => {}) => {
  const place = mkdtempSync(join(folder, 'unpacked-'));
  const files = Object.fromEntries(
    Object.entries(unzipSync(pack)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  const [, program = ''] = files['README.txt']!.split('----- check.mjs -----\n');
  change(files);
  for (const [name, text] of Object.entries({ ...files, 'check.mjs': program }))
    writeFileSync(join(place, name), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['check.mjs'], {
    cwd: place,
    encoding: 'utf8',
  });
  return { files, program, status, stdout, stderr };
};
const json = (text: string | undefined) => JSON.parse(text ?? '') as Record<string, unknown>;

const readable = async () => {
  const opened = await openForReading(data, undefined, { kind: 'sqlite' });
  return { store: opened.store, close: () => opened.close() };
};

let pack: Uint8Array;
beforeAll(async () => {
  expect((await evenhand('import', westmarch, '--data', data)).status).toBe(0);
  pack = await taken('pack.zip', '--provider', 'P20');
});

describe('the evidence pack of a provider', () => {
  it('checks out by the program in its own README, of at most 60 lines', () => {
    const { status, stdout, stderr, program } = unpacked(pack);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^OK: \d+ events, \d+ offers\n$/);
    expect(program.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect(program).not.toMatch(/from '(?!node:)/);
  });

  it('has the figures that another program worked out, and the head of the log', async () => {
    const { files } = unpacked(pack);
    const { acceptance } = json(files['figures.json']) as {
      acceptance: { rows: readonly { provider: string }[] };
    };
    const { rows } = expected('acceptance-2026-06-30') as { rows: readonly { provider: string }[] };
    expect(acceptance.rows).toEqual(rows.filter(({ provider }) => provider === 'P20'));
    const verified = json((await evenhand('log', 'verify', '--json', '--data', data)).out);
    expect(json(files['manifest.json'])['head']).toEqual(verified['head']);
    const stored: string[] = [];
    const { store, close } = await readable();
    for await (const line of store.export()) stored.push(line);
    await close();
    for (const line of files['events.ndjson']!.trimEnd().split('\n'))
      expect(stored[(JSON.parse(line) as { pos: number }).pos]).toBe(line);
  });

  it('is the same, byte for byte, when it is taken again, and asked for as known then', async () => {
    expect((await taken('again.zip', '--provider', 'P20')).equals(pack)).toBe(true);
    const { knownAt } = json(unpacked(pack).files['manifest.json']) as { knownAt: string };
    expect((await taken('known.zip', '--provider', 'P20', '--known-at', knownAt)).equals(pack)).toBe(true);
  });

  it.each<readonly [string, (files: Record<string, string>) => void, string]>([
    [
      'an event that was altered',
      (files) =>
        (files['events.ndjson'] = files['events.ndjson']!.replace('"OfferAccepted"', '"OfferDeclined"')),
      'events.ndjson was changed',
    ],
    [
      'an event and its hash that were altered',
      (files) =>
        resealed(files, 'events.ndjson', (text) => text.replace(/"reason":"[A-Z_]+"/, '"reason":"X"')),
      'do not lead to the head',
    ],
    [
      'an event that was taken out',
      (files) => resealed(files, 'events.ndjson', (text) => text.slice(text.indexOf('\n') + 1)),
      'is missing',
    ],
    [
      'an offer that was turned',
      (files) => resealed(files, 'offers.csv', (text) => text.replace(',declined,true,', ',accepted,true,')),
      ' of ',
    ],
  ])('does not check out with %s', (_, change, problem) => {
    const { status, stderr } = unpacked(pack, change);
    expect(status).toBe(1);
    expect(stderr).toContain(problem);
  });
});

/** Changes a file, and its hash in the manifest with it. */
function resealed(files: Record<string, string>, name: string, change: (text: string) => string): void {
  const before = files[name]!;
  files[name] = change(before);
  expect(files[name]).not.toBe(before);
  const manifest = json(files['manifest.json']) as { files: Record<string, string> };
  manifest.files[name] = hash('sha256', files[name]);
  files['manifest.json'] = JSON.stringify(manifest);
}

it('is of an area too, and of neither both nor none', async () => {
  const { status, files } = unpacked(await taken('area.zip', '--area', 'A06'));
  expect(status).toBe(0);
  expect(json(files['manifest.json'])).toMatchObject({ provider: null, area: 'A06' });
  const refused = async (...line: readonly string[]) =>
    (await evenhand('export', 'evidence', ...line, '--data', data)).err;
  expect(await refused()).toContain('Name one provider or one area');
  expect(await refused('--provider', 'P20', '--area', 'A06')).toContain('Name one provider or one area');
  expect(await refused('--provider', 'P99')).toContain('no position and no package');
});
