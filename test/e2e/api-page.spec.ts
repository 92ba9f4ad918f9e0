import type { Browser } from 'playwright-core';
import { complaints, inBrowser, openBrowser } from '../support/browser.ts';
import { until } from '../support/in-time.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

inBrowser('the page that explains the API', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('works with nothing but its own styles and scripts', async () => {
    const { url } = await serverOver(folder);
    const page = await browser.newPage();
    const heard = complaints(page);
    await page.goto(`${url}/api`);
    const health = page.locator('#operations-health-HealthController_alive');
    // The page draws what is looked at: the rest comes on the way down.
    await until(async () => {
      await page.mouse.wheel(0, 300);
      await page.waitForTimeout(100);
      return (await health.count()) > 0;
    });
    await health.getByRole('button').first().click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.getByText('"status": "alive"').first().waitFor();
    // What is let through by its hash is drawn: the box of pictures takes no room.
    expect(await page.locator('body > svg').first().boundingBox()).toMatchObject({ width: 0, height: 0 });
    expect(heard).toEqual([]);
  });
});
