import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { Browsing, csrfIn } from '../support/forms.ts';
import type { Answer } from './ask.ts';
import { guardedServer } from './guarded-server.ts';
import { type LocalAccount, localAccount } from './local-account.ts';
import { hour, SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
const together = 6;
let server: RunningServer;
let somebody: LocalAccount;
beforeAll(async () => {
  server = await guardedServer({ clock, trustProxy: ['127.0.0.1'] });
  somebody = await localAccount(server, ['broker']);
});
afterEach(() => clock.pass(hour));

/** Browsers at so many addresses, each on a page of the same way in. */
const browsers = (on: (browsing: Browsing) => Promise<unknown>): Promise<readonly Browsing[]> =>
  Promise.all(
    Array.from({ length: together }, async (_, i) => {
      const browsing = new Browsing(server.url, { 'x-forwarded-for': `192.0.2.${i + 1}` });
      await on(browsing);
      return browsing;
    }),
  );

const withPassword = (browsing: Browsing) =>
  browsing.submit('/sign-in', { email: somebody.email, password: somebody.password });

/** Sends the same form from all at the same moment; where each was led. */
async function atOnce(all: readonly Browsing[], page: string, fields: Readonly<Record<string, string>>) {
  const forms = await Promise.all(all.map(async (each) => csrfIn(await each.open(page))));
  const answers = await Promise.all(all.map((each, i) => each.post(page, { _csrf: forms[i]!, ...fields })));
  return answers.map(({ headers }: Answer) => headers.location);
}

/** How many are in. */
const inside = async (all: readonly Browsing[]) =>
  (await Promise.all(all.map((each) => each.open('/account')))).filter(({ status }) => status === 200).length;

it('a code opens once, however many send it at the same moment', async () => {
  const all = await browsers(withPassword);
  const led = await atOnce(all, '/sign-in/second-factor', { code: somebody.code() });
  expect(led.filter((location) => location === '/')).toHaveLength(1);
  expect(await inside(all)).toBe(1);
});

it('a recovery code opens once', async () => {
  const [recovery = ''] = await server.app.get(Identity).recoveryCodes.issue(somebody.user);
  const all = await browsers(withPassword);
  const led = await atOnce(all, '/sign-in/second-factor', { recovery });
  expect(led.filter((location) => location === '/')).toHaveLength(1);
  expect(await inside(all)).toBe(1);
  expect(server.app.get(Identity).recoveryCodes.left(somebody.user)).toBe(9);
});

it('a link opens one way, and whoever came second has lost it', async () => {
  const { links, people } = server.app.get(Identity);
  const { user } = await localAccount(server, ['broker']);
  const secret = links.issue('reset', user, 60);
  const { name, email } = people.of(user)!;
  const all = await browsers((browsing) => browsing.open(`/reset/${secret}`));
  const led = await atOnce(all, '/enrol/password', { name, email, password: 'gravel-lantern-mandolin-17' });
  expect(led.filter((location) => location === '/sign-in/second-factor')).toHaveLength(1);
  expect(new Set(led)).toEqual(new Set(['/sign-in/second-factor', '/sign-in?said=link-over']));
});

it('a session that is signed out twice at the same moment has one end', async () => {
  const [browsing] = await browsers(withPassword);
  await browsing!.submit('/sign-in/second-factor', { code: somebody.code() });
  const sent = csrfIn(await browsing!.open('/account'));
  const { cookie } = browsing!;
  const again = Array.from({ length: together }, () => new Browsing(server.url, { cookie }));
  const answers = await Promise.all(again.map((each) => each.post('/sign-out', { _csrf: sent })));
  expect(answers.map(({ status }) => status)).toEqual(again.map(() => 303));
  expect(await inside(again)).toBe(0);
});
