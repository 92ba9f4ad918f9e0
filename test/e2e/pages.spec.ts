import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import type { RunningServer } from '../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../support/browser.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { linksBehind } from '../support/links-behind.ts';
import { StoppedClock } from '../support/open-log.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

const pages = [
  '/',
  '/?by=provider&sort=provider',
  '/offers?state=exempt',
  '/placements?role=reserve',
  '/referrals/R002687',
  '/fairness',
];
/** Pages that say what is wrong, with the complaint of the browser that their status brings. */
const refusals = ['/?asOf=2026-02-30', '/none'];

inBrowser('the pages in a browser', () => {
  let server: RunningServer;
  let browser: Browser;

  /** A page in a window of its own, and what the browser says of it. */
  const open = async (path: string, look: keyof typeof looks = 'at 1280 pixels', more = {}) => {
    const page = await (await browser.newContext({ ...looks[look].window, ...more })).newPage();
    const heard = complaints(page);
    await page.goto(server.url + path);
    return { page, heard };
  };
  const close = ({ page }: { page: Page }) => page.context().close();
  const admit = (provider: string) =>
    request(server.url)
      .post('/api/v1/providers')
      .send({ provider, name: 'Newcomer', cqcRating: null, joinedOn: '2026-06-30' })
      .expect(201);

  beforeAll(async () => {
    await evenhand('import', westmarch, '--data', folder);
    server = await serverOver(folder, new StoppedClock('2026-06-30T13:48:00.000Z'));
    browser = await openBrowser();
    const alerts = async () =>
      ((await request(server.url).get('/api/v1/alerts')).body as { alerts: unknown[] }).alerts.length;
    while ((await alerts()) < 16) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  afterAll(() => browser.close());

  const widthOf = (page: Page) => page.evaluate('[document.documentElement.scrollWidth, innerWidth]');

  describe.each(Object.keys(looks) as (keyof typeof looks)[])('%s', (look) => {
    it.each(pages)('%s is for everybody, stays in its window and breaks no rule of its own', async (path) => {
      const window = await open(path, look);
      const [page, visible] = (await widthOf(window.page)) as [number, number];
      expect(page).toBe(visible);
      expect(await violations(window.page, looks[look].only)).toEqual([]);
      expect(window.heard).toEqual([]);
      await close(window);
    });

    it.each(refusals)('%s is for everybody too', async (path) => {
      const window = await open(path, look);
      const [page, visible] = (await widthOf(window.page)) as [number, number];
      expect(page).toBe(visible);
      expect(await violations(window.page, looks[look].only)).toEqual([]);
      expect(window.heard).toEqual([expect.stringMatching(/status of 40[04]/)]);
      await close(window);
    });
  });

  it('is dark where people like it dark', async () => {
    const window = await open('/', 'in the dark');
    const background = await window.page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe('rgb(17, 21, 24)');
    await close(window);
  });

  it('leads from a number to a list of as many', async () => {
    const window = await open('/');
    const { page } = window;
    const numbered = linksBehind(await page.content()).filter(({ number }) => number !== undefined);
    expect(numbered.length).toBeGreaterThan(300);
    for (const { href, number } of numbered.filter((_, index) => index % 60 === 0)) {
      await page.locator(`main a[href="${href}"]:visible`).first().click();
      await page.waitForURL(server.url + href);
      expect(await page.locator('#list').textContent()).toMatch(
        new RegExp(`^${number} (offer|placement)s?$`),
      );
      await page.goBack();
    }
    await close(window);
  });

  // 16 positions below the minimum, and one that leaves small packages out.
  it('opens with its alerts, and folds away what is too many', async () => {
    const window = await open('/');
    const { page } = window;
    expect(await page.locator('.alerts__item:visible').count()).toBe(5);
    await page.getByText('Show the other 12 open alerts').click();
    expect(await page.locator('.alerts__item:visible').count()).toBe(17);
    await close(window);
  });

  it('says when new events arrive, until one asks it not to', async () => {
    const [window, other] = [await open('/fairness'), await open('/fairness')];
    const { page } = window;
    const news = (of: Page) => of.getByText('New events have arrived.');
    for (const each of [page, other.page])
      await Promise.all([each.waitForResponse(/\/api\/v1\/live\b/), each.reload()]);
    await admit('P91');
    await news(page).waitFor();
    expect(await page.getByRole('link', { name: 'Refresh to update the figures' }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    const positions = (of: Page) => of.locator('[data-live-position]').textContent();
    const paused = await positions(page);
    await page.getByRole('button', { name: 'Pause live notices' }).click();
    await Promise.all([other.page.waitForResponse(/\/api\/v1\/live\b/), other.page.reload()]);
    await admit('P92');
    await news(other.page).waitFor();
    expect(await positions(other.page)).not.toBe(paused);
    expect(await positions(page)).toBe(paused);
    await Promise.all([close(window), close(other)]);
  });

  it('takes a day from its calendar by keyboard', async () => {
    const window = await open('/');
    const { page } = window;
    await page.locator('#asOf').fill('30/6/2026');
    await page
      .getByRole('button', { name: /Choose date|30 June 2026/ })
      .first()
      .press('Enter');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Update' }).press('Enter');
    await page.waitForURL(/asOf=2026-06-23$/);
    await close(window);
  });

  it('has a skip link first, and a way round on the keyboard', async () => {
    const window = await open('/');
    await window.page.keyboard.press('Tab');
    expect(await window.page.evaluate('document.activeElement.textContent')).toBe('Skip to main content');
    await close(window);
  });

  it('works without script', async () => {
    const window = await open('/', 'at 390 pixels', { javaScriptEnabled: false });
    const { page } = window;
    expect(await page.getByRole('link', { name: 'Fairness' }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /Pause/ }).count()).toBe(0);
    await page.locator('#asOf').fill('31/12/2025');
    await page.getByRole('button', { name: 'Update' }).click();
    await page.waitForURL(/asOf=2025-12-31/);
    expect(await page.locator('h1').textContent()).toBe('Contract performance');
    await close(window);
  });

  it('is printed with everything laid open, and nothing that only clicks', async () => {
    const window = await open('/');
    const { page } = window;
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.alerts__item:visible').count()).toBe(17);
    expect(await page.locator('nav:visible, button:visible, .live:visible').count()).toBe(0);
    await close(window);
  });
});
