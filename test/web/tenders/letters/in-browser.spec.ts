import type { Browser } from 'playwright-core';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../../support/browser.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { type ToldTender, toldTender } from './told-tender.ts';

type Look = keyof typeof looks;

const pages = [
  ['/tenders/T-2026/letters', 'Letters'],
  ['/tenders/T-2026/letters/P01', 'Letter to Care by P01'],
  ['/tenders/T-2026/letters?whole=yes', 'Letter to Care by P01'],
] as const;

inBrowser('the letters of a tender, in a browser', () => {
  const folder = temporaryFolder();
  let council: ToldTender;
  let browser: Browser;

  beforeAll(async () => {
    council = await toldTender(folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await council.server.close();
  });

  it.each(Object.keys(looks) as Look[])(
    'are for everybody and stay in their window %s, and on paper each begins a page',
    async (name) => {
      const manager = await council.window('contract-manager');
      const context = await browser.newContext(looks[name].window);
      await context.setExtraHTTPHeaders({ cookie: manager.visitor.cookie });
      const page = await context.newPage();
      const heard = complaints(page);
      for (const [path, title] of pages) {
        await page.goto(council.server.url + path);
        const [width, visible] = await page.evaluate<readonly [number, number]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        );
        expect(await page.locator('h1').first().textContent()).toContain(title);
        expect([path, await violations(page, looks[name].only), width - visible]).toEqual([path, [], 0]);
      }
      await page.emulateMedia({ media: 'print' });
      const breaks = await page.evaluate<readonly string[]>(
        '[...document.querySelectorAll(".letter")].map((each) => getComputedStyle(each).breakBefore)',
      );
      expect(breaks).toEqual(['auto', 'page', 'page', 'page', 'page', 'page']);
      expect(heard).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
