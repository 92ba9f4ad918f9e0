import { Principal } from '#access';
import type { FastifyRequest } from 'fastify';
import { BadRequestException, Controller, Get, Module, Post, Query } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ViewsNotReady } from '#event-sourcing';
import request from 'supertest';
import { ProblemDetailsFilter } from '../../src/http/problem-details.filter.ts';
import { AnswersAtOnce, ReadYourWritesInterceptor } from '../../src/http/read-your-writes.interceptor.ts';

@Controller()
class Routes {
  @Post('api/v1/things')
  record(@Query('position') position?: string) {
    if (position === 'refused') throw new BadRequestException('No.');
    return { position: position === undefined ? null : Number(position) };
  }

  @Get('api/v1/things')
  ask() {
    return { asked: true };
  }

  @Get()
  page() {
    return 'a page';
  }

  @Get('livez')
  @AnswersAtOnce()
  alive() {
    return { status: 'alive' };
  }
}

@Module({ controllers: [Routes] })
class RoutesModule {}

/** A node whose views come on when they are told to. */
const node = { seen: -1, waited: [] as [position: number, timeout: number][], built: true };
let app: NestFastifyApplication;
const http = () => request(app.getHttpServer());

async function reached(position: number, timeout = 0): Promise<void> {
  if (position > -1) node.waited.push([position, timeout]);
  for (let until = Date.now() + timeout; node.seen < position;) {
    if (Date.now() > until) throw new ViewsNotReady(`Not at ${position}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeAll(async () => {
  const module = await Test.createTestingModule({ imports: [RoutesModule] }).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.useGlobalInterceptors(
    new ReadYourWritesInterceptor(app.get(Reflector), { reached }, () => node.built, 200),
  );
  const known = async (sent: FastifyRequest) => {
    if (sent.headers['x-nobody'] === undefined) sent.asker = Principal.operator();
  };
  app.getHttpAdapter().getInstance().addHook('onRequest', known);
  app.useGlobalFilters(new ProblemDetailsFilter((reply, { detail }) => reply.send(`page: ${detail}`)));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());
beforeEach(() => Object.assign(node, { seen: -1, waited: [], built: true }));

const cookieOf = (headers: Readonly<Record<string, unknown>>) => String(headers['set-cookie']);

describe('an answer to a recording request', () => {
  it('bears where it was recorded, for programs and for pages', async () => {
    const { headers } = await http().post('/api/v1/things?position=41').expect(201);
    expect(headers['evenhand-position']).toBe('41');
    expect(cookieOf(headers)).toBe('evenhand-position=41; Max-Age=60; Path=/; HttpOnly; SameSite=Strict');
  });

  it('never takes a page back behind what it has seen', async () => {
    const { headers } = await http()
      .post('/api/v1/things?position=41')
      .set('Cookie', 'theme=dark; evenhand-position=50')
      .expect(201);
    expect(headers['evenhand-position']).toBe('41');
    expect(cookieOf(headers)).toContain('evenhand-position=50;');
  });

  it.each(['/api/v1/things', '/api/v1/things?position=refused'])(
    'bears nothing when there is no position: %s',
    async (path) => {
      const { headers } = await http().post(path);
      expect(headers).not.toHaveProperty('evenhand-position');
      expect(headers).not.toHaveProperty('set-cookie');
    },
  );
});

describe.each([
  ['the header', (position: string) => ['Evenhand-Position', position]],
  ['the cookie', (position: string) => ['Cookie', `a=b; evenhand-position=${position}; c=d`]],
] as const)('a question that brings %s', (kind, bring) => {
  const ask = (path: string, position: string) => {
    const [name, value] = bring(position);
    return http().get(path).set(name!, value!);
  };

  it.each(['/api/v1/things', '/'])('waits until the views are there: %s', async (path) => {
    const began = Date.now();
    setTimeout(() => (node.seen = 7), 60);
    await ask(path, '7').expect(200);
    expect(Date.now() - began).toBeGreaterThanOrEqual(50);
    expect(node.waited).toEqual([[7, 200]]);
  });

  it('is refused when the views do not come in time, and told to come again', async () => {
    node.seen = 6;
    const api = await ask('/api/v1/things', '7').expect(503);
    expect(api.body).toMatchObject({ status: 503, type: 'urn:evenhand:views-behind' });
    expect(api.headers['retry-after']).toBe('5');
    const page = await ask('/', '7').expect(503);
    expect(page.text).toMatch(/^page: What was recorded at position 7 is on its way/);
    expect(page.headers['retry-after']).toBe('5');
  });

  it.each(['', 'x', '-1', '1.5', '1e3', '99999999999999999', '7, 8'])('is malformed as %p', async (value) => {
    const { body, headers } = await ask('/api/v1/things', value).expect(400);
    expect(body).toMatchObject({ status: 400, type: 'urn:evenhand:malformed' });
    // What is no position would be brought again with every page.
    expect(cookieOf(headers).includes('Max-Age=0')).toBe(kind === 'the cookie');
    expect(node.waited).toEqual([]);
  });
});

it('the newer of header and cookie counts', async () => {
  node.seen = 9;
  await http().get('/').set('Evenhand-Position', '3').set('Cookie', 'evenhand-position=9').expect(200);
  expect(node.waited).toEqual([[9, 200]]);
});

it('who brings nothing does not wait', async () => {
  await http().get('/api/v1/things').expect(200);
  expect(node.waited).toEqual([]);
});

it('before the views are built nothing is answered or recorded, except by who answers at once', async () => {
  node.built = false;
  const { body } = await http().get('/api/v1/things').expect(503);
  expect(body).toMatchObject({ type: 'urn:evenhand:views-not-ready' });
  await http().post('/api/v1/things?position=1').expect(503);
  await http().get('/').expect(503);
  await http().get('/livez').set('Evenhand-Position', 'x').expect(200);
});

it('keeps nobody waiting who is not known, and of the others only so many at once', async () => {
  node.seen = 5;
  const ask = (headers: Readonly<Record<string, string>> = {}) =>
    app.inject({ url: '/', headers: { 'evenhand-position': '999999', ...headers } });
  expect((await ask({ 'x-nobody': 'yes' })).statusCode).toBe(200);
  const begun = performance.now();
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask()));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([503]));
  expect(node.waited.filter(([position]) => position === 999_999)).toHaveLength(64);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
