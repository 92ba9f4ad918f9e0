import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../../src/identity/identity.ts';
import type { RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { serveProposals } from './proposals.ts';

type Look = keyof typeof looks;

inBrowser('uplifts in a browser', () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let browser: Browser;
  let officer: Visitor;
  let colleague: Visitor;

  beforeAll(async () => {
    server = await serveProposals(folder);
    officer = await signedIn(server, ['contract-manager']);
    colleague = await signedIn(server, ['contract-manager']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** A page of somebody's, with what is wrong with it each time that it is looked at. */
  async function pageOf({ cookie }: Visitor, look: Look, javaScriptEnabled = true) {
    const { origin } = server.app.get(Identity).site;
    const context = await browser.newContext({ ...looks[look].window, javaScriptEnabled });
    const [name = '', value = ''] = cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    const page = await context.newPage();
    const faults: string[] = [];
    const heard = complaints(page);
    const see = async (words: string) => {
      await page.waitForSelector(`text=${words}`);
      faults.push(...(await violations(page, looks[look].only)));
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
        faults.push(`${page.url()} is too wide`);
    };
    // The form that is to be mended.
    const found = () => [...faults, ...heard.filter((each) => !each.includes('status of 400'))];
    return { page, origin, see, found, close: () => context.close() };
  }

  async function fill(page: Page, uplift: string, more: Readonly<Record<string, string>> = {}) {
    const plan = {
      uplift,
      title: 'Uplift of 2026',
      milliPercent: '2.9',
      from: '1/9/2026',
      evidence: 'Paper 12',
    };
    for (const [field, text] of Object.entries({ ...plan, ...more })) await page.fill(`#${field}`, text);
  }

  it.each([
    ['at 1280 pixels', '2026-09-01'],
    ['at 390 pixels', '2026-10-01'],
    ['in the dark', '2026-11-01'],
  ] as const)(
    'one is tried, mended, proposed, and approved by somebody else, %s',
    async (look, from) => {
      const uplift = `U-${from}`;
      const proposing = await pageOf(officer, look);
      const { page, origin } = proposing;
      await page.goto(`${origin}/prices/uplifts`);
      await proposing.see('By which all rates in scope rise at once');
      await page.click('text=Propose an uplift');
      await proposing.see('Which rates');
      await fill(page, uplift, { milliPercent: 'three' });
      for (const part of ['Areas', 'Providers']) await page.click(`summary:has-text("${part}")`);
      await page.check('text=Care by P1');
      await page.click('button:has-text("Preview")');
      await proposing.see('There is a problem');
      expect(await page.isChecked('text=Care by P1')).toBe(true);
      await fill(page, uplift, { from });
      await page.click('button:has-text("Preview")');
      await proposing.see('What it would do');
      expect(await page.textContent('main')).toContain('less than what was given every year');
      await page.fill('#exception-milliPercent-1', '5');
      await page.selectOption('#exception-provider-1', 'P1');
      await page.click('button:has-text("Propose")');
      await proposing.see('somebody else decides.');
      expect(await page.textContent('main')).toContain('Care by P1 +5%');
      expect([proposing.found(), await page.isVisible('text=Approve this uplift')]).toEqual([[], false]);
      await proposing.close();

      const deciding = await pageOf(colleague, look);
      await deciding.page.goto(`${origin}/prices/uplifts/${uplift}`);
      await deciding.see('What it would do');
      await deciding.page.click('text=Approve this uplift');
      await deciding.page.fill('#decision', 'Cabinet 7');
      await deciding.page.click('button:has-text("Approve this uplift")');
      await deciding.see('The uplift is approved: the rates rise.');
      await deciding.page.goto(`${origin}/prices/uplifts`);
      await deciding.see('approved');
      expect(deciding.found()).toEqual([]);
      await deciding.close();
    },
    120_000,
  );

  it('one is tried and proposed where no script runs', async () => {
    const { page, origin, close } = await pageOf(officer, 'at 1280 pixels', false);
    await page.goto(`${origin}/prices/uplifts/new`);
    await fill(page, 'U-plain');
    await page.press('#evidence', 'Enter');
    await page.waitForSelector('text=What it would do');
    expect(await page.inputValue('#milliPercent')).toBe('2.9');
    await page.click('button:has-text("Propose")');
    await page.waitForSelector('text=somebody else decides.');
    await close();
  }, 60_000);
});
