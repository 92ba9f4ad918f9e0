import type { Page } from 'playwright-core';
import { looks, violations } from './browser.ts';

/** By what it says: some links look like buttons. */
export const follows = (page: Page, text: string) =>
  page.locator('a').filter({ hasText: text }).first().click();

/** A button. */
export const presses = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Waits for a text. */
export const reads = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Nothing that axe finds wrong, and nothing beyond the window, on a desk and on a phone. */
export async function isForEverybody(page: Page): Promise<void> {
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
