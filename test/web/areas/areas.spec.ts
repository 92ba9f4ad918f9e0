import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openPages } from '../../support/pages.ts';
import { sampleCounty } from '../../support/sample-county.ts';

let app: NestFastifyApplication;
const get = (url: string) => app.inject({ url });

beforeAll(async () => {
  const county = sampleCounty();
  const recorded = { events: county.events, views: (knownAt?: string) => county.views(knownAt) };
  app = await openPages(recorded, '2026-06-30T13:48:00.000Z');
});
afterAll(() => app.close());

/** The tile of an area. */
const tile = (body: string, area: string) =>
  new RegExp(`<a class="area [^"]*" href="/areas/${area}\\?[^]*?</a>`).exec(body)?.[0] ?? '';

describe('the areas', () => {
  it('are tiles by level, each of which leads to its area', async () => {
    const { statusCode, body } = await get('/areas');
    expect(statusCode).toBe(200);
    expect(body.match(/<a class="area /g)).toHaveLength(35);
    expect(body.indexOf('id="level-1"')).toBeLessThan(body.indexOf('id="level-2"'));
    expect(body).toContain('(20 areas)');
  });

  it('say who holds them, how they accept, how deep the reserve is and what is open', async () => {
    const words = tile((await get('/areas')).body, 'A03');
    expect(words).toContain('tile--far-under');
    expect(words).toMatch(/primary<\/span> Care by P38 [^]*27\.7%/);
    expect(words).toMatch(/\d+ (of \d+ )?in reserve/);
    expect(words).toMatch(/open referral/);
  });

  it('are told once more in a table', async () => {
    const { body } = await get('/areas');
    expect(body.match(/<th scope="row" class="name">/g)).toHaveLength(35);
  });
});

describe('an area', () => {
  it('shows its holders in the order in which they are asked', async () => {
    const { body } = await get('/areas/A03');
    const order = [...body.matchAll(/<td>(Primary|Secondary|Reserve)<\/td>/g)].map(([, role]) => role);
    expect(order.slice(0, 3)).toEqual(['Primary', 'Secondary', 'Reserve']);
    expect(body).toContain('Primary, then secondary, then reserve');
    expect(body).toContain('href="/providers/P38?framework=CSH-2025"');
    expect(body).toMatch(/£\d\d\.\d\d/);
    expect(body).toContain('Needs ');
  });

  it('that is not there is not found', async () => {
    expect((await get('/areas/A99')).statusCode).toBe(404);
  });
});
