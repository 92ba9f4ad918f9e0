import fc from '../../support/fast-check.ts';
import { stringify } from 'csv-stringify/sync';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../../src/import/readers/batch.ts';
import { csvRows } from '../../../src/import/readers/csv-rows.ts';
import { utf8 } from '../../../src/import/readers/utf8.ts';
import { UnreadableInput } from '../../../src/import/unreadable-input.ts';
import { Folders } from '../small-county.ts';

const folders = new Folders();
const folder = folders.empty();
afterAll(() => folders.remove());

async function rowsOf(content: string | Buffer): Promise<readonly Row[]> {
  const path = join(folder, 'offers.csv');
  writeFileSync(path, content);
  const rows: Row[] = [];
  for await (const batch of csvRows('offers.csv', path, content.length)) rows.push(...batch.rows);
  return rows;
}

describe('a CSV file', () => {
  const rows = [
    ['a', 'b'],
    ['1', '2'],
  ];

  it.each([
    ['with line feeds', 'a,b\n1,2\n'],
    ['without a last line end', 'a,b\n1,2'],
    ['with carriage returns and line feeds', 'a,b\r\n1,2\r\n'],
    ['with carriage returns', 'a,b\r1,2\r'],
    ['with both', 'a,b\r\n1,2\n'],
    ['with a byte order mark', '\uFEFFa,b\n1,2\n'],
    ['with quotes', '"a","b"\n"1","2"\n'],
    ['with a byte order mark and quotes', '\uFEFF"a",b\n1,2\n'],
  ])('is read %s', async (_what, text) => {
    expect(await rowsOf(text)).toEqual(rows);
  });

  it('may hold commas, quotes and line ends in quoted cells', async () => {
    expect(await rowsOf('a,b\n"1,""x"" \r\ny",2\n')).toEqual([
      ['a', 'b'],
      ['1,"x" \r\ny', '2'],
    ]);
  });

  it('counts blank lines and gives rows as wide as they are', async () => {
    expect(await rowsOf('a,b\n\n1\n1,2,3\n')).toEqual([['a', 'b'], [''], ['1'], ['1', '2', '3']]);
  });

  it('is empty when nothing is in it', async () => {
    expect(await rowsOf('')).toEqual([]);
    expect(await rowsOf('\uFEFF')).toEqual([]);
  });

  it('comes back as it was written, whatever is in its cells', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\uFEFF', ''));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        expect(await rowsOf(stringify(cells, { quoted: true }))).toEqual(cells);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a quote inside a cell', 'a,b\n1,x"y\n', /from row 2 on: a quote stands inside/],
    ['text behind a quote', 'a,b\n1,2\n"3"x,4\n', /from row 3 on: text stands behind/],
    ['a quote that is never closed', 'a,b\n1,"2\n3,4\n', /from row 2 on: a quote is opened/],
    ['a row without end', `a,b\n1,"${'x'.repeat(1_100_000)}`, /longer than a million/],
    ['Latin-1', Buffer.from('a,b\n1,caf\xe9\n', 'latin1'), /not UTF-8: byte 10 /],
    ['UTF-16', Buffer.from('\uFEFFa,b\n', 'utf16le'), /not UTF-8: byte 1 /],
    ['half a character at the end', Buffer.from([0x61, 0xe2, 0x82]), /not UTF-8: byte 2 /],
  ])('cannot be read with %s', async (_what, content, reason) => {
    const error = await rowsOf(content).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnreadableInput);
    expect((error as Error).message).toMatch(reason);
  });
});

describe('UTF-8', () => {
  async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const all = async (bytes: Buffer, size: number) => {
    const parts: Buffer[] = [];
    for await (const part of utf8('x', cut(bytes, size))) parts.push(part);
    return parts;
  };

  /** Of characters of every length, first and last of each among them. */
  const text = fc.string({
    unit: fc.constantFrom(
      '\u0000',
      'a',
      '\u007F',
      '\u0080',
      'é',
      '\u07FF',
      '\u0800',
      '€',
      '\uFFFF',
      '😀',
      '\u{10FFFF}',
    ),
    maxLength: 20,
  });

  it('is cut between characters, wherever it is read', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (whole, size) => {
        const parts = await all(Buffer.from(whole), size);
        expect(parts.map((part) => part.toString('utf8')).join('')).toBe(whole);
      }),
    );
  });

  it('names the first byte that is another encoding, wherever it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom(0xff, 0xc0, 0x80, 0xf5),
        fc.integer({ min: 1, max: 5 }),
        async (before, bad, size) => {
          const bytes = Buffer.concat([Buffer.from(before), Buffer.from([bad, 0x61, 0x62, 0x63])]);
          await expect(all(bytes, size)).rejects.toThrow(`byte ${Buffer.byteLength(before) + 1} belongs`);
        },
      ),
    );
  });
});
