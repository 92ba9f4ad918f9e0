import type { Views } from '#event-sourcing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frameworks } from '../../projections/frameworks/index.ts';
import { providers } from '../../projections/providers/index.ts';
import { rates } from '../../projections/rates/index.ts';
import { referrals } from '../../projections/referrals/index.ts';
import { Importing } from './data-folder.ts';
import type { Files } from './small-county.ts';

const westmarch = join(import.meta.dirname, '../data/westmarch');
const rowsOfWestmarch = 11_484;

/** Deals the lines below the header anew, always in the same way. */
function shuffled(text: string): string {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  let seed = 75;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let i = lines.length - 1; i > 0; i--) {
    const other = next(i + 1);
    [lines[i], lines[other]] = [lines[other] ?? '', lines[i] ?? ''];
  }
  return [header, ...lines].join('\n');
}

/** Rows without the places of their events in a stream, and lists in an order of their own. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map((each) => settled(each))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'events');
  return Object.fromEntries(entries.map(([key, each]) => [key, settled(each)]));
}

const everyRow = (views: Views) =>
  [frameworks, providers, rates, referrals].map((projection) =>
    settled(views.withPrefix(projection as never, '')),
  );

describe('the sample county', () => {
  it('has nothing wrong with it, is recorded once and can be imported in any order', async () => {
    const one = await Importing.onDisk();
    expect(await one.import(westmarch)).toMatchObject({
      recorded: rowsOfWestmarch,
      unchanged: 0,
      refused: 0,
      conflicts: 0,
      warnings: 0,
      problems: [],
    });
    const anyOrder: Files = Object.fromEntries(
      readdirSync(westmarch).map((name) => {
        const text = readFileSync(join(westmarch, name), 'utf8');
        return [name, name.endsWith('.csv') ? shuffled(text) : text];
      }),
    );
    expect(await one.import(anyOrder)).toMatchObject({ recorded: 0, unchanged: rowsOfWestmarch });

    const other = await Importing.onDisk();
    expect(await other.import(anyOrder)).toMatchObject({ recorded: rowsOfWestmarch, warnings: 0 });
    expect(everyRow(await other.known())).toEqual(everyRow(await one.known()));
    await Promise.all([one.end(), other.end()]);
  });
});
