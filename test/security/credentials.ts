import { type GrantedRole, Principal } from '#access';
import { originOf, Projections, withOrigin } from '#event-sourcing';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { CloseAccount } from '../../contexts/accounts/close-account.ts';
import { EndSession } from '../../contexts/accounts/end-session.ts';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { RevokeSessions } from '../../contexts/accounts/revoke-sessions.ts';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { accountWith, recordAsSystem, sessionOf } from '../support/signed-in.ts';
import { ask } from './ask.ts';
import { hour, minute, type SettableClock } from './settable-clock.ts';

type Served = Pick<RunningServer, 'app' | 'url'>;
/** The headers by which somebody is to be known. */
export type Credential = Readonly<Record<string, string>>;

/** The most powerful that nobody may be who is not known. */
const roles: readonly GrantedRole[] = ['administrator', 'contract-manager', 'broker'];

export async function byAdministrator({ app }: Served, command: ICommand): Promise<void> {
  const origin = originOf(Principal.user('u-administrator', ['administrator']));
  const asking = () => app.get(CommandBus).execute<ICommand, { position: number | null }>(command);
  const { position } = await withOrigin(origin, asking);
  if (position !== null) await app.get(Projections).reached(position);
}

/** A token of an account's, by its headers; none administers. */
export async function tokenOf(
  { app }: Served,
  user: string | null,
  of: readonly GrantedRole[],
  provider: string | null = null,
): Promise<Credential & { readonly token: string }> {
  const asker = user === null ? Principal.operator() : Principal.system('identity');
  const wish = {
    name: 'a-test',
    roles: of.filter((role) => role !== 'administrator'),
    provider,
    owner: user,
    days: 1,
  };
  const { text, token } = await app.get(Identity).tokens.issue(wish, asker);
  return Object.defineProperty({ authorization: `Bearer ${text}` }, 'token', { value: token }) as never;
}

/** Everything that was good once, or looks as if it were; all of somebody who might do nearly everything. */
export async function invalidCredentials(
  server: Served,
  clock: SettableClock,
): Promise<Readonly<Record<string, Credential>>> {
  const account = () => accountWith(server, roles);
  const session = async (user: string): Promise<Credential> => ({
    cookie: (await sessionOf(server, user)).cookie,
  });
  const somebody = await account();
  const overToken = await tokenOf(server, somebody, roles);
  clock.pass(12 * hour);
  const longest = await session(somebody);
  for (let passed = 0; passed < 12 * hour; passed += 20 * minute) {
    clock.pass(20 * minute);
    await ask(server.url, { path: '/account', headers: longest });
  }
  clock.pass(1);
  const idle = await session(somebody);
  clock.pass(30 * minute + 1);
  const revokedToken = await tokenOf(server, somebody, roles);
  await server.app.get(Identity).tokens.revoke(revokedToken.token, Principal.system('identity'));

  const revoked = await account();
  const revokedSession = await session(revoked);
  await byAdministrator(server, new RevokeSessions({ user: revoked }));
  const ended = await sessionOf(server, await account());
  await recordAsSystem(
    server,
    new EndSession({ user: ended.user, session: ended.session, how: 'signed-out' }),
  );
  const demoted = await account();
  const demotedToken = await tokenOf(server, demoted, roles);
  await recordAsSystem(server, new GrantRoles({ user: demoted, roles: ['auditor'], provider: null }));
  const closed = await account();
  const [closedSession, closedToken] = [await session(closed), await tokenOf(server, closed, roles)];
  await byAdministrator(server, new CloseAccount({ user: closed }));

  return {
    nothing: {},
    'a session of nobody': { cookie: `__Host-evenhand=${'A'.repeat(32)}` },
    'a session that was idle': idle,
    'a session that is too old': longest,
    'a session that an administrator ended': revokedSession,
    'a session that has ended': { cookie: ended.cookie },
    'a session of a closed account': closedSession,
    'a token of nobody': { authorization: `Bearer evh_${'A'.repeat(43)}` },
    'a token that is over': overToken,
    'a token that is revoked': revokedToken,
    'a token of a closed account': closedToken,
    'a token of somebody who has become something else': demotedToken,
    'a password for everybody': { authorization: 'Basic YWRtaW46YWRtaW4=' },
    'a token beside a session that is over': { ...idle, ...overToken },
  };
}
