import { type GrantedRole, NotAllowed, Principal } from '#access';
import {
  Clock,
  EventStore,
  foldInMemory,
  type Instant,
  originOf,
  Projections,
  type Receipt,
  Rejection,
  withOrigin,
} from '#event-sourcing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import * as fc from '../../support/fast-check.ts';
import { CloseAccount } from '../../../contexts/accounts/close-account.ts';
import { EndSession } from '../../../contexts/accounts/end-session.ts';
import { GrantRoles } from '../../../contexts/accounts/grant-roles.ts';
import { Administrators } from '../../../contexts/accounts/index.ts';
import { IssueToken } from '../../../contexts/accounts/issue-token.ts';
import { OpenAccount } from '../../../contexts/accounts/open-account.ts';
import { RecordSignIn } from '../../../contexts/accounts/record-sign-in.ts';
import { ReopenAccount } from '../../../contexts/accounts/reopen-account.ts';
import { RevokeSessions } from '../../../contexts/accounts/revoke-sessions.ts';
import { RevokeToken } from '../../../contexts/accounts/revoke-token.ts';
import { accounts, FindAccounts, FindTokens, tokens } from '../../../projections/accounts/index.ts';
import { AppModule } from '../../../src/app.module.ts';
import { openForWriting, type WritableDataFolder } from '../../../src/data-folder.ts';
import { administrator, identity, manager, tokenFacts } from '../../contexts/accounts/events.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let app: INestApplicationContext;
let folder: WritableDataFolder;
const path = temporaryFolder();

beforeAll(async () => {
  folder = await openForWriting(path);
  await folder.projections.start();
  app = await NestFactory.createApplicationContext(AppModule.over(folder), { logger: ['error'] });
});
afterAll(async () => {
  await app.close();
  await folder.close();
});

type Commands =
  | CloseAccount
  | EndSession
  | GrantRoles
  | IssueToken
  | OpenAccount
  | RecordSignIn
  | ReopenAccount
  | RevokeSessions
  | RevokeToken;
const ask = (command: Commands, asker: Principal = identity) =>
  withOrigin(originOf(asker), () => app.get(CommandBus).execute<Commands, Receipt>(command));
const find = (question: FindAccounts | FindTokens, asker: Principal): Promise<unknown> =>
  withOrigin(originOf(asker), () => app.get(QueryBus).execute(question));
const others = (user: string) => app.get(Administrators).others(user);
const administers = async (user: string) => {
  await ask(new OpenAccount({ user, how: 'invitation' }));
  await ask(new GrantRoles({ user, roles: ['administrator'], provider: null }));
};

it('knows who else administers, as of everything that is recorded: open, and having been here', async () => {
  expect(await others('u-1')).toBe(0);
  await administers('u-1');
  await administers('u-2');
  expect(await others('u-1')).toBe(0);
  await ask(new RecordSignIn({ user: 'u-2', session: 's-1', factor: 'totp' }));
  expect([await others('u-1'), await others('u-2')]).toEqual([1, 0]);
  await expect(ask(new CloseAccount({ user: 'u-2' }), administrator)).rejects.toMatchObject({
    code: 'last-administrator',
  });
  await ask(new RecordSignIn({ user: 'u-1', session: 's-1', factor: 'totp' }));
  expect(await others('u-3')).toBe(2);
  await ask(new CloseAccount({ user: 'u-1' }), administrator);
  await ask(new RecordSignIn({ user: 'u-2', session: 's-2', factor: 'totp' }));
  expect(await others('u-3')).toBe(1);
});

it('is for administrators and auditors to see', async () => {
  const found = await find(new FindAccounts({}), administrator);
  expect(found).toMatchObject([
    { user: 'u-1', closed: true },
    { user: 'u-2', closed: false },
  ]);
  expect(await find(new FindAccounts({}), Principal.user('u-a', ['auditor']))).toEqual(found);
  expect(await find(new FindTokens({}), administrator)).toEqual([]);
  for (const asker of [manager, Principal.user('u-b', ['broker']), Principal.user('u-s', ['service'])])
    for (const question of [new FindAccounts({}), new FindTokens({})])
      await expect(find(question, asker)).rejects.toThrow(NotAllowed);
});

const user = fc.constantFrom('u-3', 'u-4', 'u-5');
const session = fc.constantFrom('s-3', 's-4', 's-5');
const token = fc.constantFrom('t-1', 't-2');
const roles = fc.constantFrom<GrantedRole[]>([], ['broker'], ['broker', 'contract-manager']);
const command: fc.Arbitrary<readonly [Commands, Principal]> = fc.oneof(
  user.map((user) => [new OpenAccount({ user, how: 'oidc' }), identity] as const),
  fc
    .tuple(user, roles)
    .map(([user, roles]) => [new GrantRoles({ user, roles, provider: null }), administrator] as const),
  user.map((user) => [new CloseAccount({ user }), administrator] as const),
  user.map((user) => [new ReopenAccount({ user }), administrator] as const),
  user.map((user) => [new RevokeSessions({ user }), administrator] as const),
  fc
    .tuple(user, session)
    .map(([user, session]) => [new RecordSignIn({ user, session, factor: 'oidc' }), identity] as const),
  fc
    .tuple(user, session)
    .map(([user, session]) => [new EndSession({ user, session, how: 'revoked' }), identity] as const),
  fc
    .tuple(user, token)
    .map(
      ([owner, token]) => [new IssueToken({ ...tokenFacts, ...inAMonth(), owner, token }), identity] as const,
    ),
  token.map((token) => [new RevokeToken({ token }), administrator] as const),
);
const inAMonth = (): { readonly expiresAt: Instant } => ({
  expiresAt: new Date(Date.parse(app.get(Clock).now()) + 30 * 24 * 60 * 60_000).toISOString(),
});

it('equals a replay of the log, whatever was asked', async () => {
  const [asked = []] = fc.sample(fc.array(command, { minLength: 200, maxLength: 200 }), {
    numRuns: 1,
    seed: 4,
  });
  let refused = 0;
  for (const [each, asker] of asked) {
    try {
      await ask(each, asker);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      refused++;
    }
  }
  const store = app.get(EventStore);
  const { events } = await store.readAll();
  await app.get(Projections).reached((await store.last())!);
  const [live, replayed] = [await app.get(Projections).views(), foldInMemory([accounts, tokens], events)];
  expect(live.withPrefix(accounts, '')).toEqual(replayed.withPrefix(accounts, ''));
  expect(live.withPrefix(tokens, '')).toEqual(replayed.withPrefix(tokens, ''));
  expect(Math.min(refused, asked.length - refused)).toBeGreaterThan(20);
  expect(live.withPrefix(tokens, '').length).toBe(2);
});
