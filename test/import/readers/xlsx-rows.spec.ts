import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../../src/import/readers/batch.ts';
import { xlsxRows } from '../../../src/import/readers/xlsx-rows.ts';
import { UnreadableInput } from '../../../src/import/unreadable-input.ts';
import { Folders } from '../small-county.ts';
import { serial, sheetXml, workbook, workbookParts, zipped } from '../workbook.ts';

const folders = new Folders();
afterAll(() => folders.remove());

async function rowsOf(bytes: Buffer): Promise<readonly Row[]> {
  const path = join(folders.empty(), 'offers.xlsx');
  writeFileSync(path, bytes);
  const rows: Row[] = [];
  for await (const batch of xlsxRows('offers.xlsx', path)) rows.push(...batch.rows);
  return rows;
}

describe('a workbook', () => {
  it('is read as text, numbers as they were typed', async () => {
    const rows = [
      ['a', ' b ', 'c & d'],
      [12, 30.43, 3.5],
      [true, false, null],
    ];
    expect(await rowsOf(workbook(rows))).toEqual([
      ['a', ' b ', 'c & d'],
      ['12', '30.43', '3.5'],
      ['TRUE', 'FALSE', ''],
    ]);
  });

  it('has numbers as a spreadsheet stores them', async () => {
    const stored = [
      '1.1000000000000001',
      '5E-2',
      '1234567890123456789012345678901234567890',
      '0.30000000000000004',
    ];
    const rows = [['a', 'b', 'c', 'd'], stored.map((digits) => ({ xml: `<c r="AT"><v>${digits}</v></c>` }))];
    expect((await rowsOf(workbook(rows)))[1]).toEqual([
      '1.1',
      '0.05',
      '1.2345678901234568e+39',
      '0.30000000000000004',
    ]);
  });

  it('has dates, from 1900 or 1904', async () => {
    const wall = serial('2026-06-30T09:40:00');
    const shown = new Date('2026-06-30T09:40:00Z').getTime();
    const near = async (bytes: Buffer) => {
      const cell = (await rowsOf(bytes))[1]?.[0];
      return Math.round(((cell as Date).getTime() - shown) / 1000);
    };
    expect(await near(workbook([['a'], [wall]]))).toBe(0);
    const from1904 = { serial: wall.serial - 1462 };
    expect(await near(workbook([['a'], [from1904]], 'date1904="1"'))).toBe(0);
    expect(await near(workbook([['a'], [from1904]], 'date1904="true"'))).toBe(0);
  });

  it('shows errors and formulas that were never calculated: they are not empty', async () => {
    const rows = [
      ['a', 'b', 'c', 'd'],
      [
        { xml: '<c r="AT" t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
        { xml: '<c r="AT" s="1" t="str"><f>A1</f></c>' },
        { xml: '<c r="AT"><f/></c>' },
        { xml: '<c r="AT" t="str"><f>CONCATENATE(A1)</f><v></v></c>' },
      ],
    ];
    expect((await rowsOf(workbook(rows)))[1]).toEqual(['#DIV/0!', '#NOT_CALCULATED', '#NOT_CALCULATED', '']);
  });

  it('keeps a NUL for the row to be refused', async () => {
    expect((await rowsOf(workbook([['a'], ['x_x0000_y']])))[1]).toEqual(['x\u0000y']);
  });

  it('numbers its rows as the spreadsheet does', async () => {
    const sheet = sheetXml([['a'], ['x']])
      .replace('<row r="2">', '<row r="5">')
      .replace('A2', 'A5');
    expect(await rowsOf(zipped(workbookParts(sheet)))).toEqual([['a'], [''], [''], [''], ['x']]);
  });
});

describe('what is no workbook that can be read', () => {
  const refusal = (bytes: Buffer) => rowsOf(bytes).catch((error: unknown) => error);
  const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024).fill(0x20);
  const sheet = sheetXml([['a']]);

  it.each<readonly [what: string, bytes: () => Buffer, reason: RegExp]>([
    ['text', () => Buffer.from('offer,referral\n'), /not a workbook/],
    ['nothing', () => Buffer.alloc(0), /not a workbook/],
    ['a ZIP archive of something else', () => zipped({ 'notes.xml': '<a/>' }), /not a workbook/],
    ['a truncated workbook', () => workbook([['a']]).subarray(0, -30), /not a workbook/],
    [
      'a damaged workbook',
      () =>
        damaged(
          workbook([
            ['a', 'b'],
            ['c', 'd'],
          ]),
        ),
      /not a workbook/,
    ],
    [
      'a bomb that says so',
      () => zipped({ ...workbookParts(sheet), 'xl/worksheets/sheet1.xml': zeros(17) }),
      /more than 16 MB|times its size/,
    ],
    [
      'a bomb in many parts',
      () =>
        zipped({
          ...workbookParts(sheet),
          ...Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`xl/${i}.xml`, zeros(1)])),
        }),
      /more than 16 MB/,
    ],
    [
      'too many parts',
      () => zipped(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`xl/${i}.xml`, '']))),
      /more than 1000 files/,
    ],
    ['a bomb that hides its size', () => lying(zipped({ 'xl/workbook.xml': zeros(2) })), /not a workbook/],
    [
      'a sheet that reaches too far down',
      () => zipped(workbookParts(sheet.replace('A1"', 'A999999999"').replace('r="1"', 'r="999999999"'))),
      /reaches over 999999999 rows/,
    ],
    [
      'a sheet that reaches too far down and to the right',
      () =>
        zipped(
          workbookParts(
            sheet.replace('</row>', '</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
          ),
        ),
      /1048576 rows and 16384 columns/,
    ],
  ])('is refused before it takes the machine: %s', async (_what, bytes, reason) => {
    const made = bytes();
    const began = process.cpuUsage();
    const error = await refusal(made);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(5_000);
    expect(error).toBeInstanceOf(UnreadableInput);
    expect((error as Error).message).toMatch(reason);
  });
});

/** The same archive with other bytes in the middle of its first part. */
function damaged(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  copy.fill(0xff, 60, 90);
  return copy;
}

/** The same archive with a directory that says its part is a kilobyte. */
function lying(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  const directory = copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  copy.writeUInt32LE(1024, directory + 24);
  return copy;
}
