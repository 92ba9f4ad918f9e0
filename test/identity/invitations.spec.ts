import { Principal } from '#access';
import { Identity } from '../../src/identity/identity.ts';
import { Invitations } from '../../src/identity/invitations.ts';
import { mailServer, type MailServer } from '../support/mail-server.ts';
import { historyOf, newcomer, openServer, secretIn, system } from '../web/sign-in/newcomer.ts';

const invitee = {
  name: 'First Tester',
  email: 'first@example.org',
  roles: ['broker'],
  provider: null,
} as const;

describe('an invitation', () => {
  const server = openServer();
  const invite = (more: object = {}, asker = system) =>
    server.app.get(Invitations).invite({ ...invitee, ...more }, asker);

  it('opens an account, and gives a link', async () => {
    const { user, url, mailed } = await invite();
    expect(await historyOf(server, user)).toEqual(['AccountOpened', 'RolesGranted', 'LinkIssued']);
    expect(url).toMatch(/^http:\/\/localhost:\d+\/invitations\/[\w-]{43}$/);
    expect(mailed).toBe(false);
  });

  it.each([
    ['email-taken', { email: ' FIRST@example.org' }],
    ['roles-impossible', { email: 'a@example.org', roles: ['auditor', 'broker'] }],
    ['roles-impossible', { email: 'b@example.org', roles: ['provider'] }],
  ])('is refused as %s before anything is recorded', async (code, more) => {
    const people = server.app.get(Identity).people.all().length;
    await expect(invite(more)).rejects.toMatchObject({ code });
    expect(server.app.get(Identity).people.all()).toHaveLength(people);
  });

  it('is for administrators to give', async () => {
    const broker = Principal.user('u-1', ['broker']);
    await expect(invite({ email: 'c@example.org' }, broker)).rejects.toMatchObject({ name: 'NotAllowed' });
    expect(server.app.get(Identity).people.byEmail('c@example.org')).toBeUndefined();
  });

  it('is given again, and then the one before is good no longer', async () => {
    const { links } = server.app.get(Identity);
    const { user, url } = await invite({ email: 'd@example.org' });
    const again = await server.app.get(Invitations).sendAgain(user, system);
    expect(links.find('invitation', secretIn(url))).toBeUndefined();
    expect(links.find('invitation', secretIn(again.url))?.user).toBe(user);
  });

  it('is not given again to whoever has come, nor to somebody whom nobody knows', async () => {
    const { user } = await newcomer(server);
    const again = (who: string) => server.app.get(Invitations).sendAgain(who, system);
    await expect(again(user)).rejects.toMatchObject({ code: 'invitation-taken' });
    await expect(again('u-none')).rejects.toMatchObject({ code: 'account-unknown' });
  });
});

describe('an invitation where there is mail', () => {
  let mails: MailServer;
  const setting = { url: '', from: 'evenhand@example.org' };
  beforeAll(async () => {
    mails = await mailServer({ encrypts: false });
    setting.url = `smtp://127.0.0.1:${mails.port}`;
  });
  afterAll(() => mails.close());
  const server = openServer({ mail: setting });

  it('is mailed', async () => {
    const { url, mailed } = await server.app.get(Invitations).invite(invitee, system);
    expect(mailed).toBe(true);
    expect(mails.taken[0]?.to).toEqual(['first@example.org']);
    expect(mails.taken[0]?.content.replaceAll('=\r\n', '')).toContain(url);
  });

  it('is a link all the same when the mail cannot be sent', async () => {
    const email = 'first"quoted@example.org';
    const { url, mailed } = await server.app.get(Invitations).invite({ ...invitee, email }, system);
    expect([mailed, server.app.get(Identity).links.find('invitation', secretIn(url))]).toEqual([
      false,
      expect.objectContaining({}),
    ]);
  });
});

describe('where people have no passwords', () => {
  const server = openServer({ localAccounts: false });

  it('nobody is invited', async () => {
    await expect(server.app.get(Invitations).invite(invitee, system)).rejects.toMatchObject({
      code: 'local-accounts-off',
    });
  });
});
