import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { complaints, inBrowser, openBrowser } from '../support/browser.ts';
import { sessionOf, signedIn } from '../support/signed-in.ts';
import { ask } from './ask.ts';
import { collecting, guardedServer } from './guarded-server.ts';
import { payloads, record, register } from './named-by-payloads.ts';
import { addressOf } from './plausible.ts';

const { routes, made } = collecting();
let server: RunningServer & { readonly folder: string };

inBrowser('what somebody enters', () => {
  let browser: Browser;
  let site: string;
  let page: Page;
  let heard: readonly string[];
  const dialogs: string[] = [];

  beforeAll(async () => {
    server = await guardedServer({}, (fastify) => {
      made(fastify);
      fastify.get('/assets/planted', (_, reply) => {
        reply.raw.setHeader('content-security-policy', "script-src 'self' 'unsafe-inline'");
        return reply.type('text/html').send(`<p>${payloads[0]}`);
      });
      fastify.get('/assets/stopped', (_, reply) => reply.type('text/html').send(`<p>${payloads[0]}`));
    });
    const visitor = await signedIn(server, ['administrator', 'contract-manager', 'broker']);
    await server.app.get(Identity).passwords.set(visitor.user, 'plinth-otter-violet-93');
    for (const [i, payload] of payloads.entries()) {
      expect(await record(server, payload, i)).toEqual([201, 201, 201, 201, 201, 201]);
      await register(server, payload, i, visitor.user);
    }
    site = server.app.get(Identity).site.origin;
    browser = await openBrowser();
    const context = await browser.newContext();
    const [name = '', value = ''] = (await sessionOf(server, visitor.user)).cookie.split('=');
    await context.addCookies([
      { name, value, url: site.replace('http:', 'https:'), secure: true, httpOnly: true },
    ]);
    page = await context.newPage();
    heard = complaints(page);
    page.on('dialog', (dialog) => {
      dialogs.push(page.url());
      void dialog.dismiss();
    });
  });
  afterAll(() => browser.close());

  /** What a page does that it must not, and its text. */
  async function visit(path: string) {
    const already = heard.length;
    const answer = await page.goto(`${site}${path}`);
    const pwned = await page.evaluate<boolean>('"pwned" in window');
    const links = await page.evaluate<readonly string[]>(
      '[...document.querySelectorAll("a[href], form[action]")].map((each) => each.href || each.action)',
    );
    const [text, shown] = [await page.content(), answer?.status() ?? 0];
    const faults = [
      ...(pwned ? [`${path}: a script ran`] : []),
      ...heard
        .slice(already)
        .filter((each) => /content security policy|refused to/i.test(each))
        .map((each) => `${path}: ${each}`),
      ...links.filter((each) => !each.startsWith(site)).map((each) => `${path}: leads to ${each}`),
      ...(shown >= 500 ? [`${path}: ${shown}`] : []),
    ];
    return { faults, text };
  }

  /** How the text of an element has it. */
  const asText = (payload: string) =>
    payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  it('is text on every page', async () => {
    const inside = server.app.get(Identity).people.all()[0]!.user;
    const paths = routes
      .filter(
        ({ method, path }) => method === 'GET' && !/^\/(api|assets|livez|readyz|theme|sign-out)/.test(path),
      )
      .map((route) => addressOf(route).replace('u-0000000000000000', inside));
    expect(paths.length).toBeGreaterThan(20);
    const faults: string[] = [];
    const seen = new Set<string>();
    const framed = payloads.map((_, i) => `/?framework=F${i}`);
    for (const path of [...paths, ...framed]) {
      const visited = await visit(path);
      faults.push(...visited.faults);
      for (const payload of payloads) if (visited.text.includes(asText(payload))) seen.add(payload);
    }
    expect(faults).toEqual([]);
    // They were there to be seen.
    expect([...seen].toSorted()).toEqual([...payloads].toSorted());
  });

  it('is text in what an address says', async () => {
    const faults: string[] = [];
    for (const [i, payload] of payloads.entries()) {
      const said = encodeURIComponent(payload);
      const places = [
        `/offers?provider=${said}`,
        `/account?done=${said}`,
        `/none/${said}`,
        `/referrals/${said}`,
      ];
      for (const path of [`/?asOf=${said}&knownAt=${said}`, places[i % places.length]!])
        faults.push(...(await visit(path)).faults);
      const stranger = await ask(server.url, { path: `/sign-in?next=${said}&said=${said}` });
      if (stranger.body.includes(payload)) faults.push(`/sign-in repeats ${payload}`);
    }
    expect(faults).toEqual([]);
  });

  it('is text in a form that is to be sent again', async () => {
    const faults: string[] = [];
    for (const payload of payloads.slice(0, 3)) {
      const page = await (await browser.newContext()).newPage();
      const heard = complaints(page);
      await page.goto(`${site}/reset`);
      await page.goto(`${site}/sign-in`);
      await page.fill('[name=email]', payload);
      await page.click('main form button[type=submit]');
      await page.waitForSelector('.govuk-error-summary');
      const kept = await page.inputValue('[name=email]');
      if (kept.trim() !== payload.trim() && kept !== payload.replaceAll('\u2028', ''))
        faults.push(`kept ${kept}`);
      if (await page.evaluate<boolean>('"pwned" in window')) faults.push(`${payload} ran`);
      faults.push(...heard.filter((each) => /content security policy|refused to/i.test(each)));
      await page.context().close();
    }
    expect(faults).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it('that runs, or would run but for the policy of the page, is found', async () => {
    expect((await visit('/assets/planted')).faults).toEqual(['/assets/planted: a script ran']);
    expect((await visit('/assets/stopped')).faults).toEqual([
      expect.stringMatching(/content security policy/i),
    ]);
  });
});
