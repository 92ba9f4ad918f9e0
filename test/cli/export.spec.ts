import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleasePackage } from '../../projections/open-contracting/index.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { wrongWith } from '../support/open-contracting.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const on = (...line: readonly string[]) => evenhand(...line, '--data', join(folder, 'data'));

beforeAll(async () => {
  expect((await on('import', westmarch)).status).toBe(0);
});

describe('evenhand export ocds', () => {
  it('writes the sample county as a release package, twice the same, to a file or to the terminal', async () => {
    const file = join(folder, 'releases.json');
    const told = await on('export', 'ocds', '--prefix', 'ocds-xxxxxx', '--out', file);
    expect(told).toMatchObject({ status: 0, out: '', err: expect.stringMatching(/^\d{3,} releases in /) });
    const text = readFileSync(file, 'utf8');
    expect(wrongWith(JSON.parse(text) as ReleasePackage)).toEqual([]);
    expect(`${(await on('export', 'ocds', '--prefix', 'ocds-xxxxxx')).out}\n`).toBe(text);
  });

  it('says what to do when nobody has said what the ids begin with', async () => {
    const { status, out, err } = await on('export', 'ocds');
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('set OCDS_PREFIX');
    expect((await on('export', 'ocds', '--prefix', 'ocds-h6vhtk')).err).toContain('national');
    expect((await on('export', 'ocds', '--prefix', 'mine')).status).toBe(2);
  });
});
