import type { GrantedRole } from '#access';
import type { RunningServer } from '../../src/main.ts';
import { Attempts } from '../../src/identity/attempts.ts';
import { Identity } from '../../src/identity/identity.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { form } from '../support/forms.ts';
import { type FuzzedRequest, fuzzedRequests } from '../support/fuzz-requests.ts';
import { signedIn, type Visitor } from '../support/signed-in.ts';
import { type Answer, type Asked, ask } from './ask.ts';
import { guardedServer } from './guarded-server.ts';
import { furnished } from './house.ts';
import { type Description, descriptionOf } from './plausible.ts';
import { SettableClock } from './settable-clock.ts';

/** How many times as much is asked as in a run of all specifications. */
const scale = Number(process.env['SECURITY_SCALE'] ?? 1);
const count = Math.round(2_500 * scale);
const seed = Number(process.env['SECURITY_SEED'] ?? 20_261_123);
const atOnce = 8;
const roles: readonly (readonly GrantedRole[])[] = [
  ...([['administrator'], ['contract-manager'], ['broker'], ['auditor'], ['provider'], []] as const),
  ['administrator', 'contract-manager', 'broker'],
];

const clock = new SettableClock();
let server: RunningServer;
let description: Description;
beforeAll(async () => {
  server = await furnished(await guardedServer({ clock }));
  description = await descriptionOf(server);
  // Nobody is here to wait.
  Object.assign(server.app.get(Identity), { attempts: new Attempts(clock, () => Promise.resolve()) });
});

/** Whether a body is a problem of this status, as RFC 9457 has it. */
function isProblem(body: string, status: number): boolean {
  const said = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const texts = [said['type'], said['title'], said['detail']].map(String);
  return (
    /^urn:evenhand:[a-z-]+$/.test(texts[0]!) &&
    texts.every((text) => /\S/.test(text)) &&
    said['status'] === status
  );
}

/** What is wrong with an answer, whoever asked for whatever. */
function wrongWith({ method, path }: Asked, answer: Answer): readonly string[] {
  const { status, headers, body } = answer;
  const type = headers['content-type'] ?? '';
  const wrong = [...faultsOf(answer)];
  const told = type.startsWith('application/problem+json') && isProblem(body, status);
  if (status >= 400 && path.startsWith('/api') && method !== 'HEAD' && !told)
    wrong.push(`is no problem: ${type} ${body.slice(0, 200)}`);
  if (status >= 300 && status < 400 && !/^\/(?![/\\])[^\r\n]*$/.test(headers.location ?? ''))
    wrong.push('leads elsewhere');
  if (type.startsWith('text/html') && /<script>alert|<img src=x/.test(body)) wrong.push('repeats a script');
  return wrong;
}

/** Somebody in each role, and somebody new when his session was ended by what was asked. */
class Crowd {
  readonly #present = new Map<string, { visitor: Visitor; csrf: string }>();

  async send(
    request: FuzzedRequest,
    as: readonly GrantedRole[],
    served: RunningServer,
  ): Promise<readonly [Asked, Answer]> {
    const { visitor, csrf } = await this.#somebody(as, served);
    const { method, path, headers, body, form: fields } = request;
    const sent = fields ? new URLSearchParams({ _csrf: csrf, ...fields }).toString() : body;
    const said = { ...headers, ...(fields ? form : {}), cookie: visitor.cookie, 'x-csrf-token': csrf };
    const asked = { method, path, headers: said, ...(sent === undefined ? {} : { body: sent }) };
    const answer = await ask(served.url, asked);
    if (
      path.startsWith('/sign-out') ||
      path.includes('/sessions/') ||
      (answer.headers.location ?? '').startsWith('/sign-in')
    )
      this.#present.delete(as.join());
    return [asked, answer];
  }

  async #somebody(as: readonly GrantedRole[], served: RunningServer) {
    const known = this.#present.get(as.join());
    if (known) return known;
    const visitor = await signedIn(served, as, as.includes('provider') ? 'P01' : null);
    const found = { visitor, csrf: await visitor.csrf() };
    this.#present.set(as.join(), found);
    return found;
  }
}

interface Tally {
  readonly wrong: string[];
  readonly statuses: Map<number, number>;
  readonly routes: Set<string>;
}

async function tally(requests: readonly FuzzedRequest[], served: RunningServer): Promise<Tally> {
  const found: Tally = { wrong: [], statuses: new Map(), routes: new Set() };
  const crowd = new Crowd();
  const waiting = requests.map((request, i) => [request, roles[i % roles.length]!] as const).toReversed();
  const caller = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [request, as] = next;
      const [asked, answer] = await crowd.send(request, as, served);
      found.statuses.set(answer.status, (found.statuses.get(answer.status) ?? 0) + 1);
      if (answer.status < 400) found.routes.add(`${request.method} ${request.route}`);
      const said = `${asked.method} ${asked.path.slice(0, 200)} ${asked.body?.slice(0, 300) ?? ''} as ${as.join('+')}`;
      found.wrong.push(...wrongWith(asked, answer).map((fault) => `${fault} (${answer.status}): ${said}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return found;
}

it(
  `${count} requests, right, nearly right and hostile, in every role: none fails (seed ${seed})`,
  async () => {
    const { wrong, statuses, routes } = await tally(fuzzedRequests(description, count, seed), server);
    expect(wrong).toEqual([]);
    // They come through to what they are for, and to every kind of refusal.
    for (const status of [200, 201, 303, 400, 403, 404, 409])
      expect([status, statuses.has(status)]).toEqual([status, true]);
    const described = Object.values(description.paths).flatMap((each) => Object.keys(each)).length;
    expect(routes.size).toBeGreaterThan(described / 4);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((await ask(server.url, { path: '/readyz' })).status).toBe(200);
  },
  60_000 + 60_000 * scale,
);

it('a server that fails, strays and says why is found', async () => {
  const careless = await guardedServer({ logLevel: 'silent' }, (fastify) => {
    fastify.addHook('onRequest', async (request, reply) => {
      if (request.url.includes('planted=fails')) throw new Error('at home');
      if (request.url.includes('planted=strays')) return reply.redirect('//evil.example', 303);
      if (request.url.includes('planted=plain'))
        return reply.status(400).type('text/plain').send(new Error('x').stack);
      return undefined;
    });
  });
  const of = async (path: string) => wrongWith({ path }, await ask(careless.url, { path }));
  expect(await of('/api/v1/events?planted=fails')).toContain('fails with 500');
  expect(await of('/api/v1/events?planted=strays')).toContain('leads elsewhere');
  expect(await of('/api/v1/events?planted=plain')).toEqual(
    expect.arrayContaining(['shows its inside', expect.stringMatching(/^is no problem/)]),
  );
});
