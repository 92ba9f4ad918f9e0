import { Enrolment } from '../../src/identity/enrolment.ts';
import { FirstStart } from '../../src/identity/first-start.ts';
import { Identity } from '../../src/identity/identity.ts';
import { Resets } from '../../src/identity/resets.ts';
import { accountWith } from '../support/signed-in.ts';
import { clock, goTo, newcomer, openServer, secretIn, system } from '../web/sign-in/newcomer.ts';

describe('the first start', () => {
  const server = openServer();
  const [link, begin] = [
    () => server.app.get(FirstStart).link(),
    (url = '') => server.app.get(Enrolment).begin('set-up', secretIn(url)),
  ];

  it('gives a link to become the first administrator, good for an hour and in place of the one before', async () => {
    const first = await link();
    expect(first).toMatch(/^http:\/\/localhost:\d+\/set-up\/[\w-]{43}$/);
    expect(await begin(first)).toMatchObject({ purpose: 'set-up', stage: 'password' });
    const second = await link();
    expect(await begin(first)).toBeUndefined();
    clock.pass(59);
    expect(await begin(second)).toBeDefined();
    clock.pass(2);
    expect(await begin(second)).toBeUndefined();
  });

  it('is due as long as no administrator can sign in', async () => {
    await newcomer(server, ['contract-manager']);
    await accountWith(server, ['administrator']);
    expect(await link()).toBeDefined();
  });

  it('is over when there is an administrator who can, and so are its links', async () => {
    const url = await link();
    await newcomer(server, ['administrator']);
    expect(await begin(url)).toBeUndefined();
    expect(await link()).toBeUndefined();
  });
});

describe('the first start after the only administrator was reset, or lost with ops.db', () => {
  const server = openServer();

  it('is due until he has come back, so that nobody is left outside', async () => {
    const { app } = server;
    const held = await app.get(Enrolment).begin('set-up', secretIn((await app.get(FirstStart).link()) ?? ''));
    if (!held) throw new Error('The link is not good.');
    const { user } = await goTo(server, 'recovery-codes', held);
    expect(await app.get(FirstStart).isDue()).toBe(false);
    app.get(Identity).passwords.forget(user);
    expect(await app.get(FirstStart).isDue()).toBe(true);
    await app.get(Identity).passwords.set(user, 'as it was before');
    expect(await app.get(FirstStart).isDue()).toBe(false);
    await app.get(Resets).byAdministrator(user, system);
    expect(await app.get(FirstStart).isDue()).toBe(true);
  });
});

describe('a server where people have no passwords', () => {
  const server = openServer({ localAccounts: false });

  it('has no first start, and takes no link', async () => {
    const { app } = server;
    expect(await app.get(FirstStart).link()).toBeUndefined();
    const secret = app.get(Identity).links.issue('set-up', null, 60);
    expect(await app.get(Enrolment).begin('set-up', secret)).toBeUndefined();
  });
});
