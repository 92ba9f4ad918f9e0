import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { Browsing, csrfIn, form } from '../support/forms.ts';
import { accountWith, signedIn, tokenFor } from '../support/signed-in.ts';
import { type Answer, ask } from './ask.ts';
import { guardedServer } from './guarded-server.ts';
import { furnished } from './house.ts';
import { type LocalAccount, localAccount, signInOn } from './local-account.ts';
import { minute, SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
let server: RunningServer;
let authorization: string;
let somebody: LocalAccount;
beforeAll(async () => {
  server = await furnished(
    await guardedServer({ clock, identity: { publicUrl: 'https://evenhand.example.org' } }),
  );
  authorization = `Bearer ${await tokenFor(server, ['contract-manager'])}`;
  somebody = await localAccount(server, ['contract-manager']);
});

/** What every object would have if a request could give it something. */
const polluted = () => ['polluted', 'isAdmin', 'roles', '0', 'status', 'shell'].filter((key) => key in {});
const ok = ({ status }: Answer) => status < 500;

const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'constructor.prototype',
  '__proto__.polluted',
  '__proto__[polluted]',
];
const payloads = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":{"__proto__":{"polluted":true}}}',
  '[{"__proto__":{"polluted":true}}]',
  '{"a":[{"constructor":{"prototype":{"isAdmin":true}}}]}',
  '{"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":true}}',
  '{"__pro\\u0074o__":{"roles":["administrator"]}}',
  '{"provider":"P7","name":"N","cqcRating":null,"joinedOn":"2026-01-01","__proto__":{"polluted":1}}',
  '{"provider":{"__proto__":{"polluted":true}},"name":"N"}',
  '{"__proto__":null}',
  '{"policy":{"order":{"__proto__":["primary"]}}}',
  '{"policy":{"awardLimits":{"constructor":{"prototype":1}}}}',
  '{"__defineGetter__":1,"__lookupSetter__":1,"hasOwnProperty":1,"toString":1,"valueOf":1}',
] as const;

describe('nothing that is sent changes what every object is made of:', () => {
  afterEach(() => expect(polluted()).toEqual([]));

  it('bodies', async () => {
    const headers = { authorization, 'content-type': 'application/json' };
    for (const path of ['/api/v1/providers', '/api/v1/frameworks', '/api/v1/frameworks/F1/policies']) {
      for (const body of payloads) {
        const answer = await ask(server.url, { method: 'POST', path, headers, body });
        expect([body, answer.status]).toEqual([body, 400]);
      }
    }
  });

  it('questions, forms, cookies and headers', async () => {
    const visitor = await signedIn(server, ['contract-manager']);
    const { cookie } = visitor;
    const sent = await visitor.csrf();
    for (const key of keys) {
      const field = encodeURIComponent(key);
      for (const path of [
        '/',
        '/offers',
        '/sign-in',
        '/account',
        '/api/v1/events',
        '/api/v1/offers',
        '/api/v1/kpi/acceptance',
      ]) {
        for (const question of [
          `${field}=polluted`,
          `${field}[polluted]=1`,
          `asOf[${field}]=1`,
          `${field}=1&${field}=2`,
        ])
          expect(ok(await ask(server.url, { path: `${path}?${question}`, headers: { cookie } }))).toBe(true);
      }
      for (const path of ['/sign-in', '/reset', '/account/password', '/account/tokens', '/account/confirm']) {
        const body = `_csrf=${encodeURIComponent(sent)}&${field}=1&${field}[polluted]=1&name[${field}]=1`;
        const answer = await ask(server.url, { method: 'POST', path, headers: { ...form, cookie }, body });
        expect([key, path, answer.status < 500 && answer.status !== 403]).toEqual([key, path, true]);
      }
      const headers = {
        cookie: `${cookie}; ${field}=1; __proto__=polluted`,
        'x-csrf-token': key,
        referer: key,
      };
      expect(ok(await ask(server.url, { path: '/account', headers }))).toBe(true);
    }
  });
});

