import { jest } from '@jest/globals';
import { type GrantedRole, Rule } from '#access';
import type { FastifyInstance } from 'fastify';
import type { RunningServer } from '../../src/main.ts';
import { signedIn, type Visitor } from '../support/signed-in.ts';
import { invalidCredentials, tokenOf } from './credentials.ts';
import { collecting, guardedServer, without } from './guarded-server.ts';
import { furnished } from './house.ts';
import { type Exchange, faultOfKnown, faultOfStranger } from './route-faults.ts';
import { type Sender, senderTo } from './sender.ts';
import { minute, SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
const { routes, made } = collecting();
let server: RunningServer;
let send: Sender;
beforeAll(async () => {
  server = await furnished(await guardedServer({ clock }, made));
  send = await senderTo(server);
});
// Whoever fails to sign in again and again is slowed down, and here somebody does for every role.
beforeEach(() => clock.pass(20 * minute));

const told = ({ route: { method, path }, answer }: Exchange, who: string, fault: string | undefined) =>
  fault === undefined ? [] : [`${method} ${path} as ${who} ${fault} (${answer.status})`];

it('each route is shut to whoever is not known, or is one of those that are open', async () => {
  expect(routes.length).toBeGreaterThan(80);
  const wrong: string[] = [];
  for (const [who, credential] of Object.entries(await invalidCredentials(server, clock))) {
    for (const route of routes) {
      // A HEAD is the GET of which less is told: whoever sends nothing has asked them all.
      if (route.method === 'HEAD' && who !== 'nothing') continue;
      const exchange = await send(route, credential);
      wrong.push(...told(exchange, who, faultOfStranger(exchange, credential)));
    }
  }
  expect(wrong).toEqual([]);
});

const together: readonly GrantedRole[] = ['administrator', 'contract-manager', 'broker'];
const held: readonly (readonly GrantedRole[])[] = [
  ...([[], ['administrator'], ['contract-manager'], ['broker'], ['auditor'], ['provider']] as const),
  ['service'],
  together,
];

it.each(held.map((roles) => [roles.join(' and ') || 'nothing', roles] as const))(
  'each route answers %s as the published rules say, by session and by token',
  async (who, roles) => {
    const provider = roles.includes('provider') ? 'P01' : null;
    const wrong: string[] = [];
    const service = roles.includes('service');
    let visitor: Visitor | undefined;
    let csrf = '';
    for (const route of service ? [] : routes) {
      if (!visitor) csrf = await (visitor = await signedIn(server, roles, provider)).csrf();
      const exchange = await send(route, { cookie: visitor.cookie }, csrf);
      wrong.push(...told(exchange, `${who} by session`, faultOfKnown(exchange, roles, false)));
      if (route.path === '/sign-out') visitor = undefined;
    }
    const given = roles.filter((role) => role !== 'administrator');
    const owner = visitor?.user ?? null;
    const credential = given.length > 0 && (await tokenOf(server, owner, given, provider));
    for (const route of credential ? routes : []) {
      const exchange = await send(route, credential || {});
      wrong.push(...told(exchange, `${who} by token`, faultOfKnown(exchange, given, true)));
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

/** Whether what is sent to a path comes to a route, of which it may be a special case: `/tenders/:tender/:deed`. */
const leadsTo = (path: string, route: string): boolean => {
  const [parts, named] = [path.split('/'), route.split('/')];
  return parts.length === named.length && named.every((each, i) => each.startsWith(':') || each === parts[i]);
};

it('no other method is a way around', async () => {
  const authorization = (await tokenOf(server, null, ['service'])).authorization!;
  const wrong: string[] = [];
  for (const path of new Set(routes.map((route) => route.path))) {
    for (const method of ['OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY']) {
      if (routes.some((route) => route.method === method && leadsTo(path, route.path))) continue;
      for (const credential of [{}, { authorization }] as const) {
        const { answer, asked } = await send({ method, path }, credential);
        if (![400, 404, 415].includes(answer.status) || asked.length > 0)
          wrong.push(`${method} ${path}: ${answer.status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

describe('what is looked for here is found:', () => {
  const planted = { method: 'GET', path: '/planted' };
  const plant = (fastify: FastifyInstance) => fastify.get(planted.path, () => 'everything');

  it('a route that no rule guards', async () => {
    const careless = await guardedServer({ clock }, plant);
    const sent = await senderTo(careless);
    const stranger = await sent(planted, {});
    expect([stranger.answer.status, faultOfStranger(stranger, {})]).toEqual([303, undefined]);
    const { cookie } = await signedIn(careless, ['broker']);
    expect(faultOfKnown(await sent(planted, { cookie }), ['broker'], false)).toBe('has no rule');
  });

  it('a server that knows nobody', async () => {
    const careless = await guardedServer({ clock }, without('isOpen(route)'));
    const sent = await senderTo(careless);
    const [page, api] = [
      { method: 'GET', path: '/account' },
      { method: 'GET', path: '/api/v1/live' },
    ];
    expect(faultOfStranger(await sent(page, {}), {})).toBe('does not lead to the sign-in');
    expect(faultOfStranger(await sent(api, {}), {})).toBe('is not 401');
  });

  it('a guard that lets everything pass', async () => {
    const off = jest.spyOn(Rule.prototype, 'allows').mockReturnValue(true);
    const route = { method: 'GET', path: '/api/v1/events' };
    const exchange = await send(
      route,
      await tokenOf(server, (await signedIn(server, ['broker'])).user, ['broker']),
    );
    off.mockRestore();
    expect(faultOfKnown(exchange, ['broker'], true)).toBe('is allowed (FindEvents)');
    const malformed = { ...exchange, answer: { ...exchange.answer, status: 403 } };
    expect(faultOfKnown(malformed, ['contract-manager'], true)).toBe('is refused for another reason');
  });
});
