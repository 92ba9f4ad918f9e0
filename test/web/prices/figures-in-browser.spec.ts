import type { Browser, Page } from 'playwright-core';
import { IndexRecorded } from '../../../contexts/prices/index.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';

type Look = keyof typeof looks;

inBrowser('price figures and indices in a browser', () => {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  let server: RunningServer;
  let browser: Browser;
  let officer: Visitor;

  beforeAll(async () => {
    const county = new County().area('A1').area('A2', 2);
    for (const [provider, pence] of Object.entries({ P1: 1680, P2: 2010, P3: 2040, P4: 2090, P5: 2680 }))
      county
        .provider(provider)
        .rate(provider, 'A1', pence)
        .rate(provider, 'A2', pence + 50);
    county.rate('P3', 'A1', 2145, '2026-04-01');
    const cpih = { series: 'CPIH', period: '2025-05', value: 100_000, publishedOn: '2025-06-18' };
    county.record('index-CPIH', new IndexRecorded({ ...cpih, source: 'Consumer prices, table 1' }));
    await recordIn(folder, clock, county.events);
    server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
    officer = await signedIn(server, ['contract-manager']);
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
    ['at 1280 pixels', '2026-03'],
    ['at 390 pixels', '2026-04'],
    ['in the dark', '2026-05'],
  ] as const)(
    'an index is recorded and rates are compared with it, %s',
    async (look, period) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(`${origin}/prices/indices`);
      await page.click('a:has-text("Record a value")');
      const faults = await faultsOf(page, look);
      await page.fill('#series', 'CPIH');
      await page.fill('#period', period);
      await page.fill('#value', '103.5');
      await page.fill('#publishedOn', '17/6/2026');
      await page.fill('#source', 'Consumer prices, table 1');
      await page.click('button:has-text("Record it")');
      await page.waitForSelector('text=The value is recorded.');
      faults.push(...(await faultsOf(page, look)));
      await page.click('a:has-text("Price figures")');
      await page.selectOption('#series', 'CPIH');
      await page.fill('#since', '1/7/2025');
      await page.click('button:has-text("Show")');
      await page.waitForSelector('text=CPIH moved by +3.5%');
      faults.push(...(await faultsOf(page, look)));
      expect([faults, heard]).toEqual([[], []]);
      await context.close();
    },
    60_000,
  );
});
