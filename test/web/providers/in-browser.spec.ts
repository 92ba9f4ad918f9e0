import type { Browser } from 'playwright-core';
import type { RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { evenhand } from '../../support/command-line.ts';
import { westmarch } from '../../support/expected.ts';
import { StoppedClock } from '../../support/open-log.ts';
import { serverOver } from '../../support/running-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Look = keyof typeof looks;

inBrowser('what the council looks at, in a browser', () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    await evenhand('import', westmarch, '--data', folder);
    server = await serverOver(folder, new StoppedClock('2026-06-30T13:48:00.000Z'));
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(Object.keys(looks) as Look[])('%s', (look) => {
    it.each([
      ['/areas', 'Areas'],
      ['/areas/A03', 'Area A03'],
      ['/providers', 'Providers'],
      ['/providers/P38', 'Provider P38'],
      ['/providers/P10', 'Provider P10'],
      ['/providers/P38/suspend', 'Suspend'],
      ['/packages/K000002', 'K000002'],
      ['/packages/K000002/vary', 'Change hours or area'],
      ['/fairness', 'Fairness'],
      ['/fairness/departures', 'Departures from the order'],
    ])('%s is for everybody and stays in its window', async (path, title) => {
      const context = await browser.newContext(looks[look].window);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(server.url + path);
      expect(await page.locator('h1').textContent()).toContain(title);
      const [width, visible] = await page.evaluate<readonly [number, number]>(
        '[document.documentElement.scrollWidth, innerWidth]',
      );
      expect(width).toBe(visible);
      expect(await violations(page, looks[look].only)).toEqual([]);
      expect(heard).toEqual([]);
      await context.close();
    });
  });
});
