import { Principal } from '#access';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AddSecondFactor } from '../../../contexts/accounts/add-second-factor.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { accountWith, recordAsSystem, sessionOf, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { codeOf } from './code-of.ts';

const folder = temporaryFolder();
type Look = keyof typeof looks;

inBrowser('the account pages in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let site: string;
  let admin: Visitor;
  let invited: string;

  beforeAll(async () => {
    const limits = { reading: 10_000, recording: 10_000 };
    server = await createApp({ folder, port: 0, themeColour: '#12436d', limits });
    browser = await openBrowser();
    const { authenticators, passwords, site: known, tokens } = server.app.get(Identity);
    site = known.origin;
    const user = await accountWith(server, ['administrator', 'contract-manager', 'broker']);
    await passwords.set(user, 'lantern orbit thistle mandolin');
    const { secret } = await authenticators.begin(user, user);
    await authenticators.confirm(user, codeOf(secret, new Date().toISOString()));
    await recordAsSystem(server, new AddSecondFactor({ user, factor: 'totp', credential: 'authenticator' }));
    await sessionOf(server, user);
    admin = await sessionOf(server, user);
    invited = await accountWith(server, ['broker']);
    for (const name of ['monthly-report', 'n'.repeat(64)])
      await tokens.issue({ name, roles: ['broker'], provider: null, owner: user, days: 30 }, asker());
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const asker = () => Principal.system('identity');

  /** A window in which somebody is signed in. */
  async function open(path: string, { cookie }: Visitor = admin, look: Look = 'at 1280 pixels') {
    const context = await browser.newContext(looks[look].window);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([
      { name, value, url: site.replace('http:', 'https:'), secure: true, httpOnly: true },
    ]);
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(site + path);
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
    let window: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      window = await open('/account', admin, look);
    });
    afterAll(() => window.context.close());

    it.each([
      ['My account', '/account'],
      ['Change your password', '/account/password'],
      ['Confirm that it is you', '/account/confirm'],
      ['Replace your authenticator app', '/account/authenticator'],
      ['Add a passkey', '/account/passkeys'],
      ['Recovery codes', '/account/recovery-codes'],
      ['Create a token', '/account/tokens'],
      ['Users', '/administration/users'],
      ['Invite somebody', '/administration/users/invite'],
      ['Tester', '/administration/users/INVITED'],
      ['Tokens', '/administration/tokens'],
    ])('%s is for everybody and stays in its window', async (title, path) => {
      const { page, heard } = window;
      await page.goto(site + path.replace('INVITED', invited));
      expect(await page.locator('h1').textContent()).toContain(title);
      await looksRight(page, look);
      expect(heard).toEqual([]);
    });
  });

  it.each([
    ['/account/tokens', 'Create token', 'Create a token'],
    ['/administration/tokens', 'Create token', 'Tokens'],
    ['/administration/users/invite', 'Invite', 'Invite somebody'],
    ['/account/password', 'Change password', 'Change your password'],
  ])('%s says what is wrong with its form', async (path, button, title) => {
    const { context, page, heard } = await open(path, admin, 'at 390 pixels');
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByText('There is a problem').waitFor();
    expect(await page.title()).toMatch(new RegExp(`^Error: ${title}`));
    await looksRight(page, 'at 390 pixels');
    expect(heard).toEqual([expect.stringMatching(/status of 400/)]);
    await page.locator('.govuk-error-summary a').first().click();
    expect(await page.evaluate('document.activeElement.matches("input, select")')).toBe(true);
    await context.close();
  });

  it('says to somebody without a role whom to ask', async () => {
    const { context, page } = await open('/account', await sessionOf(server, await accountWith(server, [])));
    expect(await page.getByText('You have no role yet').count()).toBe(1);
    await looksRight(page, 'at 1280 pixels');
    await context.close();
  });

  it('shows a token and lets it be copied', async () => {
    const { context, page } = await open('/account/tokens');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Name').fill('copied');
    await page.getByLabel('Broker').check();
    await page.getByRole('button', { name: 'Create token' }).click();
    await page.getByRole('button', { name: 'Copy the token' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const token = await page.locator('[data-copy]').textContent();
    expect(token).toMatch(/^evh_/);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(token);
    await looksRight(page, 'at 1280 pixels');
    await context.close();
  });

  it('shows an invitation that opens', async () => {
    const { context, page } = await open('/administration/users/invite');
    await page.getByLabel('Name').fill('Second Tester');
    await page.getByLabel('Email address').fill('second@example.org');
    await page.getByLabel('Broker').check();
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = (await page.locator('[data-copy]').textContent()) ?? '';
    await looksRight(page, 'at 1280 pixels');
    const stranger = await (await browser.newContext()).newPage();
    expect((await stranger.goto(link))?.status()).toBe(200);
    await stranger.context().close();
    await context.close();
  });

  it('adds a passkey, and removes it', async () => {
    const { context, page, heard } = await open('/account/passkeys');
    await keyIn(context, page);
    await page.getByLabel('Name').fill('Key in the drawer');
    await page.getByRole('button', { name: 'Add passkey' }).click();
    await page.getByText('The passkey is added.').waitFor();
    await looksRight(page, 'at 1280 pixels');
    await page.getByRole('button', { name: 'Remove the passkey Key in the drawer' }).click();
    await page.getByText('The passkey is removed.').waitFor();
    expect(await page.getByText('Key in the drawer').count()).toBe(0);
    expect(heard).toEqual([]);
    await context.close();
  });
});

/** A security key that says yes. */
async function keyIn(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'usb', automaticPresenceSimulation: true } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
}
