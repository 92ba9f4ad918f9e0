import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDate, localDate, toInstant } from '#event-sourcing';
import { makeDemo } from '../../src/cli/demo.ts';
import { openForWriting } from '../../src/data-folder.ts';
import { freshDemoFolder } from '../../src/demo/demo-folder.ts';
import { shiftCounty } from '../../src/demo/shift-county.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const quiet = { out: () => {}, err: () => {} };

describe('the demonstration’s folder', () => {
  it('is made anew each time, from what an earlier demonstration made', async () => {
    const folder = join(root, 'own');
    await makeDemo(folder, quiet);
    expect((await evenhand('kpi', 'reserve', '--json', '--data', folder)).json()).toMatchObject({
      framework: 'CSH-2025',
    });
    await freshDemoFolder(folder);
    expect(readdirSync(folder)).toEqual(['evenhand-demo.json']);
  });

  it('is never one that it did not make', async () => {
    for (const file of ['precious.csv', 'log.db']) {
      const folder = join(root, `foreign-${file}`);
      mkdirSync(folder);
      writeFileSync(join(folder, file), 'mine');
      await expect(freshDemoFolder(folder)).rejects.toThrow('was not made by the demonstration');
      expect(readFileSync(join(folder, file), 'utf8')).toBe('mine');
    }
    const mixed = join(root, 'mixed');
    await freshDemoFolder(mixed);
    writeFileSync(join(mixed, 'precious.csv'), 'mine');
    await expect(freshDemoFolder(mixed)).rejects.toThrow('it holds precious.csv');
  });

  it('is left alone while a demonstration runs in it', async () => {
    const folder = join(root, 'running');
    await freshDemoFolder(folder);
    const running = await openForWriting(folder);
    await expect(freshDemoFolder(folder)).rejects.toThrow('in use by another process');
    expect(existsSync(join(folder, 'log.db'))).toBe(true);
    await running.close();
  });
});

describe('the demonstration’s county', () => {
  it('ships as the sample that the tests use', () => {
    const shipped = join(import.meta.dirname, '../../demo/westmarch');
    expect(readdirSync(shipped)).toEqual(readdirSync(westmarch));
    for (const file of readdirSync(westmarch))
      expect(readFileSync(join(shipped, file), 'utf8')).toBe(readFileSync(join(westmarch, file), 'utf8'));
  });

  // Weeks whose shift meets a clock change of the sample or of today, and plain ones.
  it.each(['2026-08-01', '2026-11-22', '2027-04-01', '2027-11-03'])(
    'can be imported on %s: nothing lies after now, and no answer comes before its offer',
    async (today) => {
      const now = `${today}T12:00:00.000Z`;
      const folder = join(root, `county-${today}`);
      const weeks = shiftCounty(westmarch, folder, now);
      expect(Number.isInteger(weeks)).toBe(true);
      const cells = readdirSync(folder)
        .filter((file) => file.endsWith('.csv'))
        .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/[\r\n,]+/));
      const dates = cells.filter(isDate);
      const instants = cells.flatMap((cell) => (isDate(cell) ? [] : (toInstant(cell) ?? [])));
      expect(dates.every((date) => date <= localDate(now))).toBe(true);
      expect(instants.every((instant) => instant <= now)).toBe(true);
      const newest = [...dates, ...instants.map(localDate)].toSorted().at(-1) ?? '';
      expect(newest > localDate(new Date(Date.parse(now) - 8 * 86_400_000).toISOString())).toBe(true);
      const tried = await evenhand('import', folder, '--dry-run', '--json', '--data', join(root, 'dry'));
      expect(tried.json()).toMatchObject({ refused: 0, conflicts: 0, problems: [] });
    },
  );
});
