import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AcceptanceBreached } from '../../contexts/performance/index.ts';
import { County } from '../support/county.ts';
import { openPages } from '../support/pages.ts';
import { sampleCounty } from '../support/sample-county.ts';

const now = '2026-08-30T13:48:00.000Z';
const open: NestFastifyApplication[] = [];

async function pagesOver(county: County, more = {}, at = now): Promise<NestFastifyApplication> {
  const { events } = county;
  const app = await openPages({ events, views: (knownAt) => county.views(knownAt) }, at, more);
  open.push(app);
  return app;
}
afterAll(() => Promise.all(open.map((app) => app.close())));

const hostile = '<script>alert(1)</script>';

const offered = {
  referral: 'R1',
  provider: 'P01',
  role: 'primary',
  offeredAt: '2026-08-10T09:00:00Z',
} as const;

/** One area and one offer: accepted, as was recorded on 20 August; declined, as it was corrected on the 25th. */
const little = () =>
  new County('CSH-2025', {}, { authority: `Westmarch ${hostile}` })
    .recordedAt('2026-08-20')
    .area('A01')
    .provider('P01')
    .position('A01', 'primary', 'P01')
    .referral('R1', 'A01')
    .offer('O1', { ...offered, outcome: 'accepted' })
    .package('K1', { referral: 'R1', provider: 'P01', offer: 'O1', placedAt: '2026-08-10T10:00:00Z' })
    .recordedAt('2026-08-25')
    .correctOffer('O1', { ...offered, outcome: 'declined', reason: 'RATE_NOT_VIABLE' });

