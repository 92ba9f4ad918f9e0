import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { County } from '../../support/county.ts';
import { openPages } from '../../support/pages.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { sampleCounty } from '../../support/sample-county.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';

describe('providers of the sample county', () => {
  let app: NestFastifyApplication;
  const get = (url: string) => app.inject({ url });
  beforeAll(async () => {
    const county = sampleCounty();
    const recorded = { events: county.events, views: (knownAt?: string) => county.views(knownAt) };
    app = await openPages(recorded, '2026-06-30T13:48:00.000Z');
  });
  afterAll(() => app.close());

  it('are listed with what they hold and have', async () => {
    const { statusCode, body } = await get('/providers');
    expect(statusCode).toBe(200);
    expect(body).toContain('href="/providers/P38?framework=CSH-2025"');
    expect(body).toContain('below the minimum in');
  });

  it('have a page: position by position, packages, rates and what happened', async () => {
    const { statusCode, body } = await get('/providers/P38');
    expect(statusCode).toBe(200);
    expect(body).toContain('Care by P38');
    expect(body).toMatch(/27\.7%[^]*5 of 18/);
    expect(body).toMatch(/Needs \d+ acceptances in a row/);
    expect(body).toContain('A concern of the regulator’s');
    expect(body).toMatch(/PositionAwarded, event \d+ of framework-CSH-2025/);
    expect(body).toMatch(/href="\/packages\/K\d+\?framework=CSH-2025"/);
  });

  it('have every package that has not ended', async () => {
    const { body } = await get('/providers/P38');
    const stated = Number(/<dd[^>]*>(\d+) packages?, /.exec(body)?.[1]);
    expect(stated).toBeGreaterThan(3);
    expect(body.match(/href="\/packages\//g)).toHaveLength(stated);
  });
});

describe('a provider', () => {
  const folder = temporaryFolder();
  const clock = new MovingClock();
  let server: RunningServer;
  const as = async (...of: Parameters<typeof signedIn> extends [unknown, ...infer R] ? R : never) =>
    new Window(server, await signedIn(server, ...of));

  beforeAll(async () => {
    const county = new County().area('A1').area('A2');
    for (const provider of ['P1', 'P2']) county.provider(provider);
    county.position('A1', 'primary', 'P1').position('A2', 'primary', 'P2').rate('P2', 'A2', 2345);
    await recordIn(folder, clock, county.events);
    server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  });
  afterAll(() => server.close());

  it('is suspended and reinstated by contract managers', async () => {
    const manager = await as(['contract-manager']);
    expect((await manager.get('/providers/P1')).body).toContain('can be asked');
    expect((await manager.post('/providers/P1/suspend', { from: '1/7/2026' })).body).toContain(
      '<a href="#reason">Choose why</a>',
    );
    const fields = { from: '1/7/2026', reason: 'SAFEGUARDING' };
    expect((await manager.post('/providers/P1/suspend', fields)).location).toBe(
      '/providers/P1?framework=CSH-2025&done=suspend',
    );
    const page = await manager.get('/providers/P1?done=suspend');
    expect(page.body).toContain('The provider is suspended.');
    expect(page.body).toContain('Safeguarding');
    expect(page.body).not.toContain('/providers/P1/suspend');
    expect((await manager.post('/providers/P1/reinstate', { on: '1/7/2026' })).status).toBe(303);
    expect((await manager.get('/providers/P1')).body).toContain('can be asked');
  });

  it('is only looked at by brokers and auditors', async () => {
    for (const role of ['broker', 'auditor'] as const) {
      const visitor = await as([role]);
      expect((await visitor.get('/providers/P1')).body).not.toContain('/providers/P1/suspend');
      const events = (await visitor.get('/providers/P1')).body.includes('href="/api/v1/events');
      expect([role, events]).toEqual([role, role === 'auditor']);
      expect((await visitor.get('/providers/P1/suspend')).status).toBe(403);
      const fields = { from: '1/7/2026', reason: 'QUALITY' };
      expect((await visitor.post('/providers/P1/suspend', fields)).status).toBe(403);
    }
  });

  it('sees itself, and of others not even that there are any', async () => {
    const own = await as(['provider'], 'P1');
    const page = await own.get('/providers/P1');
    expect(page.status).toBe(200);
    // A form's token is any letters.
    const told = page.body.replaceAll(/name="_csrf" value="[^"]+"/g, '');
    expect(told).not.toMatch(/P2|23\.45|href="\/providers"|href="\/areas/);
    expect((await own.get('/providers/P2')).status).toBe(404);
    for (const path of ['/providers', '/areas', '/areas/A1', '/fairness'])
      expect([path, (await own.get(path)).status]).toEqual([path, 403]);
  });
});
