import type { GrantedRole } from '#access';
import { Policies } from '#event-sourcing';
import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser } from '../support/browser.ts';
import { deskCounty } from '../support/desk-county.ts';
import { until } from '../support/in-time.ts';
import { signedIn } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { MovingClock } from '../web/account/moving-clock.ts';

/** A whole day: what the broker, four providers and the contract manager see and do, each in a browser of their own. */
inBrowser('a day at the desk', () => {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  const heard: (readonly string[])[] = [];
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await createApp({ folder, port: 0, themeColour: '#12436D', clock });
    await deskCounty(server, { acceptance: { minimumSample: 1, graceDays: 0 } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function as(
    role: GrantedRole,
    path: string,
    {
      provider = null,
      look = 'at 1280 pixels',
    }: { provider?: string | null; look?: keyof typeof looks } = {},
  ): Promise<Page> {
    const { cookie } = await signedIn(server, [role], provider);
    const { origin } = server.app.get(Identity).site;
    const context = await browser.newContext(looks[look].window);
    const [name = '', value = ''] = cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    context.setDefaultTimeout(40_000);
    const page = await context.newPage();
    heard.push(complaints(page));
    await page.goto(origin + path);
    return page;
  }

  const asProvider = (provider: string, look?: keyof typeof looks) =>
    as('provider', '/my-offers', { provider, ...(look ? { look } : {}) });

  /** The dashboard, marked so that a reload would show. */
  async function dashboard(): Promise<Page> {
    const live = (of: Page) => of.waitForResponse(/\/api\/v1\/live\b/);
    const page = await as('contract-manager', '/fairness');
    await Promise.all([live(page), page.goto(server.app.get(Identity).site.origin)]);
    await page.evaluate('globalThis.neverReloaded = true');
    return page;
  }
  const reads = (page: Page, part: string, text: string | RegExp) =>
    page.locator(`[data-live-part="${part}"]`).getByText(text).first().waitFor();
  const neverReloaded = (page: Page) => page.evaluate('globalThis.neverReloaded');

  it('goes from a need to the cheaper of two reserves, and the dashboard follows', async () => {
    const morning = await dashboard();
    await reads(morning, 'alerts', 'No position is in breach');

    const broker = await as('broker', '/referrals/new');
    await broker.getByLabel('Reference').fill('DAY-1');
    await broker.getByLabel('Area').selectOption('A1');
    await broker.getByLabel('Hours a week').fill('10:30');
    for (const choice of ['One', 'Daytime', 'No', 'Standard'])
      await broker.getByLabel(choice, { exact: true }).check();
    await broker.getByRole('button', { name: 'Raise a referral' }).click();
    await broker.getByText('The referral is raised.').waitFor();
    await broker.getByRole('button', { name: 'Offer next' }).click();
    await broker.getByText('Answer due').first().waitFor();

    const primary = await asProvider('P01', 'at 390 pixels');
    await primary.locator('[id="DAY-1.1"]').getByText('Decline').click();
    await primary.getByLabel('Nobody free at that time').check();
    await primary.getByRole('button', { name: 'Decline the offer' }).click();
    await primary.getByText('You declined the offer.').waitFor();
    await reads(morning, 'alerts', 'Willow Support');
    await reads(morning, 'alerts', /\(1 open/);
    expect(await neverReloaded(morning)).toBe(true);

    // The secondary says nothing until its deadline, four working hours later.
    await server.app.get(Policies).settled();
    const asked = await asProvider('P02');
    await asked.locator('[id="DAY-1.2"]').waitFor();
    clock.pass(5 * 60);
    const afternoon = await until(async () => {
      const page = await asProvider('P04');
      return (await page.locator('[id="DAY-1.4"]').count()) > 0 ? page : undefined;
    });

    const evening = await dashboard();
    for (const page of [await asProvider('P03'), afternoon]) {
      await page
        .getByRole('button', { name: /^Accept/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Accept the offer' }).click();
      await page.getByText('You accepted the offer.').waitFor();
    }
    await reads(evening, 'figures', '1 by reserve, 1 placement');
    await reads(evening, 'alerts', /\(2 open/);
    expect(await neverReloaded(evening)).toBe(true);

    await server.app.get(Policies).settled();
    const told = await as('broker', '/referrals/DAY-1');
    await told.getByText('Juniper Care', { exact: false }).first().waitFor();
    expect(await told.locator('section[aria-labelledby="packages"]').textContent()).toContain('Juniper Care');
    const other = await asProvider('P03');
    const notChosen = await other.locator('[id="DAY-1.3"]').textContent();
    expect(notChosen).toMatch(/not chosen/i);
    expect(notChosen).not.toMatch(/22[.,]00|Juniper/);
    expect(heard.flat()).toEqual([]);
  });
});
