import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { pageTables } from '../../../src/web/tables/page-tables.ts';
import { openPages } from '../../support/pages.ts';
import { sampleCounty } from '../../support/sample-county.ts';

let app: NestFastifyApplication;
const get = (url: string) => app.inject({ url });

beforeAll(async () => {
  const county = sampleCounty();
  const recorded = { events: county.events, views: (knownAt?: string) => county.views(knownAt) };
  app = await openPages(recorded, '2026-06-30T13:48:00.000Z');
});
afterAll(() => app.close());

const rowsOf = (text: string) => parse(text, { bom: true, columns: false }) as unknown as readonly string[][];

async function files(url: string) {
  const joined = url.includes('?') ? '&' : '?';
  const csv = await get(`${url}${joined}format=csv`);
  const xlsx = await get(`${url}${joined}format=xlsx`);
  const [sheet] = await readWorkbook(xlsx.rawPayload);
  return { csv, xlsx, records: rowsOf(csv.body), sheet: sheet?.data ?? [] };
}

describe.each(['/', '/?by=provider', '/offers?area=A01', '/placements?page=2', '/fairness', '/areas'])(
  'the table of %s',
  (url) => {
    it('is had as CSV and as a workbook, with the rows that it shows', async () => {
      const page = (await get(url)).body;
      const total = /<table[^>]*data-total="(\d+)"/.exec(page)?.[1];
      const shown = pageTables(page)[0]?.rows ?? [];
      const { csv, xlsx, records, sheet } = await files(url);
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(csv.headers['content-disposition']).toMatch(
        /^attachment; filename="[a-z][a-z-]*-2026-06-30-\d+\.csv"$/,
      );
      expect(xlsx.headers['content-disposition']).toMatch(/\.xlsx"$/);
      expect(records.length).toBe(total === undefined ? shown.length : Number(total) + 1);
      expect(sheet.length).toBe(records.length);
      const texts = sheet.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
      const other = texts.flatMap((row, i) =>
        row.filter((text, j) => text !== '' && records[i]?.[j]?.replace(/^'/, '') !== text),
      );
      expect(other).toEqual([]);
    });
  },
);

describe('a file of a table', () => {
  it('has its dates as dates and its numbers as numbers', async () => {
    const { records, sheet } = await files('/placements');
    const [head = [], first = []] = sheet;
    const at = (name: string) => first[head.indexOf(name)];
    expect(at('Placed')).toBeInstanceOf(Date);
    expect(typeof at('Hours a week')).toBe('number');
    expect(records[1]?.[head.indexOf('Placed')]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(Number(records[1]?.[head.indexOf('Hours a week')])).toBe(at('Hours a week'));
  });

  it('can be had of the second table of a page, by the link below it', async () => {
    const page = (await get('/')).body;
    const links = [...page.matchAll(/href="([^"]*format=csv[^"]*)" download/g)].map(([, href = '']) => href);
    const tables = pageTables(page);
    expect(links.length).toBe(tables.length);
    for (const [i, link] of links.entries()) {
      const { body } = await get(link.replaceAll('&amp;', '&'));
      expect(rowsOf(body).length).toBe(tables[i]?.rows.length);
    }
  });

  it('is the page itself where there is no such table or format', async () => {
    for (const url of ['/areas?format=csv&table=99', '/areas?format=pdf'])
      expect((await get(url)).headers['content-type']).toMatch(/^text\/html/);
  });
});
