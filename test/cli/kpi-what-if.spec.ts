import type { WhatIf } from '../../projections/what-if/index.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const tried = (...more: readonly string[]) =>
  evenhand('kpi', 'what-if', '--data', folder, '--as-of', '2026-06-30', ...more);

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', folder);
});

it('prints both policies side by side, and the positions that would stand otherwise', async () => {
  const { out } = await tried('--minimum-percent', '90');
  expect(out).toMatch(/minimum +75 % +90 %/);
  const { rows, adopted, other } = (await tried('--minimum-percent', '90', '--json')).json<WhatIf>();
  expect([adopted.terms.minimumPercent, other.terms.minimumPercent]).toEqual([75, 90]);
  const changed = rows.filter((row) => row.adopted?.status !== row.other?.status);
  expect(changed.length).toBeGreaterThan(0);
  for (const { provider, area, role } of changed)
    expect(out).toMatch(new RegExp(`${provider} +${area} +${role} `));
  expect((await tried()).out).toContain('No position would stand otherwise.');
  expect((await tried('--csv')).out.split('\r\n')).toHaveLength(1 + rows.length);
});

it.each([
  ['--minimum-percent', '101'],
  ['--minimum-percent', ''],
  ['--window-days', 'many'],
  ['--lapsed-counts', 'maybe'],
])('refuses %s %s', async (option, value) => {
  expect((await tried(option, value)).status).toBe(2);
});
