import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { linksBehind } from '../support/links-behind.ts';
import { openPages } from '../support/pages.ts';
import { sampleCounty } from '../support/sample-county.ts';

let app: NestFastifyApplication;
const page = async (url: string) => (await app.inject({ url })).body;

beforeAll(async () => {
  const county = sampleCounty();
  const recorded = { events: county.events, views: (knownAt?: string) => county.views(knownAt) };
  app = await openPages(recorded, '2026-06-30T13:48:00.000Z');
});
afterAll(() => app.close());

/** The lists behind a page, each once, with every number that the page shows for it. */
async function numbersBehind(url: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const links = linksBehind(await page(url)).filter(({ href }) => href.includes('framework='));
  const numbers = new Map(links.map(({ href }) => [href, new Set<number>()]));
  for (const { href, number } of links) if (number !== undefined) numbers.get(href)?.add(number);
  return numbers;
}

const totalOf = async (href: string) => Number(/data-total="(\d+)"/.exec(await page(href))?.[1] ?? 0);

describe.each(['/', '/?by=provider', '/?asOf=2025-12-31'])('behind every number of %s', (url) => {
  it('stands a list of as many', async () => {
    const numbers = await numbersBehind(url);
    expect(numbers.size).toBeGreaterThan(300);
    const wrong: string[] = [];
    for (const [href, shown] of numbers) {
      const total = await totalOf(href);
      if (shown.size !== 1 || !shown.has(total))
        wrong.push(`${[...shown].join(' and ')}, not ${total}: ${href}`);
    }
    expect(wrong).toEqual([]);
  });
});

it.each(['P02', 'P10', 'P38'])(
  'behind every number of the page of provider %s stands one too',
  async (provider) => {
    const numbers = [...(await numbersBehind(`/providers/${provider}`))].filter(
      ([, shown]) => shown.size > 0,
    );
    expect(numbers.filter(([href]) => href.includes('segment=')).length).toBeGreaterThan(2);
    expect(numbers.filter(([href]) => href.includes('days=')).length).toBeGreaterThan(1);
    const wrong: string[] = [];
    for (const [href, shown] of numbers) {
      const total = await totalOf(href);
      if (shown.size !== 1 || !shown.has(total))
        wrong.push(`${[...shown].join(' and ')}, not ${total}: ${href}`);
    }
    expect(wrong).toEqual([]);
  },
);
