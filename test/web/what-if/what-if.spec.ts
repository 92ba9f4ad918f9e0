import type { Browser } from 'playwright-core';
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

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', folder);
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  officer = await signedIn(server, ['contract-manager']);
  council = new Window(server, officer);
});
afterAll(() => server.close());

describe('the page What if', () => {
  it('begins with the policy in force, and has what differs first', async () => {
    const { body } = await council.get(`/what-if?${on}`);
    expect(body).toContain('No position would stand otherwise.');
    expect(body).toMatch(/id="minimumPercent"[^>]* value="75"/);
    const other = await council.get(`/what-if?${on}&minimumPercent=90`);
    expect(other.body).toMatch(/\d+ positions would stand otherwise: they come first/);
    expect(other.body).toContain('<td><strong>90%</strong></td>');
    const answer = await council.get(`/api/v1/kpi/what-if?${on}&minimumPercent=90`);
    const { rows } = JSON.parse(answer.body) as { readonly rows: readonly object[] };
    expect(other.body).toContain(`data-total="${rows.length}"`);
  });

  it('refuses a value that cannot be, is for the council alone, and is reached from the figures', async () => {
    for (const wrong of ['minimumPercent=101', 'windowDays=0', 'windowDays=ten', 'lapsedCounts=maybe'])
      expect([wrong, (await council.get(`/what-if?${on}&${wrong}`)).status]).toEqual([wrong, 400]);
    expect((await council.get(`/api/v1/kpi/what-if?minimumPercent=`)).status).toBe(400);
    const own = new Window(server, await signedIn(server, ['provider'], 'P20'));
    expect((await own.get('/what-if')).status).toBe(403);
    expect((await council.get('/?by=area')).body).toContain('href="/what-if?framework=');
  });
});

inBrowser('the page What if in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(['at 1280 pixels', 'at 390 pixels', 'in the dark'] as const)(
    'compares the policy with another, %s',
    async (look) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(`${origin}/what-if?${on}`);
      await page.fill('#minimumPercent', '85');
      await page.selectOption('#lapsedCounts', 'exclude');
      await page.click('button:has-text("Compare")');
      await page.waitForSelector('strong:has-text("85%")');
      const faults = await violations(page, looks[look].only);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect([faults, wide, heard]).toEqual([[], false, []]);
      await context.close();
    },
  );
});
