import { Principal } from '#access';
import request from 'supertest';
import { createApp } from '../../src/main.ts';
import { hardenedServer, type HardenedServer } from '../support/hardened-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const forwarded = {
  'X-Forwarded-For': '203.0.113.9',
  'X-Forwarded-Host': 'localhost:8443',
  'X-Forwarded-Proto': 'https',
};
const ask = (
  { port }: HardenedServer,
  path = '/api/v1/caller',
  headers: Record<string, string> = forwarded,
) => request(`http://127.0.0.1:${port}`).get(path).set(headers);
const record = ({ port }: HardenedServer, headers: Record<string, string>) =>
  request(`http://127.0.0.1:${port}`).post('/api/v1/echo').set(headers).send({ a: 1 });

describe.each([
  ['nobody', []],
  ['somebody else', ['10.0.0.0/8', '::1', '127.0.0.2']],
])('a server that trusts %s', (_, trustProxy) => {
  let server: HardenedServer;
  beforeAll(async () => {
    server = await hardenedServer({ trustProxy });
  });

  it('believes what it sees itself', async () => {
    const { body, headers } = await ask(server).expect(200);
    expect(body).toEqual({ ip: '127.0.0.1', host: `127.0.0.1:${server.port}`, protocol: 'http' });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('is not told by a stranger where it stands', async () => {
    await ask(server, '/', { Host: 'evil.example', 'X-Forwarded-Host': 'localhost' }).expect(403);
    await record(server, { ...forwarded, Origin: 'https://localhost:8443' }).expect(403);
  });
});

describe('a server that trusts its proxy', () => {
  let server: HardenedServer;
  beforeAll(async () => {
    server = await hardenedServer({ trustProxy: ['127.0.0.0/8'] });
  });

  it('takes its word for who asks, for what, and over what', async () => {
    const { body, headers } = await ask(server).expect(200);
    expect(body).toEqual({ ip: '203.0.113.9', host: 'localhost:8443', protocol: 'https' });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('counts the last address that no proxy of its own stands behind', async () => {
    const { body } = await ask(server, '/api/v1/caller', {
      'X-Forwarded-For': '198.51.100.1, 203.0.113.9, 127.0.0.5',
    });
    expect(body).toMatchObject({ ip: '203.0.113.9', protocol: 'http' });
  });

  it('asks browsers for TLS on errors and redirections too, and only where there is TLS', async () => {
    for (const path of ['/none', '/api/none', '/failing/500'])
      expect((await ask(server, path)).headers).toHaveProperty('strict-transport-security');
    expect((await ask(server, '/none', {})).headers).not.toHaveProperty('strict-transport-security');
  });

  it('answers the pages that the proxy shows, and no others', async () => {
    await record(server, { ...forwarded, Origin: 'https://localhost:8443' }).expect(201);
    await record(server, { ...forwarded, Origin: 'http://localhost:8443' }).expect(403);
    await record(server, { ...forwarded, Origin: `http://127.0.0.1:${server.port}` }).expect(403);
    await record(server, { ...forwarded, 'Sec-Fetch-Site': 'same-site' }).expect(403);
    await ask(server, '/', { ...forwarded, 'X-Forwarded-Host': 'council.example' }).expect(403);
  });
});

it.each([
  [[], false],
  [['127.0.0.1'], true],
])('the whole server trusts whom it is told to trust: %j', async (trustProxy, trusted) => {
  const server = await createApp({
    folder,
    port: 0,
    themeColour: '#12436D',
    trustProxy,
    everybody: () => Principal.operator(),
  });
  try {
    const { headers } = await request(server.url).get('/livez').set(forwarded).expect(200);
    expect('strict-transport-security' in headers).toBe(trusted);
  } finally {
    await server.close();
  }
});
