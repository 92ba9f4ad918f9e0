import type { Browser } from 'playwright-core';
import { RateVaried } from '../../../contexts/prices/index.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { agreedAt, requested } from '../../contexts/prices/variations/variation-facts.ts';
import { MovingClock } from '../account/moving-clock.ts';

inBrowser('price variations in a browser', () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let browser: Browser;
  let officer: Visitor;

  beforeAll(async () => {
    const framework = 'CSH-2025';
    const county = new County(framework).area('A1').area('A2').provider('P1').provider('P2');
    county.rate('P1', 'A1', 2000).rate('P1', 'A2', 2200).referral('R1', 'A1');
    county.package('K1', { referral: 'R1', provider: 'P1', placedAt: '2026-01-05', hourlyPence: 2000 });
    const stream = `variations-${framework}`;
    for (const variation of ['V1', 'V2']) county.record(stream, requested({ framework, variation }));
    county.recordedAt('2026-07-01').record(stream, agreedAt(2250, 'cm-2', { framework }));
    const rate = { provider: 'P1', area: 'A1', service: 'home-care', band: 'standard' } as const;
    const varied = { oldPence: 2000, hourlyPence: 2250, decidedOn: '2026-07-01', variation: 'V1' };
    const change = new RateVaried({ framework, ...rate, ...varied, effectiveFrom: '2026-04-01' });
    county.record(`rates-${framework}-P1`, change);
    await recordIn(folder, new MovingClock(), county.events);
    server = await createApp({ folder, port: 0, themeColour: '#12436d', clock: new MovingClock() });
    officer = await signedIn(server, ['contract-manager']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it.each(['at 1280 pixels', 'at 390 pixels', 'in the dark'] as const)(
    'are listed, shown, asked for and decided without a fault, %s',
    async (look) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      const paths = ['variations', 'variations/new', 'variations/V1', 'variations/V2/agreement'];
      for (const path of [...paths, 'significant-changes']) {
        await page.goto(`${origin}/prices/${path}`);
        await page.waitForSelector('h1');
        const tooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        expect([path, tooWide, await violations(page, looks[look].only)]).toEqual([path, false, []]);
      }
      expect(await page.textContent('main')).toContain('£2.50 more, +12.5%');
      await page.click('a:has-text("K1")');
      await page.waitForSelector('h1:has-text("K1")');
      expect(heard).toEqual([]);
      await context.close();
    },
    90_000,
  );
});
