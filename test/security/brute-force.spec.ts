import { jest } from '@jest/globals';
import { Attempts } from '../../src/identity/attempts.ts';
import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { Browsing, csrfIn } from '../support/forms.ts';
import { tokenFor } from '../support/signed-in.ts';
import { type Answer, ask } from './ask.ts';
import { guardedServer } from './guarded-server.ts';
import { type LocalAccount, localAccount, signInOn } from './local-account.ts';
import { hour, minute, SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
let server: RunningServer;
let owner: LocalAccount;
/** Milliseconds that somebody was made to wait, attempt by attempt: here nobody waits, and time passes all the same. */
const waits: number[] = [];

/** Attempts whose waiting costs this specification nothing. */
const patient = () =>
  new Attempts(clock, async (ms) => {
    waits.push(ms);
    clock.pass(ms);
  });

beforeAll(async () => {
  server = await guardedServer({ clock, trustProxy: ['127.0.0.1'] });
  owner = await localAccount(server, ['contract-manager']);
});
beforeEach(() => {
  waits.length = 0;
  clock.pass(2 * hour);
  Object.assign(server.app.get(Identity), { attempts: patient() });
});
afterEach(() => jest.restoreAllMocks());

/** Somebody at an address, with a fresh sign-in page. */
const from = (address: string) => new Browsing(server.url, { 'x-forwarded-for': address });

async function guess(browsing: Browsing, email: string, password: string): Promise<Answer> {
  const sent = csrfIn(await browsing.open('/sign-in'));
  return browsing.post('/sign-in', { _csrf: sent, email, password });
}

it('from one address guessing is slow, then fruitless, and the owner comes in from his own browser meanwhile', async () => {
  const home = await signInOn(server, owner, from('192.0.2.7'));
  const browser = new Map(home.cookies);
  const attacker = from('198.51.100.1');
  const statuses: number[] = [];
  for (let guesses = 0; guesses < 60; guesses++)
    statuses.push((await guess(attacker, owner.email, `wrong-guess-number-${guesses}`)).status);
  expect(waits.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000]);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  expect(new Set(statuses)).toEqual(new Set([400, 429]));
  // Also with the right password the attacker's address is told to wait, and for how long.
  const right = await guess(attacker, owner.email, owner.password);
  expect([right.status, Number(right.headers['retry-after']) > 0]).toEqual([429, true]);

  const again = from('192.0.2.7');
  for (const [name, value] of browser) if (name.endsWith('-browser')) again.cookies.set(name, value);
  waits.length = 0;
  clock.pass(minute);
  await signInOn(server, owner, again);
  expect(waits).toEqual([]);
});

it('from a hundred addresses no more is tried in an hour than from one, and the owner comes in all the same', async () => {
  const home = await signInOn(server, owner, from('192.0.2.8'));
  const statuses: number[] = [];
  for (let network = 1; network <= 110; network++)
    statuses.push(
      (await guess(from(`203.0.${network}.9`), owner.email, `wrong-guess-number-${network}`)).status,
    );
  expect(statuses.filter((status) => status === 400)).toHaveLength(100);
  expect(statuses.slice(100)).toEqual(Array.from({ length: 10 }, () => 429));
  const again = from('192.0.2.9');
  for (const [name, value] of home.cookies) if (name.endsWith('-browser')) again.cookies.set(name, value);
  clock.pass(minute);
  await signInOn(server, owner, again);
});

it('somebody else’s guessing keeps nobody else out', async () => {
  for (let guesses = 0; guesses < 40; guesses++)
    await guess(from('198.51.100.2'), owner.email, `wrong-${guesses}`);
  const another = await localAccount(server, ['broker']);
  expect((await signInOn(server, another, from('198.51.100.3'))).cookie).toContain('__Host-evenhand=');
});

it('five wrong codes, and the password is asked for again', async () => {
  const browsing = from('198.51.100.4');
  await browsing.submit('/sign-in', { email: owner.email, password: owner.password });
  const answers: Answer[] = [];
  for (let codes = 0; codes < 5; codes++) {
    const wrong = String((Number(owner.code(0)) + 1 + codes) % 1e6).padStart(6, '0');
    answers.push(await browsing.submit('/sign-in/second-factor', { code: wrong }));
  }
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 303]);
  expect(answers.at(-1)!.headers.location).toBe('/sign-in?said=too-often');
  const { headers } = await browsing.open('/sign-in/second-factor');
  expect(headers.location).toBe('/sign-in?said=too-long');
});

