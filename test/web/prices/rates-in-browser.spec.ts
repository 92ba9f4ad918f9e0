import type { Browser } from 'playwright-core';
import { RateUplifted } from '../../../contexts/prices/index.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';

inBrowser('rates in a browser', () => {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  let server: RunningServer;
  let browser: Browser;
  let officer: Visitor;

  beforeAll(async () => {
    const county = new County().area('A1').area('A2', 2);
    for (const [provider, pence] of Object.entries({ P1: 1680, P2: 2010, P3: 2040, P4: 2090 }))
      county
        .provider(provider)
        .rate(provider, 'A1', pence)
        .rate(provider, 'A2', pence + 50);
    const to = { hourlyPence: 1764, effectiveFrom: '2026-04-01', oldPence: 1680, decidedOn: '2026-03-02' };
    const rate = { framework: 'CSH-2025', provider: 'P1', area: 'A1', band: 'standard' } as const;
    county.record(
      'rates-CSH-2025-P1',
      new RateUplifted({ ...rate, service: 'home-care', ...to, uplift: 'U1' }),
    );
    await recordIn(folder, clock, county.events);
    server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
    officer = await signedIn(server, ['contract-manager']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it.each(['at 1280 pixels', 'at 390 pixels', 'in the dark'] as const)(
    'a rate is found in the list and opened to what it was, %s',
    async (look) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      const faults = async () => [
        ...(await violations(page, looks[look].only)),
        ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
          ? ['it is too wide']
          : []),
      ];
      await page.goto(`${origin}/prices`);
      const found = await faults();
      await page.selectOption('#area', 'A1');
      await page.click('button:has-text("Show")');
      await page.waitForSelector('h2:has-text("4 rates")');
      await page.click('a:has-text("£17.64")');
      await page.waitForSelector('h1:has-text("Care by P1 in Area A1")');
      expect(await page.getByText('in force').count()).toBe(1);
      found.push(...(await faults()));
      expect([found, heard]).toEqual([[], []]);
      await context.close();
    },
  );
});
