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

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', folder);
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  officer = await signedIn(server, ['contract-manager']);
  council = new Window(server, officer);
});
afterAll(() => server.close());

describe('the stress test', () => {
  it('lists whom the county could least do without, alone and in pairs, each with its own page', async () => {
    const { status, body } = await council.get(`/stress-test?${on}`);
    expect(status).toBe(200);
    expect(body).toContain('If a provider gave no care from 30 June 2026 on');
    const [alone = '', pairs = ''] = body.split('<tbody>').slice(1);
    expect(alone).toMatch(/^<tr><th scope="row"><a class="govuk-link" href="\/stress-test\/P20\?/);
    expect(pairs).toMatch(
      /^<tr><th scope="row"><a class="govuk-link" href="\/stress-test\/P12\?and=P20&amp;/,
    );
  });

  it('tells of one that stops what moves where and what stays, the same as the API', async () => {
    const { body } = await council.get(`/stress-test/P20?${on}`);
    const answer = await council.get(`/api/v1/stress-test/P20?${on}`);
    const { moved, uncovered, moves } = JSON.parse(answer.body) as Record<string, { packages: number }> & {
      readonly moves: readonly object[];
    };
    expect(body).toContain(`To be moved: ${moved?.packages} packages`);
    expect(body).toContain(`Nobody could take over: ${uncovered?.packages} packages`);
    expect(body).toContain(`data-total="${moves.length}"`);
    expect(
      body.split('Nobody who can be asked has room').length + body.split('Nobody in the area').length,
    ).toBeGreaterThan(3);
    const both = await council.get(`/stress-test/P20?and=P12&${on}`);
    expect(both.body).toMatch(/<h1[^>]*>If .* and .* stopped<\/h1>/);
    expect((await council.get(`/stress-test/P99?${on}`)).status).toBe(404);
  });

  it('is reached from the providers, and is not for those whom it is about', async () => {
    expect((await council.get('/providers')).body).toContain('href="/stress-test?framework=');
    expect((await council.get('/providers/P20')).body).toContain('href="/stress-test/P20?');
    const broker = new Window(server, await signedIn(server, ['broker']));
    expect((await broker.get('/providers')).body).not.toContain('/stress-test');
    const own = new Window(server, await signedIn(server, ['provider'], 'P20'));
    for (const path of ['/stress-test', '/stress-test/P20', '/api/v1/stress-test/P20'])
      expect([path, (await own.get(path)).status]).toEqual([path, 403]);
    expect((await own.get('/providers/P20')).body).not.toContain('/stress-test');
  });
});

inBrowser('the stress test in a browser', () => {
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
    'leads from the list to what happens when one stops, %s',
    async (look) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(`${origin}/stress-test?${on}`);
      const faults = await faultsOf(page, look);
      await page.locator('tbody a').first().click();
      await page.waitForSelector('h2:has-text("Package by package")');
      await page.click('summary:has-text("How this is worked out")');
      faults.push(...(await faultsOf(page, look)));
      expect([faults, heard]).toEqual([[], []]);
      await context.close();
    },
  );
});
