import { Identity } from '../../src/identity/identity.ts';
import type { RunningServer } from '../../src/main.ts';
import { AdmitProvider } from '../../contexts/providers/admit-provider.ts';
import { jest } from '@jest/globals';
import { Rule } from '#access';
import { EventStore, type RecordedEvent } from '#event-sourcing';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { recordAsSystem, sessionOf, type Visitor } from '../support/signed-in.ts';
import { ask } from './ask.ts';
import { tokenOf } from './credentials.ts';
import { collecting, guardedServer } from './guarded-server.ts';
import { furnished } from './house.ts';
import { localAccount } from './local-account.ts';
import { type Description, descriptionOf, plausible } from './plausible.ts';
import { SettableClock } from './settable-clock.ts';

const clock = new SettableClock();
const { routes, made } = collecting();
let server: RunningServer & { readonly folder: string };
let description: Description;
let auditor: Visitor;
let csrf: string;
beforeAll(async () => {
  server = await furnished(await guardedServer({ clock }, made));
  description = await descriptionOf(server);
  await localAccount(server, ['administrator']);
  auditor = await sessionOf(server, (await localAccount(server, ['auditor'])).user);
  csrf = await auditor.csrf();
});

const log = async (): Promise<readonly RecordedEvent[]> =>
  (await server.app.get(EventStore).readAll({ limit: 100_000 })).events;

/** Every row of `ops.db`, by its table, but the auditor's own, and how far policies have read the log. */
function secrets(): Readonly<Record<string, readonly string[]>> {
  const db = new DatabaseSync(join(server.folder, 'ops.db'), { readOnly: true });
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('checkpoints')")
    .all();
  const rows = tables.map(({ name }) => [
    String(name),
    db
      .prepare(`SELECT * FROM ${String(name)}`)
      .all()
      .filter((row) => row['user'] !== auditor.user)
      .map((row) =>
        JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)),
      )
      .toSorted(),
  ]);
  db.close();
  return Object.fromEntries(rows) as Readonly<Record<string, readonly string[]>>;
}

type Headers = Readonly<Record<string, string>>;

/** Asks each route, with each method, what whoever may would ask of it. */
async function askEverything(credential: () => Promise<Headers>): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>();
  for (const path of new Set(routes.map((route) => route.path))) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      if (path === '/sign-out' && method === 'POST') continue;
      const request = plausible({ method, path }, description, csrf);
      const headers = { ...request.headers, ...(await credential()) };
      const { status } = await ask(server.url, { ...request, headers });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  return statuses;
}

/** Events of the auditor's own account and tokens, and how often somebody was refused. */
const own = ({ stream, data }: RecordedEvent): boolean =>
  stream === `account-${auditor.user}` ||
  (stream.startsWith('token-') && data['owner'] === auditor.user) ||
  stream.startsWith('refusals-');

const bySession = () => Promise.resolve({ cookie: auditor.cookie, 'x-csrf-token': csrf });

it('an auditor signed in asks everything, and only his own account has changed', async () => {
  const [events, rows] = [await log(), secrets()];
  const statuses = await askEverything(bySession);
  expect([statuses.get(200) ?? 0, statuses.get(403) ?? 0].every((count) => count > 10)).toBe(true);
  const since = (await log()).slice(events.length);
  expect(since.filter((event) => !own(event))).toEqual([]);
  // A link that is over, a sign-in that was begun and given up: nothing of them stays.
  expect(secrets()).toEqual(rows);
});

it('an auditor’s token asks everything, and nothing has changed but when it was used', async () => {
  const credential = await tokenOf(server, auditor.user, ['auditor']);
  await ask(server.url, { path: '/api/v1/events', headers: credential });
  const [events, { tokens_used: before, ...rows }] = [await log(), secrets()];
  await askEverything(() => Promise.resolve(credential));
  expect((await log()).slice(events.length).filter(({ stream }) => !stream.startsWith('refusals-'))).toEqual(
    [],
  );
  const { tokens_used: used, ...after } = secrets();
  expect(after).toEqual(rows);
  expect(used).toHaveLength(before!.length);
});

it('what an auditor changes is found', async () => {
  const [events, rows] = [await log(), secrets()];
  const off = jest.spyOn(Rule.prototype, 'allows').mockReturnValue(true);
  const provider = { provider: 'P77', name: 'N', cqcRating: null, joinedOn: '2026-01-01' };
  const headers = { ...(await bySession()), 'content-type': 'application/json' };
  const { status } = await ask(server.url, {
    method: 'POST',
    path: '/api/v1/providers',
    headers,
    body: JSON.stringify(provider),
  });
  off.mockRestore();
  expect(status).toBe(201);
  expect((await log()).slice(events.length).filter((event) => !own(event))).toHaveLength(1);
  server.app.get(Identity).links.issue('reset', 'u-1', 1);
  expect(secrets()).not.toEqual(rows);
  await expect(recordAsSystem(server, new AdmitProvider({ ...provider, cqcRating: null }))).rejects.toThrow(
    'This is for',
  );
});
