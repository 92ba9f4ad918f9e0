import { Principal } from '#access';
import { join } from 'node:path';
import request from 'supertest';
import { defaultLimits } from '../../src/load/limits.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { admission } from '../support/admissions.ts';
import { until } from '../support/in-time.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let server: RunningServer;
/** Whoever lets go of an answer lets it be collected as rubbish, and its stream ends. */
const held: Response[] = [];
const http = () => request(server.url);
const admit = (from: string, provider: string) =>
  http()
    .post('/api/v1/providers')
    .set('x-forwarded-for', from)
    .set('content-type', 'application/json')
    .send(admission(provider));

beforeAll(async () => {
  server = await createApp({
    folder: join(folder, 'data'),
    port: 0,
    themeColour: '#12436D',
    everybody: () => Principal.operator(),
    trustProxy: ['127.0.0.1'],
    limits: { reading: 8, recording: 3, streamsOfOne: 2, streams: 3 },
  });
});
afterAll(() => server.close());

describe('an address that asks too much', () => {
  it('is told when it may record again, while it may still look, and others may do both', async () => {
    for (const provider of ['P1', 'P2', 'P3']) await admit('192.0.2.1', provider).expect(201);
    const { body, headers } = await admit('192.0.2.1', 'P4').expect(429);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:evenhand:too-many-requests', status: 429 });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    await http().get('/api/v1/frameworks').set('x-forwarded-for', '192.0.2.1').expect(200);
    await admit('192.0.2.2', 'P4').expect(201);
  });

  it('gets a page where it asks for one, also for addresses that do not exist', async () => {
    const get = (path: string) => http().get(path).set('x-forwarded-for', '192.0.2.3');
    for (let n = 0; n < 8; n++) await get(`/nothing-${n}`).expect(404);
    const { text, headers } = await get('/nothing').expect(429);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain('Your address has sent more requests than one may in a minute.');
    await get('/').expect(429);
  });

  it('may ask as often as it likes whether the process is well', async () => {
    for (let n = 0; n < 20; n++) {
      await http().get('/livez').set('x-forwarded-for', '192.0.2.4').expect(200);
      await http().get('/readyz').set('x-forwarded-for', '192.0.2.4').expect(200);
    }
  });
});

describe('streams of server-sent events', () => {
  const open = async (from: string) => {
    const answer = await fetch(`${server.url}/api/v1/live`, { headers: { 'x-forwarded-for': from } });
    if (answer.status === 200) held.push(answer);
    else await answer.body?.cancel();
    return answer.status;
  };

  it('are limited for an address and in all, and one that ends makes room', async () => {
    expect([await open('192.0.2.5'), await open('192.0.2.5'), await open('192.0.2.5')]).toEqual([
      200, 200, 429,
    ]);
    expect([await open('192.0.2.6'), await open('192.0.2.7')]).toEqual([200, 503]);
    await held[0]?.body?.cancel();
    await until(async () => (await open('192.0.2.8')) === 200);
  });
});

it('by default is stricter with what records than with what looks', () => {
  expect(defaultLimits.recording).toBeLessThan(defaultLimits.reading);
  expect(defaultLimits.streamsOfOne).toBeLessThan(defaultLimits.streams);
});
