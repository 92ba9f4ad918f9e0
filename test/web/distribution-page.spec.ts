import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { County } from '../support/county.ts';
import { openPages } from '../support/pages.ts';
import { sampleCounty } from '../support/sample-county.ts';

const open: NestFastifyApplication[] = [];
async function pagesOver(county: County): Promise<NestFastifyApplication> {
  const recorded = { events: county.events, views: (knownAt?: string) => county.views(knownAt) };
  const app = await openPages(recorded, '2026-06-30T13:48:00.000Z');
  open.push(app);
  return app;
}
afterAll(() => Promise.all(open.map((app) => app.close())));

describe('what came to whom, in the sample county', () => {
  let app: NestFastifyApplication;
  const page = async (url: string) => (await app.inject({ url })).body;
  beforeAll(async () => {
    app = await pagesOver(sampleCounty());
  });

  it('stands below the findings, with the largest differences first', async () => {
    const body = await page('/fairness');
    expect(body).toContain('5 referrals depart from what the order and the rates would have brought.');
    const [first] = /<tr>\s*<th scope="row" class="name">[^]*?<\/tr>/.exec(body) ?? [];
    expect(first).toContain('Care by P21');
    expect(first).toMatch(/<td class="number">96<\/td><td class="number">94<\/td>/);
    expect(first).toContain('>+2<');
  });

  it('has behind every difference as many referrals', async () => {
    const body = await page('/fairness');
    const links = [...body.matchAll(/href="(\/fairness\/departures[^"]+)">([^<]+)</g)];
    expect(links.length).toBeGreaterThan(20);
    for (const [, href = '', shown = ''] of links) {
      const listed = await page(href.replaceAll('&amp;', '&'));
      const departures = shown.split(' ').reduce((sum, part) => sum + Number(part.replace(/[+−]/, '')), 0);
      expect([href, Number(/data-total="(\d+)"/.exec(listed)?.[1])]).toEqual([href, departures]);
    }
  });

  it('says of each referral what departs, and leads to it', async () => {
    const body = await page('/fairness/departures?provider=P17&role=secondary&of=offer');
    expect(body).toContain('1 departure');
    expect(body).toContain('href="/referrals/R002687?framework=CSH-2025"');
    expect(body).toContain('Not offered, although by the order it was its turn');
    expect(body).toContain('Provider: Care by P17');
    expect(await page('/fairness/departures?provider=P99')).toContain('Nothing departs from the order here.');
  });
});

it('says that all is where the order puts it', async () => {
  const kept = new County()
    .area('A1')
    .provider('P1')
    .position('A1', 'primary', 'P1')
    .referral('R1', 'A1')
    .offer('O1', {
      referral: 'R1',
      provider: 'P1',
      role: 'primary',
      offeredAt: '2026-05-04',
      outcome: 'declined',
    });
  const { body } = await (await pagesOver(kept)).inject({ url: '/fairness' });
  expect(body).toContain('Every offer and every placement is where the order and the rates put it.');
  expect(body).not.toContain('/fairness/departures');
});
