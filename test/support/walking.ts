import type { Page } from 'playwright-core';
import { looks, violations } from './browser.ts';

/** By what it says: some links look like buttons. Clicks nothing that moves because the styles are still to come. */
export async function follows(page: Page, text: string): Promise<void> {
  const link = page.locator('a').filter({ hasText: text }).first();
  await link.waitFor();
  await page.waitForLoadState('load');
  await link.click();
}

/** A button. */
export async function presses(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  await page.waitForLoadState('load');
  await button.click();
}

/** Waits for a text, and for what belongs to its page. */
export async function reads(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
  await page.waitForLoadState('load');
}

/** Nothing that axe finds wrong, and nothing beyond the window, on a desk and on a phone. */
export async function isForEverybody(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  for (const look of ['at 390 pixels', 'at 1280 pixels'] as const) {
    await page.setViewportSize(looks[look].window.viewport);
    const [width, visible] = await page.evaluate<readonly [number, number]>(
      '[document.documentElement.scrollWidth, innerWidth]',
    );
    expect([look, await violations(page), width]).toEqual([look, [], visible]);
  }
}

/** What a table says, row by row, by the id of its caption. */
export async function cells(page: Page, caption: string): Promise<readonly (readonly string[])[]> {
  await page.waitForLoadState('load');
  return page
    .locator(`table:has(#${caption}) tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as unknown as { cells: Iterable<{ textContent: string }> }).cells].map((cell) =>
          cell.textContent.trim(),
        ),
      ),
    );
}

/** Closes the windows of people, as before time passes: their sessions end meanwhile. */
export const leave = (...pages: readonly Page[]) => Promise.all(pages.map((page) => page.context().close()));
