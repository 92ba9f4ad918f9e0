import type { RunningServer } from '../../src/main.ts';
import { Browsing, csrfIn } from '../support/forms.ts';
import { signedIn } from '../support/signed-in.ts';
import { guardedServer } from './guarded-server.ts';
import { type LocalAccount, localAccount } from './local-account.ts';
import { minute, SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
let server: RunningServer;
let somebody: LocalAccount;
let inside: Browsing;
beforeAll(async () => {
  server = await guardedServer({ clock });
  somebody = await localAccount(server, ['broker']);
  inside = new Browsing(server.url, { cookie: (await signedIn(server, ['broker'])).cookie });
});
afterEach(() => clock.pass(minute));

/** Ways to another server that have got past somebody's check before. */
const elsewhere = [
  ...[
    'https://evil.example',
    'http://evil.example',
    '//evil.example',
    '///evil.example',
    '////evil.example/%2f..',
  ],
  ...[
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\\/evil.example',
    '//\\evil.example',
    '\\evil.example',
  ],
  ...[
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
  ],
  ...[
    '//evil.example/%2e%2e',
    '/./\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%09/evil.example',
  ],
  ...[
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '//evil%E3%80%82example',
    '//evil。example',
    '/〱evil.example',
  ],
  ...[
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
  ],
  ...[
    'vbscript:x',
    'https:evil.example',
    'https:/evil.example',
    'http:///evil.example',
    '//user@evil.example',
  ],
  ...[
    '@evil.example',
    '.evil.example',
    ':80',
    '//[::1]',
    '//127.0.0.1:22',
    '//localhost:22',
    '?next=//evil.example',
  ],
  ...[
    '/\r\nLocation: https://evil.example',
    '/%0d%0aSet-Cookie:a=b',
    '/\u2028/evil.example',
    '/x\r\n\r\n<script>',
    '/'.repeat(3_000),
  ],
] as const;

const origin = 'http://here.example';

/** What a browser makes of a redirect from a page of ours: null when it stays here and is one line. */
function strays(location: string | undefined): string | null {
  if (location === undefined || /[\r\n]/.test(location) || !location.startsWith('/')) return `${location}`;
  const url = URL.parse(location, `${origin}/sign-in`);
  return url?.origin === origin && !url.pathname.startsWith('//') ? null : location;
}

const both = elsewhere.flatMap((next) => [[next], [encodeURIComponent(next)]] as const);

it('somebody who is in already is led to no other server', async () => {
  const stray: unknown[] = [];
  for (const [next] of both) {
    const { status, headers } = await inside.open(
      `/sign-in?next=${encodeURIComponent(next).slice(0, 3_900)}`,
    );
    if (status !== 303 || strays(headers.location) !== null) stray.push([next, status, headers.location]);
  }
  expect(stray).toEqual([]);
});

it('no page repeats where to go on in a way that leads to another server', async () => {
  const stray: unknown[] = [];
  for (const [next] of both) {
    const question = encodeURIComponent(next).slice(0, 3_900);
    const [signIn, confirm] = [
      await new Browsing(server.url).open(`/sign-in?next=${question}`),
      await inside.open(`/account/confirm?next=${question}`),
    ];
    for (const { status, body } of [signIn, confirm]) {
      const kept = [...body.matchAll(/name="next" value="([^"]*)"/g)].map(([, value = '']) =>
        value.replaceAll('&amp;', '&'),
      );
      const links = [...body.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, value = '']) => value);
      if (
        status !== 200 ||
        [...kept, ...links].some((each) => strays(each) !== null && !each.startsWith('#'))
      )
        stray.push([next, status, kept, links.filter((each) => strays(each) !== null)]);
    }
  }
  expect(stray).toEqual([]);
});

it.each(elsewhere.slice(0, 12))('whoever signs in with next=%s stays here', async (next) => {
  const browsing = new Browsing(server.url);
  const sent = csrfIn(await browsing.open('/sign-in'));
  const { email, password } = somebody;
  const first = await browsing.post('/sign-in', { _csrf: sent, email, password, next });
  expect(first.headers.location).toBe('/sign-in/second-factor');
  const second = await browsing.submit('/sign-in/second-factor', { code: somebody.code() });
  expect([second.status, strays(second.headers.location)]).toEqual([303, null]);
});

it('a page of here is where somebody goes on, with its question', async () => {
  const { headers } = await inside.open('/sign-in?next=%2Foffers%3FasOf%3D2026-06-30%26provider%3DP01');
  expect(headers.location).toBe('/offers?asOf=2026-06-30&provider=P01');
  const stranger = await new Browsing(server.url).open('/offers?asOf=2026-06-30&x=//evil.example');
  expect(stranger.headers.location).toBe(
    '/sign-in?next=%2Foffers%3FasOf%3D2026-06-30%26x%3D%2F%2Fevil.example',
  );
  const twice = await inside.open('/sign-in?next=/offers&next=//evil.example');
  expect(strays(twice.headers.location)).toBeNull();
});

it('what strays is found', () => {
  for (const location of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    '/a\r\nb',
    undefined,
  ])
    expect(strays(location)).not.toBeNull();
  for (const location of ['/', '/offers?next=//evil.example', '/a//b']) expect(strays(location)).toBeNull();
});
