import { foldInMemory } from '#event-sourcing';
import { examine } from '../../src/import/examine.ts';
import { takeIn } from '../../src/import/intake.ts';
import type { Problem } from '../../src/import/problem.ts';
import { silent } from '../../src/import/progress.ts';
import type { Report } from '../../src/import/report.ts';
import { folded } from './data-folder.ts';
import { Folders, type Files } from './small-county.ts';

const folders = new Folders();
afterAll(() => folders.remove());

/** What comes up when a folder of these files is examined; nothing is on record. */
export async function examined(files: Files): Promise<Report> {
  const views = foldInMemory(folded, []);
  const intake = await takeIn(folders.holding(files), undefined, views);
  const manner = { views, correct: false, returning: false, progress: silent };
  return (await examine(intake, manner)).report;
}

/** Where problems are, as `file row column`. */
export const places = (problems: readonly Problem[]) =>
  problems.map(({ file, row, column }) => `${file} ${row ?? '-'} ${column ?? '-'}`);

/** A folder with something wrong in it, where that must be found, and why. */
export type Case = readonly [what: string, files: Files, where: readonly string[], reason: RegExp];

/** Has each case examined: exactly these problems, the first with this reason. */
export function eachRefused(cases: readonly Case[]): void {
  it.each(cases)('refuses %s', async (_what, files, where, reason) => {
    const { problems, refused } = await examined(files);
    expect(places(problems)).toEqual(where);
    expect(problems[0]?.reason).toMatch(reason);
    expect(refused).toBe(new Set(where.map((place) => place.split(' ', 2).join(' '))).size);
  });
}
