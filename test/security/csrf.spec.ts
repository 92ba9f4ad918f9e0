import { Clock } from '#event-sourcing';
import { Attempts } from '../../src/identity/attempts.ts';
import type { RunningServer } from '../../src/main.ts';
import { Identity } from '../../src/identity/identity.ts';
import { Browsing, csrfIn } from '../support/forms.ts';
import { accountWith, sessionOf, signedIn, tokenFor, type Visitor } from '../support/signed-in.ts';
import { type Answer, ask } from './ask.ts';
import { collecting, guardedServer, type Route, without } from './guarded-server.ts';
import { foreign, type Headers, originsFor, sites } from './from-elsewhere.ts';
import { furnished } from './house.ts';
import { type LocalAccount, localAccount } from './local-account.ts';
import { type Description, descriptionOf, plausible } from './plausible.ts';

const { routes, made } = collecting();
let server: RunningServer;
let description: Description;
let visitor: Visitor;
let other: Visitor;
let somebody: LocalAccount;
const changing = () => routes.filter(({ method }) => method !== 'GET' && method !== 'HEAD');

beforeAll(async () => {
  server = await furnished(await guardedServer({}, made));
  description = await descriptionOf(server);
  // Nobody is here to wait for whoever tries too often.
  const attempts = new Attempts(server.app.get(Clock), () => Promise.resolve());
  Object.assign(server.app.get(Identity), { attempts });
  visitor = await signedIn(server, ['contract-manager', 'administrator']);
  other = await signedIn(server, ['contract-manager', 'administrator']);
  somebody = await localAccount(server, ['broker']);
});

/** Sends it with these headers and this token, in the header or in the body; the rest is as it should be. */
async function send(
  route: Route,
  cookie: string,
  token: string,
  where: 'header' | 'body',
  more: Headers,
): Promise<Answer> {
  const request = plausible(route, description, where === 'body' ? token : '');
  const { 'x-csrf-token': _, ...headers } = request.headers ?? {};
  const inHeader: Headers = where === 'header' && token !== '' ? { 'x-csrf-token': token } : {};
  return ask(server.url, { ...request, headers: { ...headers, ...inHeader, cookie, ...more } });
}

