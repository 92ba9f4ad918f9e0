import { type GrantedRole, Principal } from '#access';
import { Identity } from '../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { accountWith, recordAsSystem, sessionOf, signedIn } from '../../support/signed-in.ts';
import { AddSecondFactor } from '../../../contexts/accounts/add-second-factor.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { codeOf } from './code-of.ts';
import { MovingClock } from './moving-clock.ts';
import { Window } from './window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
const password = 'lantern orbit thistle mandolin';
let server: RunningServer;
let identity: Identity;

beforeAll(async () => {
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  identity = server.app.get(Identity);
});
afterAll(() => server.close());

const windowOf = async (user: string) => new Window(server, await sessionOf(server, user));
const opened = async (...roles: readonly GrantedRole[]) => new Window(server, await signedIn(server, roles));

/** Somebody with a password and an authenticator here. */
async function localUser(): Promise<string> {
  const user = await accountWith(server, ['contract-manager']);
  await identity.passwords.set(user, password);
  const { secret } = await identity.authenticators.begin(user, user);
  await identity.authenticators.confirm(user, codeOf(secret, clock.now()));
  await recordAsSystem(server, new AddSecondFactor({ user, factor: 'totp', credential: 'authenticator' }));
  return user;
}

describe('my account', () => {
  it('says who I am, and which session is this one', async () => {
    const user = await accountWith(server, ['contract-manager', 'broker']);
    identity.people.put({ user, name: '<script>alert(1)</script>', email: 'first@example.org' });
    await sessionOf(server, user);
    const window = await windowOf(user);
    const { status, body } = await window.get('/account');
    expect(status).toBe(200);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('first@example.org');
    expect(body).toContain('Contract manager and Broker');
    expect(body.match(/this session/g)).toHaveLength(1);
    expect(body.match(/sessions\/s-\w+\/end"/g)).toHaveLength(1);
    expect(body).not.toContain(`sessions/${window.visitor.session}/end`);
    expect(body).not.toContain('You have no role yet');
  });

  it('is there for somebody without a role, and says whom to ask for what', async () => {
    const { status, body } = await (await opened()).get('/account');
    expect(status).toBe(200);
    expect(body).toContain('You have no role yet');
    expect(body).toContain('Ask your administrator');
  });

  it('is nobody’s who asks by token, also with a session beside it', async () => {
    const user = await accountWith(server, ['broker']);
    const { visitor } = await windowOf(user);
    const wish = { name: 'mine', roles: ['broker'] as const, provider: null, owner: user, days: 1 };
    const { text } = await identity.tokens.issue(wish, Principal.system('identity'));
    const headers = { authorization: `Bearer ${text}`, cookie: visitor.cookie };
    const page = await fetch(`${server.url}/account`, { headers });
    expect(page.status).toBe(403);
    const ended = await fetch(`${server.url}/account/sessions/${visitor.session}/end`, {
      method: 'POST',
      headers,
    });
    expect(ended.status).toBe(403);
    expect(identity.sessions.of(user)).toHaveLength(1);
  });

  it('takes no form that no page of it sent', async () => {
    const window = await windowOf(await localUser());
    const forms = [
      'sessions/s-1/end',
      'sessions/end-others',
      'confirm',
      'password',
      'authenticator',
      'passkeys',
    ];
    for (const form of [...forms, 'passkeys/remove', 'recovery-codes', 'tokens', 'tokens/t-1/revoke'])
      expect([form, (await window.postBlindly(`/account/${form}`)).status]).toEqual([form, 403]);
  });
});

describe('my sessions', () => {
  it('can be ended one by one, at once', async () => {
    const user = await accountWith(server, ['broker']);
    const [here, there] = [await windowOf(user), await windowOf(user)];
    expect((await there.get('/account')).status).toBe(200);
    const ended = await here.post(`/account/sessions/${there.visitor.session}/end`);
    expect([ended.status, ended.location]).toEqual([303, '/account?done=session-ended']);
    expect((await there.get('/account')).location).toMatch(/^\/sign-in/);
    expect((await here.get('/account?done=session-ended')).body).toContain('The session has ended.');
  });

  it('can all be ended but this one', async () => {
    const user = await accountWith(server, ['broker']);
    const [here, ...others] = [await windowOf(user), await windowOf(user), await windowOf(user)];
    expect((await here.post('/account/sessions/end-others')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
    for (const other of others) expect((await other.get('/account')).status).toBe(303);
  });

  it('are mine: nobody else can end them', async () => {
    const [mine, other] = [await opened('broker'), await opened('administrator')];
    expect((await other.post(`/account/sessions/${mine.visitor.session}/end`)).status).toBe(404);
    expect((await mine.get('/account')).status).toBe(200);
  });
});

describe('my password', () => {
  it('changes when I know the old one, and then I am signed in only here', async () => {
    const user = await localUser();
    const [here, there] = [await windowOf(user), await windowOf(user)];
    const chosen = 'harbour velvet compass walnut';
    const wrong = await here.post('/account/password', { current: 'something else', password: chosen });
    expect([wrong.status, wrong.body.includes('Enter the password with which you sign in now')]).toEqual([
      400,
      true,
    ]);
    const weak = await here.post('/account/password', { current: password, password: 'short' });
    expect([weak.status, weak.body.includes('12 characters')]).toEqual([400, true]);
    expect(await identity.passwords.matches(user, password)).toBe(true);
    expect((await there.get('/account')).status).toBe(200);
    const changed = await here.post('/account/password', { current: password, password: chosen });
    expect(changed.location).toBe('/account?done=password-changed');
    expect(await identity.passwords.matches(user, password)).toBe(false);
    expect(await identity.passwords.matches(user, chosen)).toBe(true);
    expect((await here.get('/account')).status).toBe(200);
    expect((await there.get('/account')).status).toBe(303);
  });

  it('is kept elsewhere for somebody who signs in elsewhere', async () => {
    const window = await opened('broker');
    for (const page of ['password', 'authenticator', 'passkeys', 'recovery-codes'])
      expect([page, (await window.get(`/account/${page}`)).status]).toEqual([page, 409]);
    expect((await window.get('/account')).body).not.toContain('How you sign in');
  });

  it('is asked for again when the sign-in is older than 15 minutes', async () => {
    const window = await windowOf(await localUser());
    const pages = ['authenticator', 'passkeys', 'recovery-codes', 'tokens'];
    for (const page of pages) expect((await window.get(`/account/${page}`)).status).toBe(200);
    clock.pass(16);
    for (const page of pages) {
      const next = encodeURIComponent(`/account/${page}`);
      for (const asked of [await window.get(`/account/${page}`), await window.post(`/account/${page}`)])
        expect([asked.status, asked.location]).toEqual([303, `/account/confirm?next=${next}`]);
    }
    const removing = await window.post('/account/passkeys/remove', { credential: 'p-1' });
    expect(removing.location).toBe('/account/confirm?next=%2Faccount');
    const wrong = await window.post('/account/confirm', {
      next: '/account/tokens',
      password: 'something else',
    });
    expect(wrong.status).toBe(400);
    expect((await window.get('/account/tokens')).status).toBe(303);
    const right = await window.post('/account/confirm', { next: '/account/tokens', password });
    expect([right.status, right.location]).toEqual([303, '/account/tokens']);
    expect((await window.get('/account/tokens')).status).toBe(200);
  });

  it('is not guessed by many at once', async () => {
    const window = await windowOf(await localUser());
    const guess = () => window.post('/account/confirm', { next: '/account', password: 'something else' });
    const answers = await Promise.all([guess(), guess(), guess()]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      400, 429, 429,
    ]);
    const slowed = answers.find(({ status }) => status === 429);
    expect(Number(slowed?.retryAfter)).toBeGreaterThan(0);
    expect(slowed?.body).toContain('There is a problem');
  });

  it('leads nowhere else when it is confirmed', async () => {
    const window = await windowOf(await localUser());
    const away = await window.post('/account/confirm', { next: 'https://elsewhere.example.org/', password });
    expect(away.location).toBe('/');
  });
});
