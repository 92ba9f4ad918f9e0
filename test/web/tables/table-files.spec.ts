import readWorkbook from 'read-excel-file/node';
import { pageTables } from '../../../src/web/tables/page-tables.ts';
import { tableCsv, tableWorkbook } from '../../../src/web/tables/table-files.ts';

const html = `<table><caption>A &amp; B</caption>
  <tr><th>Who</th><th class="number">Rate</th><th>When</th><th><span class="govuk-visually-hidden">Do</span></th></tr>
  <tr><th>=cmd|&#39;x&#39;</th><td class="number">£12.30</td><td>30 Jun 2026</td><td><button>Go</button></td></tr>
  <tr><th>M&amp;S<br><span aria-hidden="true">✕</span> Care</th><td class="number">-3</td><td>–</td><td><ul class="buttons"><li><a class="govuk-link" href="/x">Vacate<span class="govuk-visually-hidden">: M&amp;S</span></a></li></ul><a class="row-button govuk-button" href="/y">Decide</a></td></tr>
</table>`;
const [table = { caption: '', rows: [] }] = pageTables(html);

describe('a table as a file', () => {
  it('has what is read of it, and no column of what is pressed', () => {
    expect(table.caption).toBe('A & B');
    expect(tableCsv(table).toString()).toBe(
      "\uFEFFWho,Rate,When\r\n'=cmd|'x',12.30,2026-06-30\r\nM&S; Care,-3,\r\n",
    );
  });

  it('is a workbook whose text is text, whatever it begins with', async () => {
    const [sheet] = await readWorkbook(await tableWorkbook(table));
    expect(sheet?.data).toEqual([
      ['Who', 'Rate', 'When'],
      ["=cmd|'x'", 12.3, new Date('2026-06-30T00:00:00.000Z')],
      ['M&S; Care', -3, null],
    ]);
  });
});