it('a code that was used, or that is older than a step, is none', async () => {
  await signInOn(server, owner, from('198.51.100.5'));
  for (const steps of [1, 0, -1, -2, 5]) {
    const browsing = from('198.51.100.5');
    await browsing.submit('/sign-in', { email: owner.email, password: owner.password });
    expect((await browsing.submit('/sign-in/second-factor', { code: owner.code(steps) })).status).toBe(400);
  }
});

describe('whether there is an account', () => {
  /** What an answer shows, but for what is random in every one. */
  const shown = ({ status, headers, body }: Answer) => {
    const { date: _, 'set-cookie': cookies, ...rest } = headers;
    const said = body.replaceAll(/value="[^"]*"/g, '').replaceAll(/[\w.-]+@example\.test/g, '');
    return {
      status,
      rest: { ...rest, 'content-length': '' },
      said,
      cookies: cookies?.map((each) => each.split('=')[0]),
    };
  };

  it('is not told by what is answered', async () => {
    const known = await guess(from('198.51.100.6'), owner.email, 'not the password');
    const unknown = await guess(from('198.51.100.7'), 'nobody.at.all@example.test', 'not the password');
    expect(shown(unknown)).toEqual(shown(known));
    const [reset, none] = [from('198.51.100.6'), from('198.51.100.7')];
    const asked = await reset.submit('/sign-in', { email: owner.email }, '/reset');
    expect(shown(await none.submit('/sign-in', { email: 'nobody.at.all@example.test' }, '/reset'))).toEqual(
      shown(asked),
    );
  });

  it('is not told by the time that it takes', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let pair = 0; pair < 20; pair++) {
      for (const who of pair % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        clock.pass(20 * minute);
        const browsing = from(`198.51.100.${10 + pair}`);
        const sent = csrfIn(await browsing.open('/sign-in'));
        const email = who === 'known' ? owner.email : `nobody.${pair}@example.test`;
        const began = performance.now();
        await browsing.post('/sign-in', { _csrf: sent, email, password: 'not the password' });
        times[who].push(performance.now() - began);
      }
    }
    const median = (all: readonly number[]) => all.toSorted((one, other) => one - other)[10]!;
    const [known, unknown] = [median(times.known), median(times.unknown)];
    // Without the same work for nobody's password this is a tenth and less.
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.5);
  });
});

it('however much is tried, the log grows by one event a minute and stream', async () => {
  const { refusals } = server.app.get(Identity);
  await refusals.flush();
  const authorization = `Bearer ${await tokenFor(server, ['contract-manager'])}`;
  const lastPosition = async () => {
    const { body } = await ask(server.url, {
      path: '/api/v1/events?type=AccessRefused&limit=1000',
      headers: { authorization },
    });
    return JSON.parse(body) as { events: { data: { kind: string; count: number } }[] };
  };
  const before = (await lastPosition()).events.length;
  for (let tried = 0; tried < 300; tried++) {
    const guessed = { authorization: `Bearer evh_${String(tried).padStart(43, 'A')}` };
    expect((await ask(server.url, { path: '/api/v1/events', headers: guessed })).status).toBe(401);
  }
  for (let tried = 0; tried < 20; tried++)
    await ask(server.url, { path: `/reset/${String(tried).padStart(43, 'A')}` });
  await refusals.flush();
  const { events } = await lastPosition();
  const since = events.slice(before).map(({ data }) => [data.kind, data.count]);
  expect(since).toEqual(
    expect.arrayContaining([
      ['token', 300],
      ['link', 20],
    ]),
  );
  expect(since.length).toBeLessThanOrEqual(3);
});

it('a sign-in that nothing slows down is found', async () => {
  const attempt = jest.spyOn(Attempts.prototype, 'attempt');
  attempt.mockImplementation((_attempt, work) => work());
  const statuses: number[] = [];
  for (let guesses = 0; guesses < 35; guesses++)
    statuses.push((await guess(from('198.51.100.99'), owner.email, `wrong-${guesses}`)).status);
  expect([new Set(statuses), waits]).toEqual([new Set([400]), []]);
});

it('what is kept of an address that nobody has is short, however long it was', async () => {
  const attempt = jest.spyOn(Attempts.prototype, 'attempt');
  for (const email of ['nobody@example.test', `${'x'.repeat(60_000)}@example.test`])
    await guess(from('198.51.100.98'), email, 'not the password');
  expect(attempt.mock.calls.map(([{ account }]) => account.length < 100)).toEqual([true, true]);
});
