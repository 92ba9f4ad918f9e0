import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../../src/identity/identity.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { telling } from './telling.ts';

const world = telling();

inBrowser('subscriptions in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const faultsOf = async (page: Page, look: keyof typeof looks) => [
    ...(await violations(page, looks[look].only)),
    ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) ? ['it is too wide'] : []),
  ];

  it.each(Object.keys(looks) as (keyof typeof looks)[])('are managed, %s', async (look) => {
    const { origin } = world.server.app.get(Identity).site;
    const context = await browser.newContext({ ...looks[look].window });
    const [name = '', value = ''] = world.admin.cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    const page = await context.newPage();
    const heard = complaints(page);
    const faults: string[] = [];
    for (const path of [
      'subscriptions',
      'subscriptions/new/webhook',
      'subscriptions/new/email',
      'deliveries',
    ]) {
      await page.goto(`${origin}/administration/${path}`);
      faults.push(...(await faultsOf(page, look)));
    }
    await page.goto(`${origin}/account/alerts`);
    faults.push(...(await faultsOf(page, look)));
    expect([faults, heard]).toEqual([[], []]);
    await context.close();
  });
});
