import { type GrantedRole, Principal } from '#access';
import { Clock, originOf, Projections, type Receipt, withOrigin } from '#event-sourcing';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import type { Session } from 'fastify';
import { randomBytes } from 'node:crypto';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { RecordSignIn } from '../../contexts/accounts/record-sign-in.ts';
import { Identity } from '../../src/identity/identity.ts';
import { newId } from '../../src/identity/new-id.ts';
import type { RunningServer } from '../../src/main.ts';

/** Somebody with an account and a session, as if signed in just now. */
export interface Visitor {
  readonly user: string;
  readonly session: string;
  /** Of the session: send it as `cookie`. */
  readonly cookie: string;
  /** Opens a page and takes the token that its forms bear. */
  csrf(): Promise<string>;
}

type Served = Pick<RunningServer, 'app' | 'url'>;

/** Records as Evenhand does, and waits until the views know. */
export async function recordAsSystem({ app }: Served, command: ICommand): Promise<void> {
  const record = () => app.get(CommandBus).execute<ICommand, Receipt>(command);
  const { position } = await withOrigin(originOf(Principal.system('identity')), record);
  if (position !== null) await app.get(Projections).reached(position);
}

/** An account with these roles, none included; without a password. */
export async function accountWith(
  server: Served,
  roles: readonly GrantedRole[],
  provider: string | null = null,
): Promise<string> {
  const user = newId('u');
  await recordAsSystem(server, new OpenAccount({ user, how: 'invitation' }));
  if (roles.length > 0) await recordAsSystem(server, new GrantRoles({ user, roles: [...roles], provider }));
  server.app.get(Identity).people.put({ user, name: `Tester ${user}`, email: `${user}@example.test` });
  return user;
}

/** Signs an account in without asking for anything: what comes before is specified elsewhere. */
export async function sessionOf(server: Served, user: string): Promise<Visitor> {
  const { sessions } = server.app.get(Identity);
  const [id, name] = [randomBytes(24).toString('base64url'), newId('s')];
  await recordAsSystem(server, new RecordSignIn({ user, session: name, factor: 'totp' }));
  const startedAt = server.app.get(Clock).now();
  const shown = { startedAt, confirmedAt: startedAt };
  const content = { cookie: {}, user, name, ...shown, browser: 'A test on Linux', address: '127.0.0.1' };
  sessions.set(id, { cookie: {} } as Session, () => undefined);
  sessions.set(id, content as unknown as Session, () => undefined);
  const cookie = `__Host-evenhand=${id}`;
  const csrf = async () => {
    const page = await (await fetch(`${server.url}/account`, { headers: { cookie } })).text();
    const [, token] = /name="_csrf" value="([^"]+)"/.exec(page) ?? [];
    if (token === undefined) throw new Error(`The page has no form: ${page.slice(0, 500)}`);
    return token;
  };
  return { user, session: name, cookie, csrf };
}

/** Somebody new with these roles, signed in. */
export const signedIn = async (
  server: Served,
  roles: readonly GrantedRole[],
  provider: string | null = null,
): Promise<Visitor> => sessionOf(server, await accountWith(server, roles, provider));

/** The text of a token in force, of somebody new with these roles; `service`: of the council's own. */
export async function tokenFor(
  server: Served,
  roles: readonly GrantedRole[],
  provider: string | null = null,
): Promise<string> {
  const owner = roles.includes('service') ? null : await accountWith(server, roles, provider);
  const wish = { name: 'a-test', roles, provider, owner, days: 1 };
  const asker = owner === null ? Principal.operator() : Principal.system('identity');
  return (await server.app.get(Identity).tokens.issue(wish, asker)).text;
}
