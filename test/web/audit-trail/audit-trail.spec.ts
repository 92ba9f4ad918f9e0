import type { RecordedEvent } from '#event-sourcing';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';
import { offered } from '../my-offers/offered.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let auditor: Visitor;
let looking: Window;

const api = async (path: string): Promise<unknown> => JSON.parse((await looking.get(`/api/v1/${path}`)).body);
const rowsOf = (body: string) => [...body.matchAll(/<th scope="row">/g)].length;

beforeAll(async () => {
  await recordIn(folder, clock, offered().events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  auditor = await signedIn(server, ['auditor']);
  looking = new Window(server, auditor);
});
afterAll(() => server.close());

describe('the audit trail', () => {
  it('shows what was recorded, newest first, and leads from an event to what belongs to it', async () => {
    const { status, body } = await looking.get('/audit-trail?q=type:ReferralOffered');
    expect(status).toBe(200);
    const { events } = (await api('audit-trail?q=type:ReferralOffered')) as { events: RecordedEvent[] };
    expect(rowsOf(body)).toBe(events.length);
    expect(body).toContain('Referral offered');
    const [newest] = events;
    const { body: one } = await looking.get(`/audit-trail/${newest?.pos}`);
    for (const words of ['Referral offered', newest?.stream, newest?.id, 'Leaf hash', '&quot;offer&quot;'])
      expect(one).toContain(words);
    const streamHref = /href="(\/audit-trail\?[^"]*stream[^"]*)"/.exec(one)?.[1] ?? '';
    const { body: stream } = await looking.get(streamHref.replaceAll('&amp;', '&'));
    const all = (await api(`audit-trail?q=stream:${newest?.stream}`)) as { events: RecordedEvent[] };
    expect(rowsOf(stream)).toBe(all.events.length);
    expect(all.events.every(({ stream: of }) => of === newest?.stream)).toBe(true);
  });

  it('goes on to older events', async () => {
    const { body } = await looking.get('/audit-trail?limit=3');
    expect(rowsOf(body)).toBe(3);
    const older = /rel="next" href="([^"]+)"/.exec(body)?.[1] ?? '';
    const { body: next } = await looking.get(older.replaceAll('&amp;', '&'));
    const numbers = (page: string) =>
      [...page.matchAll(/href="\/audit-trail\/(\d+)/g)].map(([, n]) => Number(n));
    expect(Math.max(...numbers(next))).toBe(Math.min(...numbers(body)) - 1);
  });

  it('says what is wrong with a search, keeps it, and says when nothing was found', async () => {
    const unclear = await looking.get('/audit-trail?q=colour:red');
    expect(unclear.status).toBe(400);
    expect(unclear.body).toContain('There is no key “colour:”.');
    expect(unclear.body).toContain('value="colour:red"');
    expect((await looking.get('/audit-trail?q=xylophone')).body).toContain('No event answers to this');
    expect((await looking.get('/audit-trail/999999')).status).toBe(404);
    expect((await looking.get('/audit-trail/nonsense')).status).toBe(400);
  });

  it('shows what was known then', async () => {
    clock.pass(1);
    const late = await signedIn(server, ['broker']);
    const q = `q=type:RolesGranted`;
    const now = (await api(`audit-trail?${q}`)) as { events: RecordedEvent[] };
    expect(now.events[0]?.stream).toBe(`account-${late.user}`);
    const then = (await api(`audit-trail?${q}&knownAt=2026-07-01T08:00:30.000Z`)) as {
      events: RecordedEvent[];
    };
    expect(then.events).toEqual(now.events.slice(1));
  });

  it('is taken away whole, as CSV and as JSON lines', async () => {
    const { events } = (await api('audit-trail?q=provider:P1&limit=1000')) as { events: RecordedEvent[] };
    const lines = await looking.get('/api/v1/audit-trail/export?q=provider:P1&format=jsonl');
    expect(
      lines.body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(events);
    const { body } = await looking.get('/api/v1/audit-trail/export?q=provider:P1&format=csv');
    const rows = parse<Record<string, string>>(body, { columns: true });
    expect(rows.map(({ pos, data = '' }) => [Number(pos), JSON.parse(data) as unknown])).toEqual(
      events.map(({ pos, data }) => [pos, data]),
    );
  });

  it('keeps who looked', async () => {
    await looking.get('/audit-trail?q=area:A1');
    await looking.get('/audit-trail/3');
    await looking.get('/api/v1/audit-trail/export?q=area:A1&format=csv');
    const { body } = await looking.get('/audit-trail/readings');
    expect(body).toContain('Every reading is as it was written.');
    for (const words of [`Tester ${auditor.user}`, 'area:A1', 'Opened an event', 'Took away a CSV file'])
      expect(body).toContain(words);
    const found = (await api('audit-trail/readings?limit=3')) as {
      readings: { deed: string; by: { id: string }; question: string }[];
      head: { hash: string };
    };
    expect(found.readings.map(({ deed, by, question }) => [deed, by.id, question])).toEqual([
      ['exported-csv', auditor.user, 'area:A1'],
      ['opened', auditor.user, '3'],
      ['read', auditor.user, 'area:A1'],
    ]);
    expect(body).toContain(found.head.hash);
  });

  it('is nothing for brokers and providers', async () => {
    for (const role of ['broker', 'provider'] as const) {
      const window = new Window(server, await signedIn(server, [role], role === 'provider' ? 'P1' : null));
      for (const path of ['/audit-trail', '/audit-trail/3', '/audit-trail/readings', '/api/v1/audit-trail'])
        expect([path, (await window.get(path)).status]).toEqual([path, 403]);
      expect((await window.get('/alerts')).body).not.toContain('href="/audit-trail');
    }
  });
});

inBrowser('the audit trail in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const faultsOf = async (page: Page, look: keyof typeof looks) => [
    ...(await violations(page, looks[look].only)),
    ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) ? ['it is too wide'] : []),
  ];

  it.each(Object.keys(looks) as (keyof typeof looks)[])('is searched and opened, %s', async (look) => {
    const { origin } = server.app.get(Identity).site;
    const context = await browser.newContext({ ...looks[look].window });
    const [name = '', value = ''] = auditor.cookie.split('=');
    const url = origin.replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    const page = await context.newPage();
    const heard = complaints(page);
    await page.goto(`${origin}/audit-trail`);
    await page.getByText('What can be searched for').click();
    const faults = await faultsOf(page, look);
    await page.fill('#q', 'type:ReferralOffered provider:P1');
    await page.keyboard.press('Enter');
    await page.waitForURL('**type%3AReferralOffered**');
    faults.push(...(await faultsOf(page, look)));
    await page.locator('tbody th a').first().click();
    await page.waitForSelector('h2:has-text("How it was recorded")');
    faults.push(...(await faultsOf(page, look)));
    await page.goto(`${origin}/audit-trail/readings`);
    faults.push(...(await faultsOf(page, look)));
    expect([faults, heard]).toEqual([[], []]);
    await context.close();
  });
});
