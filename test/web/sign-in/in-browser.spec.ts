import type { Browser, CDPSession, Page } from 'playwright-core';
import { AddSecondFactor } from '../../../contexts/accounts/add-second-factor.ts';
import { FirstStart } from '../../../src/identity/first-start.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { complaints, inBrowser, type Look, looks, openBrowser, violations } from '../../support/browser.ts';
import { recordAsSystem } from '../../support/signed-in.ts';
import { codeOf } from '../account/code-of.ts';
import { clock, newcomer, type Newcomer, openServer, password } from './newcomer.ts';

inBrowser('the ways in, in a browser', () => {
  const server = openServer({ mail: { url: 'smtp://127.0.0.1:9', from: 'evenhand@example.org' } });
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const origin = () => server.app.get(Identity).site.origin;
  const open = async (path: string, more = {}) => {
    const page = await (await browser.newContext(more)).newPage();
    const heard = complaints(page);
    await page.goto(origin() + path);
    return { page, heard };
  };
  const press = (page: Page, name: string, role: 'button' | 'link' = 'button') =>
    Promise.all([page.waitForEvent('load'), page.getByRole(role, { name, exact: true }).click()]);
  /** However a page is looked at, it stays in its window and keeps nobody out. */
  const isForEverybody = async (page: Page) => {
    for (const { window, only } of Object.values<Look>(looks)) {
      const { viewport, colorScheme = 'light' } = window;
      if (viewport) await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect(await violations(page, only)).toEqual([]);
    }
  };
  const firstStep = async (page: Page, { email }: Newcomer) => {
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Continue');
  };
  const close = (page: Page) => page.context().close();

  it('goes from the link of the first start to being signed in, each page for everybody', async () => {
    const link = new URL((await server.app.get(FirstStart).link()) ?? '');
    const { page, heard } = await open(link.pathname);
    await isForEverybody(page);
    await press(page, 'Continue');
    expect(await page.evaluate('document.activeElement.className')).toContain('govuk-error-summary');
    await isForEverybody(page);
    await page.getByLabel('Your name').fill('First Tester');
    await page.getByLabel('Your email address').fill('first@example.org');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Continue');
    await isForEverybody(page);
    const secret = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code from the app').fill(codeOf(secret, clock.now()));
    await press(page, 'Continue');
    await isForEverybody(page);
    await press(page, 'Show my recovery codes');
    await isForEverybody(page);
    await press(page, 'I have kept them: sign in');
    await page.goto(`${origin()}/account`);
    expect(await page.getByText('First Tester').count()).toBeGreaterThan(0);
    expect(heard.filter((each) => !each.includes('status of 400'))).toEqual([]);
    await close(page);
  });

  it('signs in by two steps, each page for everybody', async () => {
    const known = await newcomer(server);
    const { page, heard } = await open('/reset/none');
    await isForEverybody(page);
    await page.goto(`${origin()}/sign-in?said=link-over`);
    await isForEverybody(page);
    await press(page, 'I have forgotten my password', 'link');
    await isForEverybody(page);
    await press(page, 'Back to sign in', 'link');
    await firstStep(page, known);
    await page.getByText('I cannot do this now').click();
    await isForEverybody(page);
    await page.getByLabel('Code from your authenticator app').fill('000000');
    await press(page, 'Sign in');
    await isForEverybody(page);
    expect(heard.filter((each) => !/status of 40[04]/.test(each))).toEqual([]);
    await close(page);
  });

  it('needs no script', async () => {
    const known = await newcomer(server);
    const { page } = await open('/sign-in', { javaScriptEnabled: false });
    await firstStep(page, known);
    await page.getByLabel('Code from your authenticator app').fill(codeOf(known.secret, clock.now()));
    await press(page, 'Sign in');
    await page.goto(`${origin()}/account`);
    expect(page.url()).toBe(`${origin()}/account`);
    await close(page);
  });

  it('shows a password to whoever wants to see what is typed', async () => {
    const { page } = await open('/sign-in');
    await page.getByLabel('Password', { exact: true }).fill('what I typed');
    await page.getByRole('button', { name: 'Show password' }).click();
    expect(await page.locator('#password').getAttribute('type')).toBe('text');
    await close(page);
  });

  describe('with a passkey', () => {
    let known: Newcomer;
    let page: Page;
    let heard: readonly string[];
    let devices: CDPSession;

    /** A browser with a device of its own, on which somebody has put a passkey for his account. */
    beforeAll(async () => {
      known = await newcomer(server);
      ({ page, heard } = await open('/sign-in'));
      devices = await page.context().newCDPSession(page);
      await devices.send('WebAuthn.enable');
      const options = { protocol: 'ctap2', transport: 'internal', hasUserVerification: true } as const;
      await devices.send('WebAuthn.addVirtualAuthenticator', {
        options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
      });
      const { passkeys, people } = server.app.get(Identity);
      const { user } = known;
      const person = people.of(user);
      if (!person) throw new Error('Nobody.');
      const asked = await passkeys.registration(user, person);
      const made = await page.evaluate(`(async () => {
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(asked)});
        return (await navigator.credentials.create({ publicKey })).toJSON();
      })()`);
      const given = await passkeys.register(user, made as never, asked.challenge, 'A test');
      await recordAsSystem(server, new AddSecondFactor({ user, factor: 'passkey', ...given }));
    });
    afterAll(() => close(page));

    it('offers it, and takes it', async () => {
      await page.goto(`${origin()}/sign-in?next=/account`);
      await firstStep(page, known);
      await isForEverybody(page);
      await press(page, 'Use a passkey');
      expect(page.url()).toBe(`${origin()}/account`);
      expect(heard).toEqual([]);
      clock.pass(1);
    });

    it('says so when none was used, and lets one in another way', async () => {
      await press(page, 'Sign out');
      await devices.send('WebAuthn.disable');
      await page.evaluate('navigator.credentials.get = () => Promise.reject(new Error("no"))');
      await firstStep(page, known);
      await page.evaluate('navigator.credentials.get = () => Promise.reject(new Error("no"))');
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.getByText('No passkey was used.').waitFor();
      await isForEverybody(page);
      await page.getByLabel('Code from your authenticator app').fill(codeOf(known.secret, clock.now()));
      await press(page, 'Sign in');
      expect((await page.goto(`${origin()}/account`))?.status()).toBe(200);
    });

    it('is not offered where the browser has none', async () => {
      const without = await open('/sign-in', { javaScriptEnabled: false });
      await firstStep(without.page, known);
      expect(await without.page.getByRole('button', { name: 'Use a passkey' }).isVisible()).toBe(false);
      await close(without.page);
    });
  });
});