describe('a page', () => {
  let app: NestFastifyApplication;
  const get = (url: string) => app.inject({ url });
  beforeAll(async () => {
    app = await pagesOver(little());
  });

  it('bears the name of the council, whatever it is made of', async () => {
    const { body, headers } = await get('/');
    expect(body).toContain('Westmarch &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain(hostile);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('lets nothing run or load that is not its own', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('never suggests that it is GOV.UK', async () => {
    for (const url of ['/', '/offers', '/placements', '/fairness', '/referrals/R1', '/none']) {
      const { body } = await get(url);
      expect(body).not.toMatch(/crown|GOV\.UK|GDS Transport|style="/i);
    }
  });

  it('sends dates to their lasting address', async () => {
    const { statusCode, headers } = await get('/?asOf=30%2F6%2F2026&knownAt=');
    expect([statusCode, headers.location]).toEqual([302, '/?asOf=2026-06-30']);
  });

  it.each([
    ['/?asOf=2026-02-30', 'asOf', '2026-02-30'],
    ['/offers?asOf=30%2F2%2F2026&state=declined', 'asOf', '30/2/2026'],
    ['/placements?knownAt=soon', 'knownAt', 'soon'],
    ['/fairness?knownAt=29%2F3%2F2026+1:30', 'knownAt', '29/3/2026 1:30'],
  ])('%s says what is wrong with the question, and keeps it', async (url, field, typed) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(400);
    expect(body).toMatch(/<title>Error: /);
    expect(body).toContain(`<a href="#${field}">`);
    expect(body).toContain(`id="${field}-error"`);
    expect(body).toMatch(new RegExp(`<input[^>]*id="${field}"[^>]*value="${typed.replaceAll('/', '\\/')}"`));
  });

  it('keeps the filters of a list in its form', async () => {
    const { body } = await get('/offers?state=declined&provider=P01');
    expect(body).toContain('<input type="hidden" name="state" value="declined">');
    expect(body).toContain('<input type="hidden" name="provider" value="P01">');
  });

  it('answers as a page what cannot be found or read', async () => {
    const [missing, unknown, malformed] = await Promise.all([
      get('/none'),
      get(`/referrals/${encodeURIComponent('R2')}`),
      get(`/offers?state=${encodeURIComponent(hostile)}`),
    ]);
    expect([missing.statusCode, unknown.statusCode, malformed.statusCode]).toEqual([404, 404, 400]);
    expect(unknown.body).toContain('There is no referral R2 in Care and Support at Home.');
    for (const { body, headers } of [missing, unknown, malformed]) {
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain('<h1 class="govuk-heading-xl page-title">');
      expect(body).not.toContain(hostile);
    }
  });

  it('shows what was known on a day: before the correction and after it', async () => {
    const before = await get('/offers?knownAt=2026-08-22T00:00:00.000Z');
    const after = await get('/offers');
    expect(before.body).toContain('govuk-tag--green">Accepted<');
    expect(before.body).toContain('What was on record on 22 August 2026, 1am.');
    expect(after.body).toContain('govuk-tag--red">Declined<');
    expect(after.body).toContain('Rate not viable');
  });

  it('says when nothing was on record', async () => {
    const { statusCode, body } = await get('/?knownAt=2020-01-01T00:00:00.000Z');
    expect(statusCode).toBe(200);
    expect(body).toContain('Nothing was on record then');
  });

  it('follows the log where it shows the present, and only there', async () => {
    expect((await get('/')).body).toContain('data-live="/api/v1/live"');
    expect((await get('/?knownAt=2026-08-26T00:00:00.000Z')).body).not.toContain('data-live=');
  });

  it('has a lasting address with the day and the moment of knowing written out', async () => {
    const { body } = await get('/offers?state=declined');
    expect(body).toContain(
      'href="/offers?state=declined&amp;framework=CSH-2025&amp;asOf=2026-08-30&amp;knownAt=2026-08-30T13%3A48%3A00.000Z" data-copy',
    );
  });

  it('asks its own question in every link of its frame', async () => {
    const { body } = await get('/?asOf=2026-03-29&knownAt=2026-08-26T00:00:00.000Z');
    expect(body).toContain('href="/fairness?asOf=2026-03-29&amp;knownAt=2026-08-26T00%3A00%3A00.000Z"');
  });

  it('tells the story of a referral: its steps, its need, its history', async () => {
    const { body } = await get('/referrals/R1');
    expect(body).toMatch(/steps__step--declined" id="O1"/);
    expect(body).toContain('Care by P01');
    expect(body).toContain('id="referral-CSH-2025-R1-0"');
    expect(body).toContain('offers/O1/outcome: accepted became declined');
  });

  it('serves its styles’ colour, its scripts and its pictures', async () => {
    const css = await get('/theme.css');
    expect([css.headers['content-type'], css.body]).toEqual([
      'text/css; charset=utf-8',
      expect.stringContaining('--evenhand-brand:#12436d') as string,
    ]);
    const files = [
      '/assets/evenhand.js',
      '/assets/supported.js',
      '/assets/favicon.svg',
      '/assets/govuk/service-navigation.bundle.mjs',
      '/assets/moj/date-picker.bundle.mjs',
    ];
    const answers = await Promise.all(files.map((url) => get(url)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(files.map(() => 200));
    expect((await get('/assets/moj/template.njk')).statusCode).toBe(404);
  });

  it('says that it is no demonstration by saying nothing', async () => {
    expect((await get('/')).body).not.toContain('Demonstration');
  });
});

describe('with nothing imported', () => {
  it('every page says how to begin', async () => {
    const app = await openPages(
      { events: [], views: () => new County().recordedAt('2026-01-01').views('2000-01-01') },
      now,
    );
    open.push(app);
    for (const url of ['/', '/offers', '/placements', '/fairness', '/referrals/R1']) {
      const { statusCode, body } = await app.inject({ url });
      expect([url, statusCode]).toEqual([url, 200]);
      expect(body).toContain('npx evenhand import FOLDER');
    }
  });
});

describe('with more than one framework', () => {
  it('the form lets one choose, and everything asks for the chosen one', async () => {
    const [one, two] = [little(), new County('EXTRA-2026', {}, { title: 'Extra care' })];
    const both = new County();
    both.events.splice(0, both.events.length, ...one.events, ...two.events);
    const app = await pagesOver(both);
    const { body } = await app.inject({ url: '/?framework=EXTRA-2026' });
    expect(body).toMatch(/<option value="EXTRA-2026" selected>Extra care \(EXTRA-2026\)<\/option>/);
    expect(body).toContain('Extra care');
    expect((await app.inject({ url: '/?framework=NONE' })).statusCode).toBe(400);
  });
});

describe('a demonstration', () => {
  it('says so on every page', async () => {
    const app = await pagesOver(little(), { demo: true });
    for (const url of ['/', '/offers', '/none']) {
      expect((await app.inject({ url })).body).toContain('An invented county');
    }
  });
});

describe('the sample county', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const county = sampleCounty();
    const figure = { asOf: '2026-06-30', window: { from: '2026-04-08', to: '2026-06-30' }, policyVersion: 1 };
    const position = { framework: 'CSH-2025', provider: 'P38', area: 'A03', role: 'primary' as const };
    const breach = new AcceptanceBreached({
      ...position,
      ...figure,
      minimumPercent: 75,
      accepted: 5,
      counted: 18,
    });
    const withAlert = new County();
    withAlert.events.splice(0, withAlert.events.length, ...county.events);
    app = await pagesOver(
      withAlert.record('position-CSH-2025-A03-primary-P38', breach),
      {},
      '2026-06-30T13:48:00.000Z',
    );
  });

  it('opens with its alerts, and names who is below where', async () => {
    const { body } = await app.inject({ url: '/' });
    expect(body).toContain('(1 open)');
    expect(body).toContain('Care by P38: 27.7% in Area A03 as primary');
  });

  it('lists every offer behind a figure, page by page', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((page) => app.inject({ url: `/offers?state=counted&judged=true&page=${page}` })),
    );
    const offers = pages.flatMap(({ body }) =>
      [...body.matchAll(/<th scope="row">(O\d+)<\/th>/g)].map(([, offer]) => offer),
    );
    expect(new Set(offers).size).toBe(471);
    expect(offers).toHaveLength(471);
  });

  it('has its nine findings, each with the events it follows from', async () => {
    const { body } = await app.inject({ url: '/fairness' });
    expect(body).toContain('9 findings');
    expect(body.match(/<li class="finding">/g)).toHaveLength(9);
    expect(body).toContain('href="/referrals/R002687?framework=CSH-2025#referral-CSH-2025-R002687-3"');
    const story = await app.inject({ url: '/referrals/R002687?framework=CSH-2025' });
    expect(story.body).toContain('id="referral-CSH-2025-R002687-3"');
    expect(story.body).toContain('What the fairness audit finds');
  });
});
