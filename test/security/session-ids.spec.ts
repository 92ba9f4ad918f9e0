import { jest } from '@jest/globals';
import { Clock } from '#event-sourcing';
import { Entrance } from '../../src/identity/entrance.ts';
import { Sessions } from '../../src/identity/sessions.ts';
import { freshDemoFolder } from '../../src/demo/demo-folder.ts';
import type { RunningServer } from '../../src/main.ts';
import { Browsing } from '../support/forms.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ask } from './ask.ts';
import { guardedServer } from './guarded-server.ts';
import { type LocalAccount, localAccount, signInOn } from './local-account.ts';
import { hour, SettableClock } from './settable-clock.ts';

const demonstration = temporaryFolder();
const clock = new SettableClock();
const name = '__Host-evenhand';
let server: RunningServer;
let somebody: LocalAccount;
beforeAll(async () => {
  server = await guardedServer({ clock });
  somebody = await localAccount(server, ['broker']);
});
afterEach(() => {
  jest.restoreAllMocks();
  clock.pass(hour);
});

const opens = async (id: string | undefined) =>
  (await ask(server.url, { path: '/account', headers: { cookie: `${name}=${id}` } })).status === 200;

/** The id that a stranger could have planted, and the one after the sign-in. */
async function idsOfSignIn(): Promise<{ before: string; after: string }> {
  const browsing = new Browsing(server.url);
  await browsing.submit('/sign-in', { email: somebody.email, password: somebody.password });
  const before = browsing.cookies.get(name)!;
  await browsing.submit('/sign-in/second-factor', { code: somebody.code() });
  return { before, after: browsing.cookies.get(name)! };
}

it('every session has an id of its own, of 192 bits that tell nothing', async () => {
  const ids = new Set<string>();
  for (let times = 0; times < 200; times++) {
    const { headers } = await ask(server.url, { path: '/sign-in' });
    const [, id = ''] = /^__Host-evenhand=([^;]+)/.exec(headers['set-cookie']![0]!)!;
    expect(id).toMatch(/^[\w-]{32}$/);
    ids.add(id);
  }
  expect(ids.size).toBe(200);
});

it('a demonstration has a cookie of another name, so that neither is taken for the other', async () => {
  await freshDemoFolder(demonstration);
  const { url } = await guardedServer({ clock, demo: true, folder: demonstration });
  const { headers } = await ask(url, { path: '/sign-in' });
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^evenhand-demonstration=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
});

it('a session whose end its store has missed is over by what the log says', async () => {
  const browsing = await signInOn(server, somebody);
  const id = browsing.cookies.get(name);
  const end = jest.spyOn(Sessions.prototype, 'destroy').mockImplementation((_id, done) => done());
  await browsing.submit('/account', {}, '/sign-out');
  expect(end).toHaveBeenCalled();
  expect(await opens(id)).toBe(false);
});

describe('what these specifications look for is found when it is missing:', () => {
  it('a new id at the sign-in', async () => {
    expect(await idsOfSignIn().then(async ({ before }) => opens(before))).toBe(false);
    clock.pass(hour);
    const enter = jest.spyOn(Entrance.prototype, 'enter');
    enter.mockImplementation(async ({ session }, _reply, user) => {
      const startedAt = server.app.get(Clock).now();
      Object.assign(session, { user, name: 's-planted', startedAt });
    });
    // The store takes nobody in under an id that was not made for him: both guards are gone here.
    const begin = jest.spyOn(Sessions.prototype, 'set');
    const kept = new Map<string, unknown>();
    begin.mockImplementation((id, session, done) => (kept.set(id, session), done()));
    jest
      .spyOn(Sessions.prototype, 'get')
      .mockImplementation((id, done) => done(null, (kept.get(id) ?? null) as never));
    const { before, after } = await idsOfSignIn();
    expect(before).toBe(after);
    expect(await opens(before)).toBe(true);
  });

  it('the lifetime of a session', async () => {
    const browsing = await signInOn(server, somebody);
    const id = browsing.cookies.get(name);
    const still = jest.spyOn(clock, 'now').mockReturnValue(clock.now());
    clock.pass(13 * hour);
    expect(await opens(id)).toBe(true);
    still.mockRestore();
    expect(await opens(id)).toBe(false);
  });
});
