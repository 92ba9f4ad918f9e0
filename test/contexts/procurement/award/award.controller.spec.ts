import { Principal } from '#access';
import { EventStore, Policies, Projections } from '#event-sourcing';
import { Identity } from '../../../../src/identity/identity.ts';
import { createApp, type RunningServer } from '../../../../src/main.ts';
import { accountWith } from '../../../support/signed-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import type { MovingClock } from '../../../web/account/moving-clock.ts';
import { toldTender } from '../../../web/tenders/letters/told-tender.ts';

type Body = Record<string, unknown>;
interface Held {
  readonly area: string;
  readonly role: string;
  readonly provider: string;
  readonly from: string;
  readonly to: string | null;
}
interface Rate {
  readonly area: string;
  readonly provider: string;
  readonly hourlyPence: number;
  readonly effectiveFrom: string;
}
interface Award {
  readonly certificate: string;
  readonly awards: readonly Omit<Held, 'from' | 'to'>[];
}

const folder = temporaryFolder();
const award = 'tenders/T-2026/award';
let server: RunningServer;
let clock: MovingClock;
let decider: string;
let colleague: string;

const answered = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as Body,
});
const post = async (token: string, path: string, body: Body = {}) =>
  answered(
    await fetch(`${server.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ framework: 'CSH-2025', ...body }),
    }),
  );
const get = async (path: string) => {
  const headers = { authorization: `Bearer ${decider}` };
  const { status, body } = await answered(await fetch(`${server.url}/api/v1/${path}`, { headers }));
  expect([path, status]).toEqual([path, 200]);
  return body;
};
const refused = (code: string) => ({ status: 409, body: { type: `urn:evenhand:${code}` } });
const decidedNow = async () => (await get('tenders/T-2026'))['award'] as Award;
const digest = async () => (await get('tenders/T-2026/allocation/certificate'))['digest'];

/** Of somebody new, for longer than the standstill. */
async function somebody(): Promise<string> {
  const owner = await accountWith(server, ['contract-manager']);
  const wish = { name: 'a-test', roles: ['contract-manager'] as const, provider: null, owner, days: 30 };
  return (await server.app.get(Identity).tokens.issue(wish, Principal.system('identity'))).text;
}

beforeAll(async () => {
  ({ server, clock } = await toldTender(folder));
  [decider, colleague] = [await somebody(), await somebody()];
});
afterAll(() => server.close());

it('is decided, and the certificate of it is the one on record', async () => {
  const decided = await post(decider, award, { from: '2026-07-20', to: '2030-07-20' });
  expect(decided.status).toBe(201);
  expect(await digest()).toBe((await decidedNow()).certificate);
  expect(await post(colleague, `${award}/confirmation`)).toMatchObject(refused('outcome-not-notified'));
  expect((await post(decider, `${award}/notification`)).status).toBe(201);
});

it('is confirmed by somebody else after the standstill, and not lost when the server starts again', async () => {
  await server.close();
  const limits = { reading: 10_000, recording: 10_000 };
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
  expect(await post(colleague, `${award}/confirmation`)).toMatchObject(refused('standstill-not-over'));
  clock.pass(14 * 24 * 60);
  expect(await post(decider, `${award}/confirmation`)).toMatchObject(refused('second-person-needed'));
  expect((await get('positions'))['positions']).toEqual([]);
  expect((await post(colleague, `${award}/confirmation`)).status).toBe(201);
});

it('then the positions are held at the rates of the bids, and the certificate stays what it was', async () => {
  await server.app.get(Policies).settled();
  await server.app.get(Projections).reached((await server.app.get(EventStore).last()) ?? 0);
  const { awards, certificate } = await decidedNow();
  const asOf = '2026-07-20';
  const { positions } = (await get(`positions?asOf=${asOf}`)) as { positions: readonly Held[] };
  const held = positions.map(({ area, role, provider, from, to }) => ({ area, role, provider, from, to }));
  expect(awards.length).toBeGreaterThan(4);
  expect(held).toHaveLength(awards.length);
  expect(held).toEqual(
    expect.arrayContaining(
      awards.map(({ area, role, provider }) => ({ area, role, provider, from: asOf, to: '2030-07-20' })),
    ),
  );
  const { rates } = (await get(`rates?asOf=${asOf}`)) as { rates: readonly Rate[] };
  const { bids } = (await get('tenders/T-2026')) as {
    bids: readonly { provider: string; rates: readonly Rate[] }[];
  };
  const bid = awards.flatMap(({ area, provider }) =>
    bids
      .find((each) => each.provider === provider)!
      .rates.filter((rate) => rate.area === area)
      .map(({ hourlyPence }) => ({ area, provider, hourlyPence, effectiveFrom: asOf })),
  );
  expect(
    rates.map(({ area, provider, hourlyPence, effectiveFrom }) => ({
      area,
      provider,
      hourlyPence,
      effectiveFrom,
    })),
  ).toEqual(expect.arrayContaining(bid));
  expect(rates).toHaveLength(bid.length);
  expect(await digest()).toBe(certificate);
});
