import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptance } from '../../../projections/acceptance/index.ts';
import { westmarch } from '../../support/westmarch.ts';

const expected = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'data', 'expected', `${name}.json`), 'utf8'));

describe('acceptance in the sample county', () => {
  it.each(['2025-03-10', '2025-12-31', '2026-03-29', '2026-06-30'])('is as expected on %s', (asOf) => {
    const { rows, ...rest } = expected(`acceptance-${asOf}`);
    const found = acceptance(westmarch().views(), { asOf });
    expect(found).toMatchObject(rest);
    expect(found.rows).toEqual(rows);
  });
});
