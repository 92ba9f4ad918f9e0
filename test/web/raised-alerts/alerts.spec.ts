import type { Browser, Page } from 'playwright-core';
import { RaiseAlert } from '../../../contexts/alerts/index.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { complaints, inBrowser, looks, openBrowser, violations } from '../../support/browser.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { recordAsSystem, signedIn, type Visitor } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';
import { offered } from '../my-offers/offered.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let officer: Visitor;
let council: Window;
let own: Window;
let other: Window;

const condition = { framework: 'CSH-2025', provider: 'P1', area: 'A1', dueAt: null, through: null } as const;
const breach = new RaiseAlert({
  ...{ ...condition, kind: 'acceptance-below-minimum', about: 'A1:primary:P1', subject: null },
  finding: 'As primary: 2 of 3 counted offers accepted from 2026-04-08 to 2026-06-30, minimum 75 %.',
});
const range = new RaiseAlert({
  ...{ ...condition, kind: 'range-of-needs', about: 'A1:primary:P1:double-handed', subject: null },
  finding: 'As primary, double-handed: 1 of 9 accepted, 9 of 9 of the others.',
});
const toProvider = new RaiseAlert({
  ...{ ...condition, kind: 'offer-made', about: 'O1', subject: 'O1', dueAt: '2026-07-01T08:45:00.000Z' },
  finding: 'An offer waits for your answer.',
});
const breachName = 'CSH-2025-acceptance-below-minimum:A1:primary:P1:1';
const rangeName = 'CSH-2025-range-of-needs:A1:primary:P1:double-handed:1';
const offerName = 'CSH-2025-offer-made:O1:1';
const at = (name: string, deed = '') => `/alerts/${encodeURIComponent(name)}${deed}`;

beforeAll(async () => {
  await recordIn(folder, clock, offered().events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  for (const raise of [range, breach, toProvider]) await recordAsSystem(server, raise);
  officer = await signedIn(server, ['contract-manager']);
  council = new Window(server, officer);
  own = new Window(server, await signedIn(server, ['provider'], 'P1'));
  other = new Window(server, await signedIn(server, ['provider'], 'P2'));
});
afterAll(() => server.close());

describe('the list of alerts', () => {
  it('has the most severe first, in words, and is a file too', async () => {
    const { status, body } = await council.get('/alerts');
    expect(status).toBe(200);
    expect(body.indexOf('Acceptance below the minimum')).toBeLessThan(body.indexOf('Range of needs'));
    expect(body).toContain('from 8 April 2026 to 30 June 2026, minimum 75 %.');
    expect(body).toContain('Care by P1');
    const [, href = ''] = /href="(\/api\/v1\/alerts\/raised\?[^"]+)">All fields as CSV/.exec(body) ?? [];
    const csv = await council.get(href.replaceAll('&amp;', '&'));
    const { body: json } = await council.get('/api/v1/alerts/raised?framework=CSH-2025');
    const { total } = JSON.parse(json) as { total: number };
    expect(csv.body.trim().split('\n')).toHaveLength(total + 1);
    expect([...body.matchAll(/<th scope="row">/g)]).toHaveLength(total);
  });

  it('can be filtered', async () => {
    const { body } = await council.get('/alerts?kind=range-of-needs&provider=P1');
    expect(body).toContain('Range of needs');
    expect(body).not.toContain('>Acceptance below the minimum</a></th>');
    expect(body).toContain('Provider: Care by P1');
    expect((await council.get('/alerts?kind=nonsense')).status).toBe(400);
  });

  it('shows a provider those to itself alone', async () => {
    const { body } = await own.get('/alerts');
    expect(body).toContain('You have an offer');
    expect(body).not.toContain('Acceptance below');
    const { body: others } = await other.get('/alerts');
    expect(others).not.toContain(encodeURIComponent(offerName));
    expect(others).not.toContain('P1');
    expect((await other.get('/alerts?state=closed')).body).toContain('No alert answers to this');
    expect((await other.get(at(offerName))).status).toBe(404);
    expect((await own.get(at(breachName))).status).toBe(404);
    expect((await own.get(at(offerName, '/closure'))).status).toBe(403);
  });
});