/** A form goes to its route by its token, a script's request by its header, and from here alone. */
it('each change is taken with the right token from this origin, and with nothing less', async () => {
  const right = await visitor.csrf();
  const tokens = {
    right,
    none: '',
    'another session’s': await other.csrf(),
    invented: `${right.slice(0, -4)}AAAA`,
  };
  const wrong: string[] = [];
  expect(changing().length).toBeGreaterThan(25);
  for (const route of changing().filter(({ path }) => path !== '/sign-out')) {
    const where = description.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.['post']?.requestBody
      ? 'header'
      : 'body';
    for (const [token, text] of Object.entries(tokens)) {
      const refused = foreign(await send(route, visitor.cookie, text, where, {}));
      if (refused !== (token !== 'right'))
        wrong.push(`${route.path}: ${token} is ${refused ? 'refused' : 'taken'}`);
    }
    for (const [site, header] of Object.entries(sites)) {
      const refused = foreign(await send(route, visitor.cookie, right, where, header));
      if (refused !== site.endsWith('-site'))
        wrong.push(`${route.path}: ${site} is ${refused ? 'refused' : 'taken'}`);
    }
    for (const [origin, header] of Object.entries(originsFor(server.url))) {
      const refused = foreign(await send(route, visitor.cookie, right, where, header));
      if (refused === ['right', 'absent'].includes(origin))
        wrong.push(`${route.path}: ${origin} is ${refused ? 'refused' : 'taken'}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each(['/account/sessions/end-others', '/api/v1/providers'])('%s: the whole matrix', async (path) => {
  const route = { method: 'POST', path };
  const right = await visitor.csrf();
  for (const [token, text] of Object.entries({ right, none: '', other: await other.csrf() })) {
    for (const where of path.startsWith('/api') ? (['header'] as const) : (['header', 'body'] as const)) {
      for (const [site, one] of Object.entries(sites)) {
        for (const [origin, another] of Object.entries(originsFor(server.url))) {
          const taken = !foreign(await send(route, visitor.cookie, text, where, { ...one, ...another }));
          const should = token === 'right' && !site.endsWith('-site') && ['right', 'absent'].includes(origin);
          expect([token, where, site, origin, taken]).toEqual([token, where, site, origin, should]);
        }
      }
    }
  }
});

it('a token of before the sign-in, or of the session before, is good no more', async () => {
  const browsing = new Browsing(server.url);
  const stale = csrfIn(await browsing.open('/sign-in'));
  await browsing.submit('/sign-in', { email: somebody.email, password: somebody.password });
  const between = csrfIn(await browsing.open('/sign-in/second-factor'));
  await browsing.submit('/sign-in/second-factor', { code: somebody.code() });
  for (const sent of [stale, between])
    expect(foreign(await browsing.post('/account/sessions/end-others', { _csrf: sent }))).toBe(true);
  const again = await sessionOf(server, somebody.user);
  const sent = csrfIn(await browsing.open('/account'));
  const later = new Browsing(server.url, { cookie: again.cookie });
  expect(foreign(await later.post('/account/sessions/end-others', { _csrf: sent }))).toBe(true);
  expect(foreign(await browsing.post('/account/sessions/end-others', { _csrf: sent }))).toBe(false);
});

it('nobody is signed in, nor anybody’s password asked for, from elsewhere', async () => {
  const { email, password } = await localAccount(server, ['broker']);
  const attacker = new Browsing(server.url);
  const sent = csrfIn(await attacker.open('/sign-in'));
  const victim = new Browsing(server.url);
  await victim.open('/sign-in');
  for (const path of [
    '/sign-in',
    '/sign-in/second-factor',
    '/reset',
    '/enrol/password',
    '/enrol/recovery-codes',
  ]) {
    const fields = { email, password, code: '123456' };
    expect([path, foreign(await victim.post(path, { ...fields, _csrf: sent }))]).toEqual([path, true]);
    expect([path, foreign(await victim.post(path, fields))]).toEqual([path, true]);
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect([path, foreign(await attacker.post(path, { ...fields, _csrf: sent }, cross))]).toEqual([
      path,
      true,
    ]);
  }
  expect((await attacker.post('/sign-in', { email, password, _csrf: sent })).headers.location).toBe(
    '/sign-in/second-factor',
  );
});

it('a program with a token needs none, and its token is never sent by a browser of itself', async () => {
  const authorization = `Bearer ${await tokenFor(server, ['contract-manager'])}`;
  const route = { method: 'POST', path: '/api/v1/providers' };
  const through = [201, 409];
  expect(through).toContain((await send(route, '', '', 'header', { authorization })).status);
  expect(through).toContain((await send(route, visitor.cookie, '', 'header', { authorization })).status);
  const over = { authorization: `Bearer evh_${'A'.repeat(43)}` };
  expect((await send(route, visitor.cookie, await visitor.csrf(), 'header', over)).status).toBe(401);
});

it('no form and no plain text reaches the API, token or not', async () => {
  for (const type of [
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    '',
  ]) {
    const headers = { 'x-csrf-token': await visitor.csrf(), cookie: visitor.cookie, 'content-type': type };
    const { status } = await ask(server.url, {
      method: 'POST',
      path: '/api/v1/providers',
      headers,
      body: '{"provider":"P9"}',
    });
    expect([type, status]).toEqual([type, 415]);
  }
});

it('what is refused is counted', async () => {
  const { refusals } = server.app.get(Identity);
  await refusals.flush();
  const user = await accountWith(server, ['broker']);
  const { cookie } = await sessionOf(server, user);
  await send({ method: 'POST', path: '/sign-out' }, cookie, '', 'body', {});
  await refusals.flush();
  const authorization = `Bearer ${await tokenFor(server, ['contract-manager'])}`;
  const answer = await ask(server.url, {
    path: '/api/v1/events?type=AccessRefused&limit=1000',
    headers: { authorization },
  });
  const { events } = JSON.parse(answer.body) as { events: { data: unknown }[] };
  expect(events.map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ kind: 'csrf', user, count: 1 }),
  );
});

it('a server without one of the two guards is found', async () => {
  const route = { method: 'POST', path: '/account/sessions/end-others' };
  const guarded = server;
  for (const [words, header, token] of [
    ['csrfProtection', {}, ''],
    ['ForeignRequest', { origin: 'https://evil.example' }, 'right'],
  ] as const) {
    server = await guardedServer({}, without(words));
    const broker = await signedIn(server, ['broker']);
    expect(
      foreign(await send(route, broker.cookie, token === '' ? '' : await broker.csrf(), 'body', header)),
    ).toBe(false);
    server = guarded;
  }
});
