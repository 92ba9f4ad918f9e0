import { Principal } from '#access';
import { Enrolment } from '../../src/identity/enrolment.ts';
import { Identity } from '../../src/identity/identity.ts';
import { Resets } from '../../src/identity/resets.ts';
import { OpenAccount } from '../../contexts/accounts/open-account.ts';
import { until } from '../support/in-time.ts';
import { mailServer, type MailServer } from '../support/mail-server.ts';
import { accountWith, recordAsSystem, sessionOf } from '../support/signed-in.ts';
import {
  clock,
  goTo,
  historyOf,
  newcomer,
  openServer,
  password,
  secretIn,
  system,
} from '../web/sign-in/newcomer.ts';

let mails: MailServer;
const setting = { url: '', from: 'evenhand@example.org' };
beforeAll(async () => {
  mails = await mailServer({ encrypts: false });
  setting.url = `smtp://127.0.0.1:${mails.port}`;
});
afterAll(() => mails.close());
const server = openServer({ mail: setting });
const identity = () => server.app.get(Identity);
const resets = () => server.app.get(Resets);
const person = { name: 'First Tester', email: 'first@example.org' };

/** The link in the mail that somebody gets. */
const mailTo = (email: string) =>
  until(() => {
    const mail = mails.taken.findLast(({ to }) => to[0] === email);
    return mail && /http:\S+\/reset\/[\w-]{43}/.exec(mail.content.replaceAll('=\r\n', ''))?.[0];
  });

describe('a reset by an administrator', () => {
  it('takes away everything that opens the account, and ends what is open', async () => {
    const { user, email } = await newcomer(server);
    await sessionOf(server, user);
    const rights = { roles: ['contract-manager'], provider: null, owner: user } as const;
    const wish = { name: 'power-bi', days: 30, ...rights };
    const { text } = await identity().tokens.issue(wish, system);
    expect(await identity().tokens.inForce(text)).toBeDefined();
    clock.pass(1);
    const { url } = await resets().byAdministrator(user, system);
    expect(await identity().tokens.inForce(text)).toBeUndefined();
    const { passwords, authenticators, recoveryCodes, sessions } = identity();
    expect([passwords.has(user), authenticators.has(user), recoveryCodes.left(user)]).toEqual([
      false,
      false,
      0,
    ]);
    expect(sessions.of(user)).toEqual([]);
    expect((await historyOf(server, user)).slice(-3)).toEqual([
      ...['LinkIssued', 'SecondFactorRemoved', 'SessionsRevoked'],
    ]);
    expect(await mailTo(email)).toBe(url);
    expect(mails.taken.at(-1)?.content).toContain('An administrator has reset');
  });

  it('leads through everything again, and not by the second step that was', async () => {
    const { user } = await newcomer(server);
    const { url } = await resets().byAdministrator(user, system);
    const held = await server.app.get(Enrolment).begin('reset', secretIn(url));
    if (!held) throw new Error('The link is not good.');
    expect((await goTo(server, 'recovery-codes', held, person)).user).toBe(user);
  });

  it('ends an enrolment that somebody else is in the middle of', async () => {
    const user = await accountWith(server, ['broker']);
    const { links } = identity();
    const secret = links.issue('invitation', user, 60);
    const held = await server.app.get(Enrolment).begin('invitation', secret);
    if (!held) throw new Error('The link is not good.');
    const chosen = await goTo(server, 'authenticator', held, person);
    await resets().byAdministrator(user, system);
    expect(server.app.get(Enrolment).isUnderWay(chosen)).toBe(false);
  });

  it('is refused to whoever does not administer, and then takes nothing away', async () => {
    const { user } = await newcomer(server);
    const broker = Principal.user('u-1', ['broker']);
    await expect(resets().byAdministrator(user, broker)).rejects.toMatchObject({ name: 'NotAllowed' });
    expect(await identity().passwords.matches(user, password)).toBe(true);
  });

  it('gives no password to whoever signs in through the council', async () => {
    await recordAsSystem(server, new OpenAccount({ user: 'u-council', how: 'oidc' }));
    identity().people.put({ user: 'u-council', name: 'Council Tester', email: 'council@example.org' });
    await expect(resets().byAdministrator('u-council', system)).rejects.toMatchObject({
      code: 'signs-in-elsewhere',
    });
  });
});

describe('a reset by mail', () => {
  it('changes the password, ends the sessions, and leaves the second step to be asked', async () => {
    const { user, email } = await newcomer(server);
    await sessionOf(server, user);
    clock.pass(1);
    resets().ask(email.toUpperCase());
    const enrolment = server.app.get(Enrolment);
    const held = await enrolment.begin('reset', secretIn(await mailTo(email)));
    if (!held) throw new Error('The link is not good.');
    const fresh = 'quarry violin saddle teapot';
    expect(await enrolment.choosePassword(held, person, fresh)).toEqual({ stage: 'sign-in', user });
    const { passwords, sessions, authenticators } = identity();
    expect(await passwords.matches(user, fresh)).toBe(true);
    expect([sessions.of(user), authenticators.has(user)]).toEqual([[], true]);
    expect((await historyOf(server, user)).slice(-3)).toEqual([
      'LinkIssued',
      'PasswordSet',
      'SessionsRevoked',
    ]);
  });

  it('goes to nobody twice within five minutes, nor to anybody who has no second step', async () => {
    const { user, email } = await newcomer(server);
    const waiting = identity().people.of(await accountWith(server, ['broker']))?.email ?? '';
    for (const each of [waiting, 'nobody@example.org', email, email]) resets().ask(each);
    const issued = async () => (await historyOf(server, user)).filter((type) => type === 'LinkIssued').length;
    await mailTo(email);
    expect(await issued()).toBe(2);
    clock.pass(6);
    resets().ask(email);
    await until(() => mails.taken.filter(({ to }) => to[0] === email).length === 3);
    expect(await issued()).toBe(3);
    expect(mails.taken.filter(({ to }) => [waiting, 'nobody@example.org'].includes(to[0] ?? ''))).toEqual([]);
  });
});