describe('an alert', () => {
  it('is taken on, snoozed, escalated and closed, each once and on record', async () => {
    clock.pass(5);
    const page = await council.get(at(rangeName));
    for (const words of ['See to it', 'I have read it', 'Snooze', 'Escalate', 'Close'])
      expect(page.body).toContain(words);
    expect((await council.post(at(rangeName, '/owner'))).location).toContain('done=owner');
    expect((await council.get(at(rangeName))).body).toContain(`Tester ${officer.user}`);
    const past = await council.post(at(rangeName, '/snooze'), { until: '30/6/2026 12:00' });
    expect([past.status, past.body]).toEqual([400, expect.stringContaining('has passed')]);
    expect((await council.post(at(rangeName, '/snooze'), { until: 'soon' })).status).toBe(400);
    expect((await council.post(at(rangeName, '/snooze'), { until: '2/7/2026 12:00' })).status).toBe(303);
    expect((await council.get('/alerts')).body).not.toContain('>Range of needs</a></th>');
    expect((await council.get('/alerts?state=snoozed')).body).toContain('>Range of needs</a></th>');
    expect((await council.post(at(rangeName, '/escalation'), { reason: 'WORSE' })).status).toBe(303);
    const escalated = await council.get('/alerts');
    expect(escalated.body).toContain('>Range of needs</a></th>');
    expect((await council.post(at(rangeName, '/closure'), {})).body).toContain('Choose why');
    expect((await council.post(at(rangeName, '/closure'), { reason: 'ACTED_ON' })).status).toBe(303);
    const { body } = await council.get(at(rangeName));
    for (const words of ['Closed', 'What was to be done is done', 'Escalated', 'It has become worse'])
      expect(body).toContain(words);
    expect(body).not.toContain('row-button');
    expect((await council.get('/alerts?state=closed')).body).toContain('>Range of needs</a></th>');
    const before = 'knownAt=2026-07-01T08:00:00.000Z';
    expect((await council.get(`/alerts?${before}`)).body).toContain('>Range of needs</a></th>');
    const then = await council.get(`${at(rangeName)}?${before}`);
    expect(then.body).not.toContain('Escalated');
    expect(then.body).toContain('Nobody yet');
  });

  it('to a provider is read by it', async () => {
    expect((await own.post(at(offerName, '/acknowledgement'))).location).toContain('done=acknowledgement');
    const { body } = await own.get(at(offerName));
    expect(body).toContain('href="/my-offers');
    expect(body).not.toContain('I have read it');
  });

  it('that does not exist is said so', async () => {
    expect((await council.get(at('CSH-2025-silence:answers:9'))).status).toBe(404);
    expect((await council.get(at('nonsense'))).status).toBe(400);
    expect((await council.get(at(breachName, '/praise'))).status).toBe(404);
  });
});

inBrowser('alerts in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const faultsOf = async (page: Page, look: keyof typeof looks) => [
    ...(await violations(page, looks[look].only)),
    ...((await page.evaluate('document.documentElement.scrollWidth > innerWidth')) ? ['it is too wide'] : []),
  ];

  it.each(Object.keys(looks) as (keyof typeof looks)[])(
    'lead from the list to what is done, %s',
    async (look) => {
      const { origin } = server.app.get(Identity).site;
      const context = await browser.newContext({ ...looks[look].window });
      const [name = '', value = ''] = officer.cookie.split('=');
      const url = origin.replace('http:', 'https:');
      await context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
      const page = await context.newPage();
      const heard = complaints(page);
      await page.goto(`${origin}/alerts`);
      const faults = await faultsOf(page, look);
      await page.locator('th a', { hasText: 'Acceptance below' }).click();
      await page.waitForSelector('h2:has-text("What became of it")');
      faults.push(...(await faultsOf(page, look)));
      await page
        .getByRole('button', { name: 'Close' })
        .or(page.locator('a.row-button', { hasText: 'Close' }))
        .click();
      await page.waitForSelector('text=Nothing more is done about this alert');
      faults.push(...(await faultsOf(page, look)));
      expect([faults, heard]).toEqual([[], []]);
      await context.close();
    },
  );
});
