import { Principal } from '#access';
import type { Projections } from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Entrance } from '../../src/identity/entrance.ts';
import { KnownBrowsers } from '../../src/identity/known-browsers.ts';
import { StoppedClock } from '../support/open-log.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const ops = openOpsFile();
const clock = new StoppedClock();

/** An entrance, and what it records: by whom, and in what order with what happens to the session. */
function entrance() {
  const seen: unknown[] = [];
  const execute = (command: object) => {
    seen.push([Principal.inForce()?.id, command.constructor.name, { ...command }]);
    return Promise.resolve({ position: 7 });
  };
  const reached = (position: number) => Promise.resolve(seen.push(['reached', position]));
  const made = new Entrance(
    clock,
    { execute } as unknown as CommandBus,
    { reached } as unknown as Projections,
    new KnownBrowsers(ops.db, clock),
    { secure: true },
  );
  const request = (session: object) => {
    const sent = { headers: { 'user-agent': 'Mozilla Firefox/140 Linux' }, ip: '192.0.2.7' };
    const regenerate = () => Promise.resolve(Object.assign(sent, { session: {} }));
    const destroy = () => Promise.resolve(seen.push('destroyed'));
    return Object.assign(sent, { session: { ...session, regenerate, destroy } }) as unknown as FastifyRequest;
  };
  const cookies: unknown[] = [];
  const reply = { setCookie: (...cookie: unknown[]) => cookies.push(cookie) } as unknown as FastifyReply;
  return { made, seen, request, reply, cookies };
}

it('records who comes in before he is in, and begins his session before that', async () => {
  const { made, seen, request, reply, cookies } = entrance();
  const asked = request({});
  await made.enter(asked, reply, 'u-1', 'totp');
  const { name } = asked.session;
  expect(seen).toEqual([
    ['identity', 'RecordSignIn', { user: 'u-1', session: name, factor: 'totp' }],
    ['reached', 7],
  ]);
  expect(asked.session).toMatchObject({
    user: 'u-1',
    startedAt: clock.now(),
    confirmedAt: clock.now(),
    browser: 'Firefox on Linux',
    address: '192.0.2.7',
  });
  expect(cookies).toEqual([
    [
      '__Host-evenhand-browser',
      expect.any(String),
      { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 180 * 24 * 60 * 60 },
    ],
  ]);
});

it('takes nobody’s sign-in at the council for one of just now', async () => {
  const { made, request, reply } = entrance();
  const asked = request({});
  await made.enter(asked, reply, 'u-1', 'oidc');
  expect(asked.session.confirmedAt).toBeUndefined();
});

it('ends the session of whoever was signed in there before', async () => {
  const { made, seen, request, reply } = entrance();
  await made.enter(request({ user: 'u-1', name: 's-1' }), reply, 'u-2', 'passkey');
  expect(seen).toContainEqual(['identity', 'EndSession', { user: 'u-1', session: 's-1', how: 'signed-out' }]);
});

it('ends a session before it says so, and says nothing of one that was nobody’s', async () => {
  const { made, seen, request } = entrance();
  await made.leave(request({ user: 'u-1', name: 's-1' }));
  expect(seen.slice(0, 2)).toEqual([
    'destroyed',
    ['identity', 'EndSession', { user: 'u-1', session: 's-1', how: 'signed-out' }],
  ]);
  seen.length = 0;
  await made.leave(request({}));
  expect(seen).toEqual(['destroyed']);
});
