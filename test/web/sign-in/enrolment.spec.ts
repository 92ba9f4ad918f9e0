import { FirstStart } from '../../../src/identity/first-start.ts';
import { Resets } from '../../../src/identity/resets.ts';
import { signedIn } from '../../support/signed-in.ts';
import { codeOf } from '../account/code-of.ts';
import { clock, newcomer, openServer, password, system } from './newcomer.ts';
import { Stranger } from './stranger.ts';

const server = openServer();
const pathOf = (url: string) => new URL(url).pathname;

describe('the first start', () => {
  it('goes from the link to being signed in, a step a page', async () => {
    const stranger = new Stranger(server);
    const link = pathOf((await server.app.get(FirstStart).link()) ?? '');
    expect(await stranger.get(link)).toMatchObject({ status: 303, location: '/enrol/password' });
    const named = { name: 'First Tester', email: 'first@example.org' };
    expect(await stranger.post('/enrol/password', { ...named, password })).toMatchObject({
      status: 303,
      location: '/enrol/authenticator',
    });
    const { body } = await stranger.get('/enrol/authenticator');
    const secret = /<code class="key">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
    expect(body).not.toContain('style=');
    const code = codeOf(secret, clock.now()).replace(/^.{3}/, '$& ');
    expect(await stranger.post('/enrol/authenticator', { code })).toMatchObject({
      status: 303,
      location: '/enrol/recovery-codes',
    });
    expect((await stranger.get('/enrol/recovery-codes')).body).not.toMatch(/<li><code>/);
    const shown = await stranger.post('/enrol/recovery-codes');
    expect(shown.body.match(/<li><code>/g)).toHaveLength(10);
    expect(await stranger.post('/enrol/recovery-codes', { kept: 'yes' })).toMatchObject({
      status: 303,
      location: '/',
    });
    expect(await stranger.get('/account')).toMatchObject({ status: 200 });
    expect((await new Stranger(server).get(link)).status).toBe(404);
    clock.pass(1);
  });
});

describe('an enrolment', () => {
  const invited = async () => {
    const { user } = await newcomer(server);
    const { url } = await server.app.get(Resets).byAdministrator(user, system);
    const stranger = new Stranger(server);
    await stranger.get(pathOf(url));
    return stranger;
  };

  it('says what is wrong with a password, and does not repeat it', async () => {
    const stranger = await invited();
    const { status, body } = await stranger.post('/enrol/password', { password: 'tiny-secret' });
    expect(status).toBe(400);
    expect(body).toContain('<title>Error: Choose a password');
    expect(body).toContain('href="#password"');
    expect(body).not.toContain('tiny-secret');
  });

  it('is for nobody who is signed in: the secret of a link stays out of what is kept of him', async () => {
    const { user } = await newcomer(server);
    const { url } = await server.app.get(Resets).byAdministrator(user, system);
    const { cookie } = await signedIn(server, ['broker']);
    const answer = await fetch(new URL(pathOf(url), server.url), { headers: { cookie }, redirect: 'manual' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Sign out first');
    expect((await new Stranger(server).get(pathOf(url))).status).toBe(303);
  });

  it('leads whoever is elsewhere to where he is', async () => {
    const stranger = await invited();
    for (const path of ['/enrol/authenticator', '/enrol/recovery-codes'])
      expect((await stranger.get(path)).location).toBe('/enrol/password');
    expect((await stranger.post('/enrol/recovery-codes', { kept: 'yes' })).location).toBe('/enrol/password');
    await stranger.post('/enrol/password', { password });
    for (const path of ['/enrol/password', '/enrol/recovery-codes'])
      expect((await stranger.get(path)).location).toBe('/enrol/authenticator');
    expect((await stranger.post('/enrol/authenticator', { code: '000000' })).status).toBe(400);
  });

  it('is nobody’s who has no link, nor any more after half an hour', async () => {
    const [stranger, late] = [new Stranger(server), await invited()];
    expect((await stranger.get('/enrol/password')).location).toBe('/sign-in?said=link-over');
    clock.pass(31);
    expect((await late.post('/enrol/password', { password })).location).toBe('/sign-in?said=link-over');
  });
});

describe('a link', () => {
  it.each(['/set-up/none', '/invitations/none', '/reset/none'])(
    '%s says what to do instead',
    async (path) => {
      const { status, body } = await new Stranger(server).get(path);
      expect(status).toBe(404);
      expect(body).toMatch(/was used already, or is too old/);
      expect(body).toContain('href="/sign-in"');
    },
  );

  it('is not used up by being looked at', async () => {
    const { user } = await newcomer(server);
    const { url } = await server.app.get(Resets).byAdministrator(user, system);
    const path = pathOf(url);
    for (const method of ['HEAD', 'GET', 'GET'])
      expect((await fetch(server.url + path, { method, redirect: 'manual' })).status).toBe(303);
    const stranger = new Stranger(server);
    await stranger.get(path);
    expect((await stranger.post('/enrol/password', { password })).location).toBe('/enrol/authenticator');
  });
});

describe('a server that sends no mail', () => {
  it('says whom to ask for a new password', async () => {
    const { body } = await new Stranger(server).get('/reset');
    expect(body).toContain('Ask your administrator for a reset link');
    expect(body).not.toContain('name="email"');
  });
});
