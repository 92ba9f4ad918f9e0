import { AdmitProvider } from '../../../contexts/providers/admit-provider.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { type GrantedRole, Principal } from '#access';
import { originOf, Projections, withOrigin } from '#event-sourcing';
import { CommandBus } from '@nestjs/cqrs';
import { accountWith, sessionOf, signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
let server: RunningServer;
let identity: Identity;
let admin: Window;

const windowOf = async (user: string) => new Window(server, await sessionOf(server, user));
const opened = async (...roles: GrantedRole[]) => new Window(server, await signedIn(server, roles));
const users = '/administration/users';
const invitee = { name: 'First Tester', email: 'first@example.org', roles: ['broker'] };

/** The link that a page shows, and the user whom it is for. */
const shown = ({ body }: { readonly body: string }) => ({
  secret: /\/(?:invitations|reset)\/([\w-]+)/.exec(body)?.[1] ?? '',
  user: /\/administration\/users\/(u-\w+)/.exec(body)?.[1] ?? '',
});
const invite = async (more = {}) => shown(await admin.post(`${users}/invite`, { ...invitee, ...more }));

beforeAll(async () => {
  server = await createApp({
    folder,
    port: 0,
    themeColour: '#12436d',
    limits: { recording: 10_000, reading: 10_000 },
  });
  identity = server.app.get(Identity);
  const admit = new AdmitProvider({
    provider: 'P01',
    name: 'Willow Support',
    cqcRating: null,
    joinedOn: '2026-01-05',
  });
  const admitted = await withOrigin(originOf(Principal.operator()), () =>
    server.app.get(CommandBus).execute(admit),
  );
  await server.app.get(Projections).reached(admitted.position ?? 0);
  admin = await opened('administrator');
});
afterAll(() => server.close());

describe('an invitation', () => {
  it('is a link that is shown once, for somebody who then has the roles', async () => {
    const answer = await admin.post(`${users}/invite`, { ...invitee, roles: ['broker', 'contract-manager'] });
    const { secret, user } = shown(answer);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('72 hours');
    expect(answer.body).toContain('Nothing was mailed');
    expect(identity.links.find('invitation', secret)?.user).toBe(user);
    const page = await admin.get(`${users}/${user}`);
    expect(page.body).not.toContain(secret);
    expect(page.body).toContain('Contract manager and Broker');
    const list = await admin.get(users);
    expect(list.body).toContain('First Tester');
    expect(list.body).toContain('first@example.org');
    const again = shown(await admin.post(`${users}/${user}/invite`));
    expect(identity.links.find('invitation', secret)).toBeUndefined();
    expect(identity.links.find('invitation', again.secret)?.user).toBe(user);
  });

  it('of a provider’s person is for that provider', async () => {
    const { user } = await invite({ email: 'provider@example.org', roles: 'provider', provider: 'P01' });
    expect((await admin.get(`${users}/${user}`)).body).toMatch(/Provider<\/dt><dd[^>]*>Willow Support</);
    expect((await (await windowOf(user)).get('/account')).body).toContain('Willow Support');
  });

  it.each([
    ['without a name', { name: ' ' }, 'name'],
    ['without an address', { email: 'first' }, 'email'],
    ['without a role', { roles: '' }, 'roles'],
    ['with roles that go with no other', { roles: ['auditor', 'broker'] }, 'roles'],
    ['with a role that nobody is given', { roles: ['system', 'service'] }, 'roles'],
    ['of a provider’s without the provider', { roles: 'provider', provider: '' }, 'provider'],
    ['of a provider’s that there is not', { roles: 'provider', provider: 'P99' }, 'provider'],
    ['for an address that somebody has', { email: 'TAKEN@example.org' }, 'email'],
  ])('is not made %s, and keeps what was typed', async (_, more, field) => {
    identity.people.put({ user: 'u-taken', name: 'Somebody', email: 'taken@example.org' });
    const fresh = { ...invitee, name: 'Second Tester', email: 'second@example.org', ...more };
    const answer = await admin.post(`${users}/invite`, fresh);
    expect([answer.status, shown(answer).secret]).toEqual([400, '']);
    expect(answer.body).toContain(`href="#${field}"`);
    expect(answer.body).toContain(`id="${field}-error"`);
    expect(answer.body).toContain(`value="${fresh.name.trim()}"`);
    expect(identity.people.byEmail('second@example.org')).toBeUndefined();
  });
});

describe('an account', () => {
  it('has other roles from the next request on', async () => {
    const user = await accountWith(server, []);
    const window = await windowOf(user);
    expect((await window.get('/fairness')).status).toBe(403);
    const changed = await admin.post(`${users}/${user}/roles`, { roles: ['contract-manager'] });
    expect(changed.location).toBe(`${users}/${user}?done=roles-changed`);
    expect((await window.get('/fairness')).status).toBe(200);
    await admin.post(`${users}/${user}/roles`);
    expect((await window.get('/fairness')).status).toBe(403);
  });

  it('that is closed lets nobody in, by session or token, until it is open again', async () => {
    const user = await accountWith(server, ['contract-manager']);
    const window = await windowOf(user);
    const wish = { name: 'mine', roles: ['contract-manager'] as const, provider: null, owner: user, days: 1 };
    const { text } = await identity.tokens.issue(wish, Principal.system('identity'));
    const asked = async () =>
      (await fetch(`${server.url}/api/v1/frameworks`, { headers: { authorization: `Bearer ${text}` } }))
        .status;
    expect([await asked(), (await window.get('/account')).status]).toEqual([200, 200]);
    const closed = await admin.post(`${users}/${user}/close`);
    expect(closed.location).toBe(`${users}/${user}?done=closed`);
    expect([await asked(), (await window.get('/account')).status]).toEqual([401, 303]);
    expect((await admin.get(`${users}/${user}`)).body).toContain('Reopen account');
    await admin.post(`${users}/${user}/reopen`);
    expect([await asked(), (await window.get('/account')).status]).toEqual([200, 303]);
  });

  it('that is reset can only be entered by the link', async () => {
    const user = await accountWith(server, ['broker']);
    await identity.passwords.set(user, 'lantern orbit thistle mandolin');
    const window = await windowOf(user);
    const { status, body } = await admin.post(`${users}/${user}/reset`);
    expect([status, body.includes('24 hours')]).toEqual([200, true]);
    expect(identity.links.find('reset', shown({ body }).secret)?.user).toBe(user);
    expect(identity.passwords.has(user)).toBe(false);
    expect((await window.get('/account')).status).toBe(303);
  });

  it('can be signed out everywhere', async () => {
    const user = await accountWith(server, ['broker']);
    const [one, other] = [await windowOf(user), await windowOf(user)];
    const ended = await admin.post(`${users}/${user}/sessions/revoke`);
    expect(ended.location).toBe(`${users}/${user}?done=sessions-ended`);
    for (const window of [one, other]) expect((await window.get('/account')).status).toBe(303);
  });

  it('of my own keeps its roles, and the last administrator stays', async () => {
    const { user } = admin.visitor;
    const own = await admin.post(`${users}/${user}/roles`, { roles: ['administrator', 'broker'] });
    expect([own.status, own.body.includes('ask another administrator')]).toEqual([400, true]);
    const last = await admin.post(`${users}/${user}/close`);
    expect([last.status, last.body.includes('This is the only administrator')]).toEqual([400, true]);
    expect((await admin.get('/account')).status).toBe(200);
  });

  it('that there is not is not found', async () => {
    expect((await admin.get(`${users}/u-none`)).status).toBe(404);
    for (const verb of ['roles', 'close', 'reopen', 'reset', 'invite', 'sessions/revoke'])
      expect([verb, (await admin.post(`${users}/u-none/${verb}`)).status]).toEqual([verb, 404]);
  });
});

describe('the list of users', () => {
  it('shows those of a role, or in a state', async () => {
    const { user } = await invite({
      name: 'Auditing Tester',
      email: 'auditor@example.org',
      roles: 'auditor',
    });
    const names = async (query: string) =>
      [...(await admin.get(`${users}?${query}`)).body.matchAll(/\/administration\/users\/(u-\w+)/g)].map(
        ([, one]) => one,
      );
    expect(await names('role=auditor')).toEqual([user]);
    expect(await names('role=auditor&state=invited')).toEqual([user]);
    expect(await names('role=auditor&state=closed')).toEqual([]);
    expect(await names('role=broker')).not.toContain(user);
    await admin.post(`${users}/${user}/close`);
    expect(await names('role=auditor&state=closed')).toEqual([user]);
  });

  it('says names as they are', async () => {
    await invite({ name: '<img src=x>', email: 'hostile@example.org' });
    expect((await admin.get(users)).body).toContain('&lt;img src=x&gt;');
  });
});
