import type { Browser, Page } from 'playwright-core';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { offered } from './offered.ts';

type Look = keyof typeof looks;

inBrowser('my offers in a browser', () => {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  let server: RunningServer;
  let browser: Browser;
  let provider: Visitor;

  beforeAll(async () => {
    await recordIn(folder, clock, offered().events);
    server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
    provider = await signedIn(server, ['provider'], 'P1');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** A window in which the provider is signed in. */
  async function open(path: string, look: Look, more = {}) {
    const { origin } = server.app.get(Identity).site;
    const context = await browser.newContext({ ...looks[look].window, ...more });
    const [name = '', value = ''] = provider.cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(origin + path);
    return { context, page, heard };
  }

  async function looksRight(page: Page, look: Look) {
    const [width, visible] = await page.evaluate<readonly [number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect(width).toBe(visible);
    expect(await violations(page, looks[look].only)).toEqual([]);
  }

  describe.each(Object.keys(looks) as Look[])('%s', (look) => {
    it.each([
      ['/my-offers', 'My offers'],
      ['/my-offers/R1/O1/accept', 'Accept this offer?'],
      ['/my-offers/R1/O1/decline', 'Why do you decline'],
      ['/my-offers/R1/O1/propose', 'Propose another time'],
      ['/my-offers/R1/O1/part', 'How much of it'],
      ['/my-offers/R6/O6/exempt', 'Ask that it does not count?'],
      ['/my-offers/pause', 'Pause your offers'],
    ])('%s is for everybody and stays in its window', async (path, title) => {
      const { context, page, heard } = await open(path, look);
      expect(await page.locator('h1').textContent()).toContain(title);
      await looksRight(page, look);
      expect(heard).toEqual([]);
      await context.close();
    });
  });

  it('are answered on a phone without script with two clicks', async () => {
    const { context, page } = await open('/my-offers', 'at 390 pixels', { javaScriptEnabled: false });
    await page.locator('#O1').getByText('Decline').click();
    await page.getByRole('button', { name: 'Decline the offer' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('Nobody free at that time').check();
    await page.getByRole('button', { name: 'Decline the offer' }).click();
    await page.getByText('You declined the offer.').waitFor();
    await page.locator('#O2').getByText('Accept').click();
    await page.getByRole('button', { name: 'Accept the offer' }).click();
    await page.getByText('You accepted the offer.').waitFor();
    expect(await page.locator('#O2').textContent()).toContain('accepted');
    await context.close();
  });
});