it('a server that merges what it is sent is found', () => {
  const merge = (into: Record<string, unknown>, from: object): void => {
    for (const [key, value] of Object.entries(from)) {
      if (typeof value === 'object' && value !== null)
        merge((into[key] ??= {}) as Record<string, unknown>, value as object);
      else into[key] = value;
    }
  };
  merge({}, JSON.parse(payloads[1]) as object);
  expect(polluted()).toEqual(['polluted']);
  delete (Object.prototype as { polluted?: unknown }).polluted;
});

it('a field that comes twice is not taken for one', async () => {
  const twice = async (path: string, headers: Readonly<Record<string, string>>) =>
    (await ask(server.url, { path, headers })).status;
  for (const field of ['framework', 'asOf', 'provider'])
    expect([field, await twice(`/api/v1/kpi/acceptance?${field}=F1&${field}=F2`, { authorization })]).toEqual(
      [field, 400],
    );
  const browsing = new Browsing(server.url);
  const sent = encodeURIComponent(csrfIn(await browsing.open('/sign-in')));
  const { email, password } = somebody;
  const fields = `email=${encodeURIComponent(email)}&email=x%40example.test&password=${password}&_csrf=${sent}`;
  expect((await browsing.send('POST', '/sign-in', form, fields)).status).toBe(400);
});

it.each([
  'email=a%00b%40example.test&password=x',
  'email=a%0d%0aBcc%3a+x%40example.test&password=%00',
  'email[]=a&password[]=b',
])('a form with %s is only wrong', async (fields) => {
  const browsing = new Browsing(server.url);
  const sent = encodeURIComponent(csrfIn(await browsing.open('/sign-in')));
  const answer = await browsing.send('POST', '/sign-in', form, `${fields}&_csrf=${sent}`);
  expect([answer.status, answer.headers.location]).toEqual([400, undefined]);
  clock.pass(20 * minute);
});

it.each([
  'X-Forwarded-Host',
  'X-Host',
  'X-Forwarded-Server',
  'X-Original-URL',
  'X-Rewrite-URL',
  'Forwarded',
  'Host',
])('a link that is handed over leads here, whatever %s says', async (header) => {
  const administrator = await localAccount(server, ['administrator']);
  const browsing = await signInOn(server, administrator, new Browsing(server.url));
  const invited = await accountWith(server, ['broker']);
  const said = header === 'Forwarded' ? 'host=evil.example' : 'evil.example';
  const sent = csrfIn(await browsing.open('/account'));
  const answer = await browsing.post(
    `/administration/users/${invited}/reset`,
    { _csrf: sent },
    { [header.toLowerCase()]: said },
  );
  expect(answer.body).not.toContain('evil.example');
  const link = /https:\/\/evenhand\.example\.org\/reset\/[\w-]{43}/.test(answer.body);
  expect([answer.status, link]).toEqual(header === 'Host' ? [403, false] : [200, true]);
});

it.each([
  '/assets/../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/....//....//package.json',
  '/assets//etc/passwd',
  '/assets/%252e%252e%252fpackage.json',
  '/assets/..;/package.json',
  '/assets/govuk/../../../package.json',
  '/assets/moj/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/%c0%ae%c0%ae/package.json',
  '/assets/supported.js%00.css',
  '/assets/.env',
  '/assets/govuk/password-input.scss',
  '/api/..%2f..%2fpackage.json',
  '/assets/',
] as const)('%s shows no file', async (path) => {
  const answer = await ask(server.url, { path, headers: { authorization } });
  expect([400, 403, 404]).toContain(answer.status);
  expect(answer.body).not.toMatch(/"dependencies"|root:/);
});

it('the account has as many names as before', () => {
  expect(server.app.get(Identity).people.byEmail(somebody.email)?.user).toBe(somebody.user);
});
