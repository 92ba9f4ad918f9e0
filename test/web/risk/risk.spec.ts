import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { evenhand } from '../../support/command-line.ts';
import { westmarch } from '../../support/expected.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
const on = 'asOf=2026-06-30';
let server: RunningServer;
let officer: Visitor;
let council: Window;

interface Row {
  readonly provider: string;
  readonly score: number;
  readonly unknownPoints: number;
  readonly factors: readonly {
    readonly factor: string;
    readonly value: number | null;
    readonly points: number;
  }[];
}
const rowOf = async (provider: string): Promise<Row> => {
  const answer = await council.get(`/api/v1/kpi/risk?${on}&provider=${provider}`);
  return (JSON.parse(answer.body) as { rows: readonly Row[] }).rows[0]!;
};
const factorOf = async (provider: string, name: string) =>
  (await rowOf(provider)).factors.find(({ factor }) => factor === name);

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', folder);
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  officer = await signedIn(server, ['contract-manager']);
  council = new Window(server, officer);
});
afterAll(() => server.close());

describe('the risk matrix', () => {
  it('has every provider once in the matrix and once in the list, with the score of the API', async () => {
    const { status, body } = await council.get(`/risk?${on}`);
    expect(status).toBe(200);
    const answer = await council.get(`/api/v1/kpi/risk?${on}`);
    const { rows } = JSON.parse(answer.body) as { rows: readonly Row[] };
    const [matrix = '', list = ''] = body.split('<tbody>').slice(1);
    const shown = (html: string) =>
      [...html.matchAll(/href="\/risk\/(P\d+)\?/g)].map(([, provider = '']) => provider);
    const providers = rows.map(({ provider }) => provider);
    expect(shown(matrix).toSorted()).toEqual(providers.toSorted());
    expect(shown(list)).toEqual(providers);
    expect(body).toContain(`data-total="${rows.length}"`);
    expect(
      [...list.matchAll(/<\/th><td class="number">(\d+)<\/td>/g)].map(([, score]) => Number(score)),
    ).toEqual(rows.map(({ score }) => score));
  });

  it('opens to every factor of a provider, the same as the API, and is a file too', async () => {
    const { body } = await council.get(`/risk/P20?${on}`);
    const { score, unknownPoints, factors } = await rowOf('P20');
    expect(body).toContain(`Score ${score} of 100.`);
    expect(body).toContain(`could add ${unknownPoints} points`);
    for (const { points } of factors) expect(body).toContain(`<td class="number">${points} of `);
    const csv = await council.get(`/api/v1/kpi/risk?${on}&provider=P20&format=csv`);
    expect(csv.body.trim().split('\n')).toHaveLength(factors.length + 1);
    expect((await council.get(`/risk/P99?${on}`)).status).toBe(404);
  });

  it('is reached from the providers, and is not for those whom it is about', async () => {
    expect((await council.get('/providers')).body).toContain('href="/risk?framework=');
    expect((await council.get('/providers/P20')).body).toContain('href="/risk/P20?');
    const own = new Window(server, await signedIn(server, ['provider'], 'P20'));
    for (const path of ['/risk', '/risk/P20', '/api/v1/kpi/risk'])
      expect([path, (await own.get(path)).status]).toEqual([path, 403]);
    expect((await own.get('/providers/P20')).body).not.toContain('/risk');
  });
});

describe('what a contract manager writes down of a provider', () => {
  const day = '1/6/2026';
  it.each([
    ['rating', { kind: 'cqc', rating: 'Inadequate', on: day, corrects: 'no' }, 'regulatorRating', 1],
    [
      'indicator',
      { kind: 'turnover-percent', valueHundredths: '41.25', on: day, source: 'RETURN', corrects: 'no' },
      'turnoverPercent',
      41.25,
    ],
    [
      'hours',
      {
        area: 'A06',
        week: '8/6/2026',
        commissionedMinutes: '700:30',
        deliveredMinutes: '560:24',
        corrects: 'no',
      },
      'deliveredPercent',
      80,
    ],
    ['notice', { kind: 'credit-alert', on: day, ground: 'SCORE_DOWN', corrects: 'no' }, 'notices', 1],
  ] as const)('as %s moves the score, and can be corrected', async (deed, fields, factor, value) => {
    const path = `/providers/P20/${deed}`;
    expect((await council.get(path)).status).toBe(200);
    expect((await factorOf('P20', factor))?.value).not.toBe(value);
    const sent = await council.post(path, fields);
    expect([sent.status, sent.location]).toEqual([303, expect.stringContaining(`done=${deed}`)]);
    expect((await factorOf('P20', factor))?.value).toBe(value);
    expect((await council.post(path, fields)).status).toBe(303);
    const other = Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [
        name,
        { Inadequate: 'Good', '41.25': '12', '560:24': '700:30', SCORE_DOWN: 'SCORE_UP' }[text as string] ??
          text,
      ]),
    );
    const refused = await council.post(path, other);
    expect([refused.status, refused.body]).toEqual([
      400,
      expect.stringContaining('Something else is on record'),
    ]);
    expect((await council.post(path, { ...other, corrects: 'yes' })).status).toBe(303);
  });

  it('is refused with what to do', async () => {
    const rating = { kind: 'cqc', rating: 'Fine', on: day, corrects: 'no' };
    expect((await council.post('/providers/P20/rating', rating)).body).toContain('Outstanding, Good');
    const hours = {
      area: 'A99',
      week: '2/6/2026',
      commissionedMinutes: '1',
      deliveredMinutes: '1',
      corrects: 'no',
    };
    expect((await council.post('/providers/P20/hours', hours)).body).toContain('has no area A99');
    const monday = { ...hours, area: 'A06' };
    expect((await council.post('/providers/P20/hours', monday)).body).toContain('is no Monday');
  });
});

inBrowser('the risk matrix in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const faultsOf = async (page: Page, look: keyof typeof looks) => [
    ...(await violations(page, looks[look].only)),
    ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) ? ['it is too wide'] : []),
  ];

  it.each(['at 1280 pixels', 'at 390 pixels', 'in the dark'] as const)(
    'leads from the matrix to every factor of a provider, %s',
    async (look) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(`${origin}/risk?${on}`);
      const faults = await faultsOf(page, look);
      await page.locator('.risk-matrix tbody a').first().click();
      await page.waitForSelector('h2:has-text("How likely it is to fail")');
      await page.locator('details summary').last().click();
      faults.push(...(await faultsOf(page, look)));
      expect([faults, heard]).toEqual([[], []]);
      await context.close();
    },
  );
});
