import type { Browser } from 'playwright-core';
import { Identity } from '../../../src/identity/identity.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { contentAt, type TenderCouncil, tenderCouncil, terms } from '../../support/live-tender.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const at = '?framework=CSH-2025';

inBrowser('the pages of a tender in a browser', () => {
  let council: TenderCouncil;
  let browser: Browser;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    council = await tenderCouncil(folder);
    browser = await openBrowser();
    for (const who of ['contract-manager', 'P1']) {
      const { visitor } = await council.window(who);
      cookies.set(who, visitor.cookie);
      await council.post('contract-manager', 'tenders', terms);
      await council.post('contract-manager', 'tenders/T-2026/evaluators', { evaluator: visitor.user });
    }
    const asked = { clarification: 'C1', provider: 'P1', text: 'Does the rate hold travel time?' };
    await council.post('P1', 'tenders/T-2026/clarifications', asked);
    await council.post('P1', 'tenders/T-2026/bids/P1', contentAt(2_300, 'Carefully'));
  });
  afterAll(async () => {
    await browser.close();
    await council.server.close();
  });

  const pages = [
    ['contract-manager', `/tenders${at}`],
    ['contract-manager', `/tenders/new${at}`],
    ['contract-manager', `/tenders/T-2026${at}`],
    ['contract-manager', `/tenders/T-2026/appoint${at}`],
    ['P1', `/tenders/T-2026${at}`],
    ['P1', `/tenders/T-2026/bid${at}`],
  ] as const;

  it.each(Object.keys(looks) as (keyof typeof looks)[])(
    'can be read by everybody %s',
    async (look) => {
      const site = council.server.app.get(Identity).site.origin;
      for (const [who, path] of pages) {
        const context = await browser.newContext(looks[look].window);
        const [name = '', value = ''] = (cookies.get(who) ?? '').split('=');
        const url = site.replace('http:', 'https:');
        await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
        const page = await context.newPage();
        const heard = complaints(page);
        await page.goto(site + path);
        expect([path, await violations(page, looks[look].only)]).toEqual([path, []]);
        const [width, visible] = await page.evaluate<readonly [number, number]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        );
        expect([path, width]).toEqual([path, visible]);
        expect(heard).toEqual([]);
        await context.close();
      }
    },
    60_000,
  );
});
