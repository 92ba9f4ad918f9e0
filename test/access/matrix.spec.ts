import { jest } from '@jest/globals';
import { Guard, NotAllowed, type Role, roles, Rule } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { AppModule } from '../../src/app.module.ts';
import { openForWriting, type WritableDataFolder } from '../../src/data-folder.ts';
import { asRole } from '../support/as-role.ts';
import { openPages } from '../support/pages.ts';
import { sampleCounty } from '../support/sample-county.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { controllersIn } from './controllers.ts';
import { type Allowed, matrix } from './matrix.ts';
import { ask, type Message, messagesIn } from './messages.ts';

const file = 'ACCESS.md';
/** What stands below is made here. */
const mark = '<!-- Made by `npm run access`: change the rules, not the tables. -->';

let app: INestApplicationContext;
let folder: WritableDataFolder;
let pages: NestFastifyApplication;
let messages: readonly Message[];
const path = temporaryFolder();

beforeAll(async () => {
  folder = await openForWriting(path);
  app = await NestFactory.createApplicationContext(AppModule.over(folder), { logger: ['error'] });
  messages = messagesIn(app);
  for (const { handler } of messages) jest.spyOn(handler, 'execute').mockResolvedValue('reached');
  const county = sampleCounty();
  const { events } = county;
  pages = await openPages({ events, views: (knownAt) => county.views(knownAt) }, '2026-06-30T12:00:00.000Z');
  pages.get(QueryBus).publisher = new Guard();
});
afterAll(async () => {
  await pages.close();
  await app.close();
  await folder.close();
});

/** Whether the message came to its handler; anything but a refusal by the guard is an error. */
async function reached(message: Message, role: Role): Promise<boolean> {
  try {
    return (await asRole(role, () => ask(app, message))) === 'reached';
  } catch (error) {
    if (error instanceof NotAllowed) return false;
    throw error;
  }
}

/** It is asked only when it is awaited, and that must be in the role. */
const get = (url: string, role: Role) =>
  asRole(role, async () => {
    const answer = await pages.inject({ url });
    return answer;
  });

async function open(address: string, role: Role): Promise<boolean> {
  const { statusCode } = await get(address, role);
  expect([200, 403]).toContain(statusCode);
  return statusCode === 200;
}

async function allowed<T>(
  things: readonly T[],
  named: (thing: T) => string,
  may: (thing: T, role: Role) => Promise<boolean>,
): Promise<Allowed> {
  const found: Record<string, readonly Role[]> = {};
  for (const thing of things) {
    const holders: Role[] = [];
    for (const role of roles) if (await may(thing, role)) holders.push(role);
    found[named(thing)] = holders;
  }
  return found;
}

const ofKind = (kind: Message['kind']) => messages.filter((message) => message.kind === kind);
const gets = (): readonly string[] =>
  controllersIn(pages)
    .flatMap((controller) => controller.gets)
    .toSorted();
const shown = () => gets().filter((route) => !route.startsWith('/api/'));
const addressOf = (route: string) => route.replace(':referral', 'R000755');

async function tables(): Promise<string> {
  const reach = (kind: Message['kind']) => allowed(ofKind(kind), ({ name }) => name, reached);
  const page = (route: string, role: Role) => open(addressOf(route), role);
  return [
    ['Command', await reach('command')] as const,
    ['Query', await reach('query')] as const,
    ['Page', await allowed(shown(), (route) => route, page)] as const,
  ]
    .map(([what, found]) => matrix(what, roles, found))
    .join('\n\n');
}

describe('who may ask what', () => {
  it('is published as it is', async () => {
    const [before = ''] = readFileSync(file, 'utf8').split(mark);
    const told = `${before}${mark}\n\n${await tables()}\n`;
    if (process.env['WRITE_ACCESS'] === '1') writeFileSync(file, told);
    expect(readFileSync(file, 'utf8')).toBe(told);
  });

  it('is said of every message that the house has', () => {
    const handled = globSync(['contexts/**/*.ts', 'projections/**/*.ts', 'src/**/*.ts'])
      .flatMap((each) => [...readFileSync(each, 'utf8').matchAll(/^@(?:Command|Query)Handler\((\w+)\)$/gm)])
      .map(([, name = '']) => name);
    expect(handled.length).toBeGreaterThan(20);
    expect(new Set(messages.map(({ name }) => name))).toEqual(new Set(handled));
    expect(messages).toHaveLength(handled.length);
    for (const { name, type } of messages)
      expect([name, type.rule instanceof Rule && type.rule.roles.length > 0]).toEqual([name, true]);
  });

  it('lets an auditor ask everything and change nothing', async () => {
    for (const message of messages)
      expect([message.name, await reached(message, 'auditor')]).toEqual([
        message.name,
        message.kind === 'query',
      ]);
  });

  it('lets an administrator decide nothing, and a provider see nothing of others', async () => {
    for (const message of messages) {
      expect([message.name, await reached(message, 'provider')]).toEqual([message.name, false]);
      const decides = message.kind === 'command' && (await reached(message, 'administrator'));
      expect([message.name, decides]).toEqual([message.name, false]);
    }
  });

  it('keeps no page from a contract manager or an auditor', async () => {
    for (const role of ['contract-manager', 'auditor'] as const)
      for (const route of shown()) expect([route, await open(addressOf(route), role)]).toEqual([route, true]);
  });

  it('holds for what nobody asks, and for an author who is no principal', async () => {
    const impostor = originOf({ kind: 'system', id: 'policy:mine', role: 'system' });
    for (const message of messages) {
      await expect(ask(app, message)).rejects.toBeInstanceOf(NotAllowed);
      await expect(withOrigin(impostor, () => ask(app, message))).rejects.toBeInstanceOf(NotAllowed);
    }
  });
});

describe('no way round it', () => {
  it('is open to a controller: it is given buses, and what only says how far the log is', () => {
    const harmless = ['CommandBus', 'QueryBus', 'Clock', 'Reception'];
    /** Alive, ready, and that something was recorded: positions and names of views, never a figure. */
    const exempt = ['HealthController', 'LiveController'];
    const others = controllersIn(app).filter(({ name }) => !exempt.includes(name));
    expect(others.length).toBeGreaterThan(15);
    expect(
      others.flatMap(({ name, given }) =>
        given.filter((each) => !harmless.includes(each)).map((each) => `${name}: ${each}`),
      ),
    ).toEqual([]);
  });

  it('is open by address: a page or a figure that may not be asked is refused', async () => {
    const routes = gets();
    expect(routes.length).toBeGreaterThan(12);
    for (const route of routes) {
      const url = addressOf(route);
      const { statusCode, body, headers } = await get(url, 'service');
      expect([route, statusCode]).toEqual([route, 403]);
      const type = route.startsWith('/api/') ? 'application/problem+json' : 'text/html';
      expect([route, String(headers['content-type']).split(';')[0]]).toEqual([route, type]);
      expect(body).toContain('This is for whoever is contract manager');
      expect([route, (await pages.inject({ url })).statusCode]).toEqual([route, 403]);
    }
  });
});
