import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { request as send } from 'node:http';
import type { RunningServer } from '../../src/main.ts';
import { type Answer, faultsOf } from '../support/answer-faults.ts';
import { serverOver } from '../support/running-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let server: RunningServer;
beforeAll(async () => {
  // Every method of every route is more than one address may ask in a minute.
  server = await serverOver(folder, undefined, { reading: 100_000, recording: 100_000 });
  const framework = { framework: 'F1', title: 'T', authority: 'A', regime: 'PA2023' };
  const body = JSON.stringify({ ...framework, startsOn: '2026-01-01', endsOn: '2030-01-01' });
  const headers = { 'content-type': 'application/json' };
  const established = await fetch(`${server.url}/api/v1/frameworks`, { method: 'POST', headers, body });
  expect(established.status).toBe(201);
});

/** Every path and method that the router knows, out of the tree that it draws of itself. */
function routesOf(
  app: NestFastifyApplication,
): readonly { readonly path: string; readonly methods: string[] }[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^(.*?)[└├]── (.*) \(([A-Z, ]+)\)$/.exec(line) ?? [];
    if (part === undefined) return [];
    const depth = indent!.length / 4;
    above.splice(depth);
    const path = `${above.at(-1) ?? ''}${part}`.replaceAll(/\/+/g, '/');
    above[depth] = path;
    return [{ path, methods: methods!.split(', ') }];
  });
}

const anywhere = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'];

/** The answer as far as it is there after its headers: a stream of events has no end. */
const ask = (method: string, path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<Answer>((resolve, reject) => {
    const asked = send(new URL(path, server.url), { method, headers, agent: false }, (answer) => {
      let body = '';
      const done = () => {
        asked.destroy();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      };
      answer.on('data', (chunk) => (body += String(chunk)));
      answer.on('end', done);
      if (answer.headers['content-type'] === 'text/event-stream') done();
    });
    asked.on('error', reject);
    asked.end();
  });

describe('every answer of the server', () => {
  it('bears the same headers, whatever the route and the method', async () => {
    const routes = routesOf(server.app);
    expect(routes.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/',
        '/api/',
        '/api/v1/providers/:provider/suspensions',
        '/api/v1/live',
        '/readyz',
      ]),
    );
    const wrong: string[] = [];
    const statuses = new Set<number>();
    for (const { path, methods } of routes) {
      for (const method of anywhere) {
        const answer = await ask(method, path.replaceAll(/:\w+/g, 'X1').replace('*', 'supported.js'));
        statuses.add(answer.status);
        wrong.push(...faultsOf(answer).map((fault) => `${method} ${path} ${fault}`));
        if (
          !methods.includes(method) &&
          (answer.status < 400 || answer.status === 405 || answer.status > 415)
        )
          wrong.push(`${method} ${path} is answered with ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404]));
  });

  it.each([
    ['a file', 'GET', '/assets/supported.js', 200],
    ['a file that is not there', 'GET', '/assets/none.js', 404],
    ['a file outside', 'GET', '/assets/..%2f..%2fmain.ts', 404],
    ['a page that sends elsewhere', 'GET', '/?asOf=30%2F6%2F2026&knownAt=', 302],
    ['the stream of events', 'GET', '/api/v1/live', 200],
    ['the head of the stream of events', 'HEAD', '/api/v1/live', 405],
    ['a page that is malformed', 'GET', '/offers?state=none', 400],
    ['an address that cannot be decoded', 'GET', '/%zz', 400],
    ['an address of the API that cannot be decoded', 'GET', '/api/%zz', 400],
    ['a reference that is too long', 'GET', `/referrals/${'x'.repeat(101)}`, 414],
  ])('bears them also as %s', async (_, method, path, status) => {
    const answer = await ask(method, path);
    expect(faultsOf(answer)).toEqual([]);
    expect(answer.status).toBe(status);
  });

  it('bears them when nothing changed, and when the caller is a stranger', async () => {
    const { headers } = await ask('GET', '/assets/supported.js');
    expect(headers['cache-control']).toBe('public, max-age=0');
    const kept = await ask('GET', '/assets/supported.js', { 'if-none-match': String(headers['etag']) });
    const stranger = await ask('GET', '/', { host: 'evil.example' });
    expect([kept, stranger].map((answer) => [answer.status, faultsOf(answer)])).toEqual([
      [304, []],
      [403, []],
    ]);
  });

  it.each(['/', '/api/v1/frameworks', '/api', '/theme.css', '/none'])(
    'is kept by nobody: %s',
    async (path) => {
      expect((await ask('GET', path)).headers['cache-control']).toBe('no-store');
    },
  );

  it('is problem details for programs and a page for people, errors of the router included', async () => {
    const typeOf = async (path: string, headers = {}) =>
      String((await ask('GET', path, headers)).headers['content-type']).split(';')[0];
    const stranger = { host: 'evil.example' };
    for (const path of ['/api/none', '/api/%zz', '/%61pi/v1/events?from=x', '/livez/none', '/metrics'])
      expect([path, await typeOf(path)]).toEqual([path, 'application/problem+json']);
    for (const path of ['/none', '/%zz', '/apiary', '/offers?state=none'])
      expect([path, await typeOf(path)]).toEqual([path, 'text/html']);
    expect(await typeOf('/api/v1/events', stranger)).toBe('application/problem+json');
    expect(await typeOf('/offers', stranger)).toBe('text/html');
  });
});

it.each([
  ['a form', 'application/x-www-form-urlencoded', 'provider=P1'],
  ['plain text', 'text/plain', '{}'],
  ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
])('no route takes %s', async (_, type, body) => {
  const headers = { 'content-type': type };
  const { status } = await fetch(`${server.url}/api/v1/providers`, { method: 'POST', headers, body });
  expect(status).toBe(415);
});

describe('a server that is not guarded', () => {
  @Controller()
  class Careless {
    @Get()
    fail() {
      throw new Error('at home');
    }
  }
  @Module({ controllers: [Careless] })
  class CarelessModule {}

  it('is found', async () => {
    const app = await NestFactory.create<NestFastifyApplication>(CarelessModule, new FastifyAdapter(), {
      logger: false,
    });
    await app.init();
    const { statusCode: status, headers, body } = await app.inject({ url: '/' });
    await app.close();
    const found = faultsOf({ status, headers, body });
    expect(found).toContain('lacks content-security-policy');
    expect(found).toContain('lacks cache-control');
    expect(found).toContain('fails with 500');
    const shown = { ...headers, 'x-powered-by': 'x', 'content-security-policy': "default-src 'self'" };
    expect(faultsOf({ status: 400, headers: shown, body: new Error('x').stack ?? '' })).toEqual(
      expect.arrayContaining(['has x-powered-by', 'lacks content-security-policy', 'shows its inside']),
    );
  });
});
