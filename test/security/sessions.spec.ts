import { jest } from '@jest/globals';
import { get, type IncomingMessage } from 'node:http';
import { GrantRoles } from '../../contexts/accounts/grant-roles.ts';
import { RevokeSessions } from '../../contexts/accounts/revoke-sessions.ts';
import type { RunningServer } from '../../src/main.ts';
import { Browsing } from '../support/forms.ts';
import { until } from '../support/in-time.ts';
import { recordAsSystem, sessionOf, signedIn } from '../support/signed-in.ts';
import { ask } from './ask.ts';
import { byAdministrator } from './credentials.ts';
import { guardedServer } from './guarded-server.ts';
import { type LocalAccount, localAccount, signInOn } from './local-account.ts';
import { hour, minute, SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
const name = '__Host-evenhand';
let server: RunningServer;
let somebody: LocalAccount;
beforeAll(async () => {
  server = await guardedServer({ clock });
  somebody = await localAccount(server, ['contract-manager']);
});
afterEach(() => clock.pass(minute));

/** Whether a session's cookie opens a page, on a connection that knows nothing else. */
async function opens(cookie: string | undefined, path = '/account'): Promise<boolean> {
  const { status, headers } = await ask(server.url, { path, headers: { cookie: cookie ?? '' } });
  const there = status === 303 && headers.location === `/sign-in?next=${encodeURIComponent(path)}`;
  if (status !== 200 && !there) throw new Error(`${path}: ${status} ${headers.location}`);
  return status === 200;
}

describe('somebody else’s session', () => {
  it('cannot be begun under an id that he chose', async () => {
    const chosen = 'A'.repeat(32);
    const victim = new Browsing(server.url);
    victim.cookies.set(name, chosen);
    await victim.open('/sign-in');
    expect(victim.cookies.get(name)).not.toBe(chosen);
    victim.cookies.set(name, chosen);
    await signInOn(server, somebody, victim);
    expect(await opens(victim.cookie)).toBe(true);
    expect(await opens(`${name}=${chosen}`)).toBe(false);
  });

  it('is not come by with an id from before the sign-in, nor with one between its steps', async () => {
    const victim = new Browsing(server.url);
    await victim.open('/sign-in');
    const before = victim.cookies.get(name)!;
    await victim.submit('/sign-in', { email: somebody.email, password: somebody.password });
    const between = victim.cookies.get(name)!;
    const entered = await victim.submit('/sign-in/second-factor', { code: somebody.code() });
    expect([entered.status, entered.headers.location]).toEqual([303, '/']);
    const inside = victim.cookies.get(name)!;
    expect([before, between]).not.toContain(inside);
    for (const id of [before, between]) {
      expect(await opens(`${name}=${id}`)).toBe(false);
      // What was begun with it is over too: nobody enters a second code there.
      const second = await ask(server.url, {
        path: '/sign-in/second-factor',
        headers: { cookie: `${name}=${id}` },
      });
      expect(second.headers.location).toBe('/sign-in?said=too-long');
    }
    expect(await opens(`${name}=${inside}`)).toBe(true);
  });
});

describe('the cookie', () => {
  it('is for this host, for TLS, for no script and for no other site', async () => {
    const browsing = new Browsing(server.url);
    const first = await browsing.submit('/sign-in', { email: somebody.email, password: somebody.password });
    const { headers } = await browsing.submit('/sign-in/second-factor', { code: somebody.code() });
    const set = [...(first.headers['set-cookie'] ?? []), ...(headers['set-cookie'] ?? [])];
    expect(set.filter((line) => line.startsWith(name)).length).toBeGreaterThan(0);
    for (const line of set) {
      const attributes = line
        .split('; ')
        .slice(1)
        .map((each) => each.toLowerCase());
      expect(line).toMatch(/^__Host-/);
      expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
      expect(attributes.join()).not.toContain('domain');
    }
    const session = headers['set-cookie']!.find((line) => line.startsWith(`${name}=`));
    expect(session).not.toMatch(/max-age|expires/i);
  });
});

describe('a session', () => {
  it('ends half an hour after the last request', async () => {
    const { cookie } = await sessionOf(server, somebody.user);
    for (let times = 0; times < 3; times++) {
      clock.pass(30 * minute);
      expect(await opens(cookie)).toBe(true);
    }
    clock.pass(30 * minute + 1);
    expect(await opens(cookie)).toBe(false);
  });

  it('ends twelve hours after the sign-in, however busy it is', async () => {
    const { cookie } = await sessionOf(server, somebody.user);
    for (let passed = 0; passed < 12 * hour; passed += 20 * minute) {
      clock.pass(20 * minute);
      expect(await opens(cookie)).toBe(true);
    }
    clock.pass(1);
    expect(await opens(cookie)).toBe(false);
  });

  it('ends when it is signed out, on every connection', async () => {
    const browsing = await signInOn(server, somebody);
    const { cookie } = browsing;
    expect(await opens(cookie)).toBe(true);
    const { status, headers } = await browsing.submit('/account', {}, '/sign-out');
    expect([status, headers.location]).toEqual([303, '/sign-in?said=signed-out']);
    expect(await opens(cookie)).toBe(false);
  });

  it('ends when its owner ends it from another one', async () => {
    const lost = await signInOn(server, somebody);
    clock.pass(minute);
    const held = await sessionOf(server, somebody.user);
    const browsing = new Browsing(server.url, { cookie: held.cookie });
    const other = /sessions\/(s-\w+)\/end/.exec((await browsing.open('/account')).body)?.[1];
    expect((await browsing.submit('/account', {}, `/account/sessions/${other}/end`)).status).toBe(303);
    expect([await opens(lost.cookie), await opens(held.cookie)]).toEqual([false, true]);
  });

  it('ends when an administrator ends all of somebody’s, and no session begun later does', async () => {
    const { cookie } = await sessionOf(server, somebody.user);
    expect(await opens(cookie)).toBe(true);
    await byAdministrator(server, new RevokeSessions({ user: somebody.user }));
    expect(await opens(cookie)).toBe(false);
    clock.pass(1);
    expect(await opens((await sessionOf(server, somebody.user)).cookie)).toBe(true);
  });
});

describe('what somebody may', () => {
  it('is looked up at each request, and several roles add up', async () => {
    const { user, cookie } = await signedIn(server, ['broker']);
    const may = async () => {
      const ask = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie } });
      return [(await ask('/api/v1/events')).status, (await ask('/api/v1/offers')).status];
    };
    expect(await may()).toEqual([403, 409]);
    await recordAsSystem(server, new GrantRoles({ user, roles: ['contract-manager'], provider: null }));
    expect(await may()).toEqual([200, 409]);
    await recordAsSystem(server, new GrantRoles({ user, roles: ['administrator'], provider: null }));
    expect(await may()).toEqual([403, 403]);
    await recordAsSystem(
      server,
      new GrantRoles({ user, roles: ['administrator', 'contract-manager'], provider: null }),
    );
    expect(await may()).toEqual([200, 409]);
    await recordAsSystem(server, new GrantRoles({ user, roles: [], provider: null }));
    expect(await may()).toEqual([403, 403]);
  });
});

describe('a stream that somebody listens to', () => {
  const beat = 25_000;
  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'setTimeout',
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
        'hrtime',
        'clearTimeout',
        'clearImmediate',
      ],
    });
  });
  afterEach(() => jest.useRealTimers());

  it('beats while the session stands, and ends within a beat of its end', async () => {
    const { user, cookie } = await signedIn(server, ['broker']);
    let heard = '';
    let ended = false;
    const stream = await new Promise<IncomingMessage>((resolve) => {
      get(`${server.url}/api/v1/live`, { headers: { cookie }, agent: false }, resolve);
    });
    stream.on('data', (chunk) => (heard += String(chunk))).on('end', () => (ended = true));
    await until(() => heard.includes('recorded'));
    await jest.advanceTimersByTimeAsync(beat);
    await until(() => heard.includes('beat'));
    expect(ended).toBe(false);
    await byAdministrator(server, new RevokeSessions({ user }));
    await jest.advanceTimersByTimeAsync(beat);
    await until(() => ended);
  });
});
