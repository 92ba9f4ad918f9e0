import axe, { type RunOnly } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { existsSync } from 'node:fs';

const executablePath = '/usr/bin/chromium';
const required = process.env['REQUIRE_BROWSER'] === '1';
const found = existsSync(executablePath);

if (!found && !required)
  process.stderr.write(
    'The browser specifications are skipped: apt-get install -y --no-install-recommends chromium fonts-liberation\n',
  );

/** What needs a browser: skipped where there is none, unless REQUIRE_BROWSER=1, where it fails. */
export const inBrowser = found || required ? describe : describe.skip;

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a profile of its own, which goes when it is closed. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args });

export interface Look {
  readonly window: BrowserContextOptions;
  /** WCAG 2.2 AA and what is good practice beside; in the dark only colours are other ones. */
  readonly only: RunOnly;
}

const everything: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

/** The ways in which people see a page. */
export const looks = {
  'at 1280 pixels': { window: { viewport: { width: 1280, height: 900 } }, only: everything },
  'at 390 pixels': { window: { viewport: { width: 390, height: 844 } }, only: everything },
  'in the dark': {
    window: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    only: { type: 'rule', values: ['color-contrast'] },
  },
} as const satisfies Record<string, Look>;

/** What axe finds wrong with a page that has come whole, as `rule: element`. */
export async function violations(page: Page, runOnly: RunOnly = everything): Promise<readonly string[]> {
  await page.waitForLoadState('load');
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ include: [['html']] }, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html) }));
  }, runOnly);
  return found.flatMap(({ id, elements }) => elements.map((element) => `${id}: ${element}`));
}

/** Everything that the browser complains about, from now on: its console, errors of scripts. */
export function complaints(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  return heard;
}
