import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { smallCounty } from '../../import/small-county.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Look = keyof typeof looks;

inBrowser('the import page in a browser', () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let browser: Browser;
  let manager: Visitor;

  beforeAll(async () => {
    server = await createApp({ folder, port: 0, themeColour: '#12436d' });
    manager = await signedIn(server, ['contract-manager']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const faultsOf = async (page: Page, look: Look) => [
    ...(await violations(page, looks[look].only)),
    ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) ? ['it is too wide'] : []),
  ];

  it.each([
    ['at 1280 pixels', 'nine'],
    ['at 390 pixels', 'ten'],
    ['in the dark', 'eleven'],
  ] as const)(
    'takes files, shows what is wrong with them and records them, %s',
    async (look, level) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = manager.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(`${origin}/imports`);
      const faults = await faultsOf(page, look);
      const areas = `${smallCounty['areas.csv']}A08,Goodfield,${level},,\nB${level},Elsewhere,1,,\n`;
      const files = Object.entries({ ...smallCounty, 'areas.csv': areas });
      const sent = files.map(([each, content]) => ({
        ...{ name: each, mimeType: 'text/csv', buffer: Buffer.from(content) },
      }));
      await page.setInputFiles('#files', sent);
      await page.click('text=Send and check');
      faults.push(...(await faultsOf(page, look)));
      expect(await page.textContent('main')).toContain(level);
      await page.check('#skipInvalid');
      await page.click('text=Check again');
      await page.click('button:has-text("Import ")');
      await page.click('text=See what was recorded');
      faults.push(...(await faultsOf(page, look)));
      expect(await page.textContent('main')).toContain('AreaDefined');
      expect([faults, heard]).toEqual([[], []]);
      await context.close();
    },
    60_000,
  );
});
