import type { GrantedRole } from '#access';
import { Clock } from '#event-sourcing';
import { generateSync } from 'otplib';
import { AddSecondFactor } from '../../contexts/accounts/add-second-factor.ts';
import { RecordPassword } from '../../contexts/accounts/record-password.ts';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { Browsing } from '../support/forms.ts';
import { accountWith, recordAsSystem } from '../support/signed-in.ts';

type Served = Pick<RunningServer, 'app' | 'url'>;

/** Somebody who signs in with a password and an authenticator app. */
export interface LocalAccount {
  readonly user: string;
  readonly email: string;
  readonly password: string;
  /** What the app shows so many steps of 30 seconds from now: 1 by default, for this step's was used to begin. */
  code(steps?: number): string;
}

/** Opens an account as Evenhand does, with everything that signing in asks for. */
export async function localAccount(
  server: Served,
  roles: readonly GrantedRole[],
  password = 'plinth-otter-violet-93',
): Promise<LocalAccount> {
  const identity = server.app.get(Identity);
  const user = await accountWith(server, roles, roles.includes('provider') ? 'P01' : null);
  const { email = '' } = identity.people.of(user) ?? {};
  const { secret } = await identity.authenticators.begin(user, email);
  const clock = server.app.get(Clock);
  const code = (steps = 1) =>
    generateSync({ secret, epoch: Math.floor(Date.parse(clock.now()) / 1_000) + 30 * steps });
  if (!(await identity.authenticators.confirm(user, code(0))))
    throw new Error('The app and the server disagree.');
  await recordAsSystem(server, new AddSecondFactor({ user, factor: 'totp', credential: 'authenticator' }));
  await recordAsSystem(server, new RecordPassword({ user, how: 'invitation' }));
  await identity.passwords.set(user, password);
  return { user, email, password, code };
}

/** Signs somebody in on the pages, as a browser does; rejects when that does not lead to the first page. */
export async function signInOn(
  server: Served,
  who: LocalAccount,
  browsing = new Browsing(server.url),
  steps = 1,
): Promise<Browsing> {
  const first = await browsing.submit('/sign-in', { email: who.email, password: who.password });
  const second = await browsing.submit('/sign-in/second-factor', { code: who.code(steps) });
  if (second.headers.location !== '/')
    throw new Error(`Signing in ended with ${first.status} and ${second.status}: ${second.body.slice(-600)}`);
  return browsing;
}
