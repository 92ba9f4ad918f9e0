import { jest } from '@jest/globals';
import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { kindByHeader, kindByName } from '../../src/import/source.ts';
import { UnreadableInput } from '../../src/import/unreadable-input.ts';
import { Importing } from './data-folder.ts';
import { smallCounty, smallCountyRows, type Files } from './small-county.ts';
import { workbook } from './workbook.ts';

let importing: Importing;
beforeEach(() => {
  importing = Importing.start();
});
afterEach(() => importing.end());

const refusal = async (from: string | Files) => {
  const error: unknown = await importing.import(from).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnreadableInput);
  expect(await importing.events()).toEqual([]);
  return (error as Error).message;
};

const { 'areas.csv': areas, ...withoutAreas } = smallCounty;

describe('a folder', () => {
  it.each<readonly [what: string, files: Files, reason: RegExp]>([
    ['nothing', {}, /holds none of the files that can be imported: expected framework.json, areas.csv/],
    [
      'a table twice',
      { ...smallCounty, 'areas.xlsx': workbook([['area']]) },
      /both areas.csv and areas.xlsx/,
    ],
    [
      'an empty file',
      { ...smallCounty, 'areas.csv': '' },
      /areas.csv is empty: its first row must name the columns area, name, level, expected_weekly_hours\?/,
    ],
    ['a file of blank lines', { ...smallCounty, 'areas.csv': '\n\n' }, /areas.csv is empty/],
    [
      'a missing column',
      { ...smallCounty, 'areas.csv': areas.replace('level', 'tier') },
      /areas.csv lacks the column level: expected area/,
    ],
    [
      'missing columns',
      { ...smallCounty, 'areas.csv': 'area\nA01\n' },
      /areas.csv lacks the columns name, level/,
    ],
    [
      'a column twice',
      { ...smallCounty, 'areas.csv': areas.replace('name', 'level') },
      /areas.csv has the column level twice/,
    ],
    [
      'a file that is not UTF-8',
      { ...smallCounty, 'areas.csv': Buffer.from(areas.replace('Aldmoor', 'Aldmör'), 'latin1') },
      /areas.csv is not UTF-8: byte 66 /,
    ],
    [
      'a quote that is never closed',
      { ...smallCounty, 'areas.csv': areas.replace('Bexwell', '"Bexwell') },
      /areas.csv cannot be read from row 3 on/,
    ],
    [
      'a framework.json that is no JSON',
      { ...smallCounty, 'framework.json': '{' },
      /framework.json is not JSON/,
    ],
    [
      'a framework.json that is a list',
      { ...smallCounty, 'framework.json': '[]' },
      /must hold one JSON object/,
    ],
    [
      'a framework.json that is not UTF-8',
      { ...smallCounty, 'framework.json': Buffer.from('{"title":"Soin à domicile"}', 'latin1') },
      /framework.json is not UTF-8/,
    ],
    ['no framework.json, and none on record', { 'areas.csv': areas }, /No framework is on record yet/],
  ])('cannot be read that holds %s', async (_what, files, reason) => {
    expect(await refusal(files)).toMatch(reason);
  });

  it('may lack tables that nothing refers to', async () => {
    const result = await importing.import({
      'framework.json': smallCounty['framework.json'],
      'areas.csv': areas,
    });
    expect(result).toMatchObject({ recorded: 3, warnings: 0 });
  });

  it('may hold a table that refers to what is on record', async () => {
    await importing.import({ 'framework.json': smallCounty['framework.json'], 'areas.csv': areas });
    expect(await importing.import(withoutAreas)).toMatchObject({ recorded: smallCountyRows - 3, refused: 0 });
  });

  it('may have columns in any order, blank rows, a byte order mark and any line ends', async () => {
    const turned = areas
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').toReversed().join(','));
    const text = `\uFEFF${[turned[0], '', turned[1], ',,,,', turned[2]].join('\r\n')}\r\n\r\n`;
    expect(await importing.import({ ...smallCounty, 'areas.csv': text })).toMatchObject({
      recorded: smallCountyRows,
    });
    const causes = (await importing.events())
      .map(({ cause }) => cause)
      .filter((cause) => cause.includes('areas'));
    expect(causes).toEqual(['import:areas.csv#3', 'import:areas.csv#5']);
  });

  it('is told which files and columns are not read', async () => {
    const folder = importing.folders.holding({
      ...smallCounty,
      'notes.txt': 'Hello.',
      'offers.refused.csv': 'offer\n',
      'areas.csv': areas.replaceAll('\n', ',\n').replace('customers,', 'customers,colour'),
    });
    mkdirSync(join(folder, 'rates'));
    const { warned, warnings } = await importing.import(folder);
    expect(warnings).toBe(4);
    expect(warned).toMatchObject([
      { file: 'notes.txt', row: null, reason: expect.stringContaining('not read') },
      { file: 'offers.refused.csv', row: null, reason: expect.stringContaining('import it by itself') },
      { file: 'rates', row: null },
      { file: 'areas.csv', row: 1, column: 'colour' },
    ]);
  });

  it('may leave out columns that can be empty', async () => {
    const files = { ...smallCounty, 'areas.csv': 'area,name,level\nA01,Aldmoor,1\nA02,Bexwell,2\n' };
    expect(await importing.import(files)).toMatchObject({ recorded: smallCountyRows, warnings: 0 });
  });

  it('must stay as it is until all is recorded', async () => {
    const folder = importing.folders.holding(smallCounty);
    const { store } = importing;
    const whole = store.appendAll.bind(store);
    jest.spyOn(store, 'appendAll').mockImplementation((source) => {
      utimesSync(join(folder, 'offers.csv'), new Date(0), new Date(0));
      return whole(source);
    });
    await expect(importing.import(folder)).rejects.toThrow('offers.csv changed while it was imported');
    expect(await importing.events()).toEqual([]);
  });
});

describe('a path', () => {
  it('must be there', async () => {
    expect(await refusal('/nowhere/at/all')).toBe('There is no file or folder /nowhere/at/all.');
  });

  it('must be one of the tables', async () => {
    const folder = importing.folders.holding({ 'list.csv': 'a,b\n1,2\n' });
    expect(await refusal(join(folder, 'list.csv'))).toMatch(
      /none of the tables.*neither by its name nor by its columns/,
    );
  });
});

describe('a table', () => {
  it.each([
    ['offers.csv', 'offers'],
    ['Offers.XLSX', 'offers'],
    ['offers.refused.csv', 'offers'],
    ['offers-12.refused.csv', 'offers'],
    ['offers-2.csv', undefined],
    ['constructor.csv', undefined],
    ['framework.json', undefined],
  ])('is known by the name %s', (name, kind) => {
    expect(kindByName(name)?.name).toBe(kind);
  });

  it.each(Object.entries(smallCounty).filter(([name]) => name.endsWith('.csv')))(
    'is known by the columns of %s',
    (name, text) => {
      const header = text.split('\n')[0]?.split(',') ?? [];
      expect(`${kindByHeader(header)?.name}.csv`).toBe(name);
      expect(kindByHeader(['colour', ...header])?.name).toBeDefined();
    },
  );
});
