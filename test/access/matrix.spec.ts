import { jest } from '@jest/globals';
import { NotAllowed, type Role, roles, Rule } from '#access';
import { originOf, withOrigin } from '#event-sourcing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.ts';
import { openForWriting, type WritableDataFolder } from '../../src/data-folder.ts';
import { Identity } from '../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { asRole } from '../support/as-role.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { controllersIn } from './controllers.ts';
import { type Allowed, matrix } from './matrix.ts';
import { ask, type Message, messagesIn } from './messages.ts';
import { openingPages, type Pages } from './opening-pages.ts';

const file = 'ACCESS.md';
/** What stands below is made here. */
const mark = '<!-- Made by `npm run access`: change the rules, not the tables. -->';

let app: INestApplicationContext;
let folder: WritableDataFolder;
let server: RunningServer;
let messages: readonly Message[];
let pages: Pages;
const path = temporaryFolder();

beforeAll(async () => {
  folder = await openForWriting(join(path, 'asked'));
  const people = { localAccounts: true, demonstration: false };
  app = await NestFactory.createApplicationContext(AppModule.over(folder, undefined, people), {
    logger: ['error'],
  });
  messages = messagesIn(app);
  for (const { handler } of messages) jest.spyOn(handler, 'execute').mockResolvedValue('reached');

  const data = join(path, 'served');
  expect((await evenhand('import', westmarch, '--data', data)).status).toBe(0);
  server = await createApp({ folder: data, port: 0, themeColour: '#12436D' });
  pages = await openingPages(server);
});
afterAll(async () => {
  await server.close();
  await app.get(Identity).close();
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

/** A page that is not for somebody refuses, or sends him to one that is. */
async function open(route: string, role: Role): Promise<boolean> {
  if (role === 'system') return false;
  const { status } = await pages.get(route, role);
  expect([route, role, [200, 303, 403].includes(status) ? 'well' : status]).toEqual([route, role, 'well']);
  return status === 200;
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
async function tables(): Promise<string> {
  const reach = (kind: Message['kind']) => allowed(ofKind(kind), ({ name }) => name, reached);
  return [
    ['Command', await reach('command')] as const,
    ['Query', await reach('query')] as const,
    ['Page', await allowed(pages.shown, (route) => route, open)] as const,
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

  it('lets an administrator look after accounts, and decide nothing about providers', async () => {
    const may: string[] = [];
    for (const message of ofKind('command'))
      if (await reached(message, 'administrator')) may.push(message.name);
    expect(may).toEqual([
      'CloseAccount',
      'GrantRoles',
      'IssueLink',
      'IssueToken',
      'OpenAccount',
      'ReopenAccount',
      'RevokeSessions',
      'RevokeToken',
    ]);
  });

  it('keeps no figure from a contract manager, and no page from an auditor', async () => {
    const others =
      /^\/(record|my-offers|administration|imports\/uploads)|\/explanations|\/(new|bid|letter|record|:action|:deed)$/;
    for (const route of pages.shown.filter((each) => !others.test(each)))
      for (const role of ['contract-manager', 'auditor'] as const)
        expect([route, role, await open(route, role)]).toEqual([route, role, true]);
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
  it('is open to a controller: it is given buses, who people are, and what only says how far the log is', () => {
    const harmless = ['CommandBus', 'QueryBus', 'Clock', 'Reception'];
    /** These are given no more than those, and whether what follows of itself has followed. */
    harmless.push('FormCommands', 'Deeds', 'ReferralReading', 'Colleagues');
    /** Files that whoever asks sent himself, and that which puts their import on the bus. */
    harmless.push('HeldUploads', 'ImportUpload');
    /** Who is told of what: somebody's own, or after the rule of FindSubscriptions; its spec has what is refused. */
    harmless.push('Deliveries');
    /** What belongs to whoever asks, or to whoever is not known yet: flows of src/identity look after themselves. */
    const flows = new Set(
      globSync('src/identity/*.ts').flatMap((each) =>
        [...readFileSync(each, 'utf8').matchAll(/^export class (\w+)/gm)].map(([, name = '']) => name),
      ),
    );
    /** Alive, ready, and that something was recorded: positions and names of views, never a figure. */
    const exempt = ['HealthController', 'LiveController'];
    const others = controllersIn(server.app).filter(({ name }) => !exempt.includes(name));
    expect(others.length).toBeGreaterThan(25);
    expect(
      others.flatMap(({ name, given }) =>
        given
          .filter((each) => !harmless.includes(each) && !flows.has(each))
          .map((each) => `${name}: ${each}`),
      ),
    ).toEqual([]);
  });

  it('is open by address: a page or a figure that may not be asked is refused', async () => {
    expect(pages.gets.length).toBeGreaterThan(20);
    for (const route of pages.gets) {
      const { status, headers } = await pages.get(route);
      const isApi = route.startsWith('/api/');
      expect([route, status]).toEqual([route, isApi ? 401 : 303]);
      const way = isApi ? headers.get('www-authenticate') : headers.get('location');
      expect([route, way]).toEqual([route, expect.stringMatching(isApi ? /^Bearer$/ : /^\/sign-in\?next=/)]);
    }
  });
});
