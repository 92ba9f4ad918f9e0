import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Importing } from './data-folder.ts';
import { smallCounty, smallCountyRows, type Files } from './small-county.ts';
import { serial, workbook, type WorkbookCell } from './workbook.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

describe('a county of workbooks', () => {
  const cellOf = (text: string): WorkbookCell => {
    if (text === '') return null;
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return serial(`${text}T00:00:00`);
    return /^[0-9.]+$/.test(text) ? Number(text) : text;
  };
  const table = (name: keyof typeof smallCounty) =>
    smallCounty[name]
      .replaceAll('"Kestrel, ""North"""', 'Kestrel')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').map(cellOf));

  it('is the same county', async () => {
    const names = Object.keys(smallCounty).filter((name) =>
      name.endsWith('.csv'),
    ) as (keyof typeof smallCounty)[];
    const workbooks = Object.fromEntries(
      names.map((name) => [name.replace('.csv', '.xlsx'), workbook(table(name))]),
    );
    const files = { 'framework.json': smallCounty['framework.json'], ...workbooks };
    expect(await importing.import(files)).toMatchObject({
      recorded: smallCountyRows,
      problems: [],
      warnings: 0,
    });
    const sameNames = {
      ...smallCounty,
      'providers.csv': smallCounty['providers.csv'].replace(/"Kestrel.*""North"""/, 'Kestrel'),
    };
    expect(await importing.import(sameNames)).toMatchObject({
      recorded: 0,
      unchanged: smallCountyRows,
      conflicts: 0,
    });
    expect((await importing.events()).find(({ type }) => type === 'StepSkipped')?.cause).toBe(
      'import:skips.xlsx#2',
    );
  });

  const skips = (at: string): Files => {
    const { 'skips.csv': _skips, ...others } = smallCounty;
    const rows = [table('skips.csv')[0]!, ['R2', 'reserve', 'P03', serial(at), 'SUSPENDED']];
    return { ...others, 'skips.xlsx': workbook(rows) };
  };

  it('has instants on the clocks of London', async () => {
    await importing.import(skips('2025-06-03T14:55:00'));
    expect(await importing.import(smallCounty)).toMatchObject({ unchanged: smallCountyRows, recorded: 0 });
  });

  it.each([
    ['does not exist', '2025-03-30T01:30:00'],
    ['exists twice', '2025-10-26T01:30:00'],
  ])('cannot mean an hour that %s, and gives it back to be mended', async (why, at) => {
    const { problems, returned } = await importing.import(skips(at), { skipInvalid: true });
    expect(problems).toMatchObject([{ file: 'skips.xlsx', row: 2, column: 'at', value: at }]);
    expect(problems[0]?.reason).toContain(why);
    const mended = readFileSync(returned[0]!, 'utf8').replace(at, '2025-06-03T13:55:00Z');
    const folder = importing.folders.holding({ 'skips.refused.csv': mended });
    expect(await importing.import(join(folder, 'skips.refused.csv'))).toMatchObject({
      recorded: 1,
      warnings: 0,
    });
  });

  it('is refused where a formula went wrong', async () => {
    const rows = table('positions.csv');
    rows[2]![4] = { xml: '<c r="AT" t="e"><v>#REF!</v></c>' };
    const { 'positions.csv': _positions, ...others } = smallCounty;
    const { problems } = await importing.import({ ...others, 'positions.xlsx': workbook(rows) });
    expect(problems).toMatchObject([{ file: 'positions.xlsx', row: 3, column: 'to', value: '#REF!' }]);
  });
});
