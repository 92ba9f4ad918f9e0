import type { Browser, Page } from 'playwright-core';
import { AcceptOffer } from '../../contexts/referrals/answers/accept-offer.ts';
import { DeclineOffer } from '../../contexts/referrals/answers/decline-offer.ts';
import { OfferNext } from '../../contexts/referrals/order/offer-next.ts';
import type { RunningServer } from '../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../support/browser.ts';
import { does, framework, deskCounty, needed } from '../support/desk-county.ts';
import { StoppedClock } from '../support/open-log.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
type Look = keyof typeof looks;

inBrowser('the pages of the desk in a browser', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serverOver(folder, new StoppedClock('2026-07-01T09:00:00.000Z'));
    await deskCounty(server);
    browser = await openBrowser();
    for (const referral of ['R1', 'R2', 'R3', 'R4']) await does(server, needed(referral));
    await does(server, needed('R5', { urgency: 'urgent', carers: 2, startBy: '2026-07-03' }));
    for (const referral of ['R1', 'R2', 'R3'])
      await does(server, new OfferNext({ framework, referral, parallel: null }));
    const reason = 'NO_CAPACITY_STAFF';
    for (const referral of ['R2', 'R3'])
      for (const n of [1, 2])
        await does(
          server,
          new DeclineOffer({ framework, referral, offer: `${referral}.${n}`, reason, answeredAt: undefined }),
        );
    for (const offer of ['R3.3', 'R3.4'])
      await does(server, new AcceptOffer({ framework, referral: 'R3', offer, answeredAt: undefined }));
  });
  afterAll(() => browser.close());

  const open = async (path: string, look: Look = 'at 1280 pixels', more = {}) => {
    const context = await browser.newContext({ ...looks[look].window, ...more });
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(server.url + path);
    return { page, heard, close: () => context.close() };
  };
  const widthOf = (page: Page) => page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
  const focused = (page: Page) => page.evaluate('document.activeElement.textContent.trim()');

  describe.each(Object.keys(looks) as Look[])('%s', (look) => {
    it.each([
      '/desk',
      '/desk?area=A1&urgency=standard',
      '/desk?standing=unplaced',
      '/referrals/new',
      '/referrals/R1',
      '/referrals/R2',
      '/referrals/R3',
      '/referrals/R4/skip',
      '/referrals/R4/amend',
      '/referrals/R1/decline?offer=R1.1',
    ])('%s is for everybody, stays in its window and breaks no rule of its own', async (path) => {
      const window = await open(path, look);
      // What is folded away is read too.
      await window.page.evaluate(
        "document.querySelectorAll('details').forEach((each) => (each.open = true))",
      );
      const [width, visible] = (await widthOf(window.page)) as [number, number];
      expect(width).toBe(visible);
      expect(await violations(window.page, looks[look].only)).toEqual([]);
      expect(window.heard).toEqual([]);
      await window.close();
    });
  });

  it('goes from row to row by keys, opens and filters', async () => {
    const { page, close } = await open('/desk');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('R5');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe('R4');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('area');
    // Where somebody chooses, a key is what it is.
    await page.keyboard.press('n');
    expect(page.url()).toBe(`${server.url}/desk`);
    await page.getByRole('link', { name: 'R4', exact: true }).focus();
    await page.keyboard.press('o');
    await page.waitForURL(/\/referrals\/R4/);
    await close();
  });

  it('explains the keys and lets one switch them off, here and from now on', async () => {
    const { page, close } = await open('/desk');
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Switch these keys off' }).click();
    await page.getByText('They are off in this browser.').waitFor();
    await page.reload();
    await page.locator('[data-keys]:not([hidden])').waitFor();
    await page.keyboard.press('n');
    expect(page.url()).toBe(`${server.url}/desk`);
    await page.keyboard.press('j');
    expect(await focused(page)).not.toBe('R5');
    await close();
  });

  it('follows the log without a reload, and its keys go with it', async () => {
    const { page, close } = await open('/desk?standing=to-offer');
    const rows = page.locator('[data-key-row]');
    expect(await rows.count()).toBe(2);
    await does(server, needed('R8'));
    await page.getByRole('link', { name: 'R8', exact: true }).waitFor();
    expect(await page.locator('.tabs [aria-current]').textContent()).toContain('3 Need an offer');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('R5');
    await close();
  });

  it('says what is wrong on a page that is for everybody too', async () => {
    const { page, close } = await open('/referrals/new', 'at 390 pixels');
    await page.getByRole('button', { name: 'Raise a referral' }).click();
    await page.getByText('There is a problem').waitFor();
    const [width, visible] = (await widthOf(page)) as [number, number];
    expect(width).toBe(visible);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Choose how urgent it is' }).click();
    expect(await page.evaluate('document.activeElement.name')).toBe('urgency');
    await close();
  });

  it('tells the time left as it passes, on a page that stays open', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.install({ time: new Date('2026-07-01T09:00:00.000Z') });
    await page.goto(`${server.url}/desk?standing=waiting`);
    const left = page.locator('[data-deadline]').first();
    for (const [passed, words] of [
      ['00:20', '3 hours 59 minutes left'],
      ['03:48:00', '11 minutes left'],
      ['12:00', 'overdue'],
    ] as const) {
      await page.clock.fastForward(passed);
      await page.clock.runFor('00:15');
      expect(await left.textContent()).toBe(words);
    }
    await context.close();
  });

  it('does without script all that a broker does', async () => {
    const { page, close } = await open('/desk', 'at 390 pixels', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Raise a referral' }).first().click();
    await page.locator('#referral').fill('R9');
    await page.locator('#area').selectOption('A1');
    await page.locator('#weeklyMinutes').fill('7:30');
    for (const label of ['One', 'Daytime', 'No', 'Standard'])
      await page.getByLabel(label, { exact: true }).check();
    await page.getByRole('button', { name: 'Raise a referral' }).click();
    await page.getByRole('button', { name: /^Offer next/ }).click();
    await page.getByText('The referral is offered.').waitFor();
    await page.getByRole('link', { name: /^Record decline/ }).click();
    await page.getByRole('button', { name: 'Record decline' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('The rate does not cover the cost').check();
    await page.getByRole('button', { name: 'Record decline' }).click();
    await page.getByText('The decline is recorded.').waitFor();
    expect(await page.locator('#R9\\.1').textContent()).toContain('The rate does not cover the cost');
    await close();
  });
});
