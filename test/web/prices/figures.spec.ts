import { IndexRecorded } from '../../../contexts/prices/index.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { type Answer, Window } from '../account/window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let officer: Window;
let auditor: Window;
let bidder: Window;

/** A table of a page by the words of its caption: its rows as text. */
const rowsOf = ({ body }: Answer, caption: string): readonly string[] => {
  const table = body.split('<table').find((each) => each.includes(caption)) ?? '';
  const rows = table.slice(table.indexOf('<tbody')).split('</tbody>')[0]!.split('<tr>').slice(1);
  return rows.map((row) => row.replaceAll(/<svg.*?<\/svg>/gs, '').replaceAll(/(<[^>]*>)+/g, '|'));
};

beforeAll(async () => {
  const county = new County().area('A1').area('A2', 2);
  for (const [provider, pence] of Object.entries({ P1: 1680, P2: 2010, P3: 2040, P4: 2090, P5: 2680 }))
    county.provider(provider).position('A1', 'reserve', provider).rate(provider, 'A1', pence);
  county.rate('P1', 'A2', 2000).rate('P3', 'A1', 2145, '2026-04-01');
  const cpih = (period: string, value: number, publishedOn: string) =>
    county.record(
      'index-CPIH',
      new IndexRecorded({ series: 'CPIH', period, value, publishedOn, source: 'Table 1' }),
    );
  cpih('2025-05', 100_000, '2025-06-18');
  cpih('2026-05', 103_500, '2026-06-17');
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  officer = new Window(server, await signedIn(server, ['contract-manager']));
  auditor = new Window(server, await signedIn(server, ['auditor']));
  bidder = new Window(server, await signedIn(server, ['provider'], 'P1'));
});
afterAll(() => server.close());

describe('the figures of prices', () => {
  it('say by area and level how rates are spread, and which stand out and why', async () => {
    const page = await officer.get('/prices/figures');
    expect(page.status).toBe(200);
    expect(rowsOf(page, 'By area, an hour')[0]).toMatch(
      /Area A1\|standard\|5\|£16.80\|£20.10\|£20.90\|£21.45\|£26.80\|/,
    );
    expect(rowsOf(page, 'by level of area').map((row) => row.split('|')[1])).toEqual([
      ...['All areas', 'Level 1', 'Level 2'],
    ]);
    const [low, high] = rowsOf(page, 'Beside the others');
    expect(low).toMatch(/Care by P1\|Area A1\|standard\|£16.80\|below the lowest .*£18.81/);
    expect(high).toMatch(/Care by P5\|.*above the highest/);
  });

  it('compare how rates moved with the index that is chosen, from the day that is chosen', async () => {
    const page = await officer.get('/prices/figures?series=CPIH&since=1%2F7%2F2025');
    expect(page.body).toContain('CPIH moved by +3.5% from 1 July 2025 to 1 July 2026');
    expect(rowsOf(page, 'rose most')).toEqual([
      expect.stringMatching(/Care by P3\|Area A1\|standard\|£20.40\|£21.45\|\+5.147%\|faster\|/),
    ]);
    expect((await officer.get('/prices/figures?series=CPIH&since=2025-01-06')).body).toContain(
      'CPIH had no value published by 6 January 2025',
    );
  });

  it('are of the day and service that is asked for, and of one area', async () => {
    const before = await officer.get('/prices/figures?asOf=2026-03-31&area=A1');
    expect(rowsOf(before, 'By area, an hour')[0]).toContain('£20.40');
    expect(before.body).not.toContain('by level of area');
    expect((await officer.get('/prices/figures?service=live-in')).body).toContain('No such rate is in force');
  });

  it('say what is wrong with a day that does not exist, and refuse an index that there is not', async () => {
    const later = await officer.get('/prices/figures?asOf=2026-06-30&since=1%2F7%2F2026');
    expect([later.status, later.body.includes('must not be after the day of the figures')]).toEqual([
      400,
      true,
    ]);
    const wrong = await officer.get('/prices/figures?since=31%2F6%2F2025');
    expect([wrong.status, wrong.body.includes('“Since” must be a day that exists')]).toEqual([400, true]);
    expect((await officer.get('/prices/figures?series=AWE')).status).toBe(404);
  });

  it('are not for providers', async () => {
    const pages = ['/prices/figures', '/prices/indices', '/prices/indices/record'];
    for (const page of pages) expect([page, (await bidder.get(page)).status]).toEqual([page, 403]);
  });
});

describe('the indices', () => {
  const point = {
    ...{ series: 'CPIH', period: '2026-04', value: '102.8', publishedOn: '20/5/2026' },
    ...{ source: 'Table 1', reason: '' },
  };

  it('are recorded, and corrected with a reason, on a page', async () => {
    const record = '/prices/indices/record';
    expect((await officer.post(record, point)).location).toBe(
      '/prices/indices?framework=CSH-2025&done=record',
    );
    const again = { ...point, value: '102.9' };
    const refused = await officer.post(record, again);
    expect([refused.status, refused.body.includes('say why it is another value')]).toEqual([400, true]);
    const form = await officer.get(`${record}?series=CPIH&period=2026-04`);
    expect(form.body).toContain('value="102.8"');
    await officer.post(record, { ...again, reason: 'Revised by its publisher' });
    const rows = rowsOf(await officer.get('/prices/indices'), 'Values of CPIH');
    expect(rows.map((row) => row.split('|').slice(1, 4))).toEqual([
      ...[['2026-05', '103.5', '+0.583%'] as const, ['2026-04', '102.9', '+2.9%'] as const],
      ...[['2026-04', '102.8', '–'] as const, ['2025-05', '100', '–'] as const],
    ]);
    expect(rows[1]).toContain('Revised by its publisher');
    expect(rows[2]).toContain('corrected since');
  });

  it.each([
    ['value', '102.8888'],
    ['period', 'May 2026'],
    ['publishedOn', '31/4/2026'],
    ['publishedOn', '2/7/2026'],
  ])('are not recorded with the %s %s', async (field, typed) => {
    const answer = await officer.post('/prices/indices/record', {
      ...point,
      period: '2026-03',
      [field]: typed,
    });
    expect([answer.status, answer.body.includes('There is a problem')]).toEqual([400, true]);
  });

  it('are only looked at by auditors', async () => {
    const { body } = await auditor.get('/prices/indices');
    expect([body.includes('CPIH'), body.includes('/prices/indices/record')]).toEqual([true, false]);
    expect((await auditor.post('/prices/indices/record', point)).status).toBe(403);
  });
});
