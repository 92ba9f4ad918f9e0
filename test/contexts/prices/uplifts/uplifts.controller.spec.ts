import { createApp, type RunningServer } from '../../../../src/main.ts';
import { County } from '../../../support/county.ts';
import { until } from '../../../support/in-time.ts';
import { recordIn } from '../../../support/provider-worlds.ts';
import { tokenFor } from '../../../support/signed-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { MovingClock } from '../../../web/account/moving-clock.ts';

const folder = temporaryFolder();
let server: RunningServer;
const tokens: string[] = [];

/** 1 July 2026: two providers, each with a package of ten hours a week since March. */
beforeAll(async () => {
  const clock = new MovingClock();
  const county = new County().area('A1');
  ['P1', 'P2'].forEach((provider, i) => {
    county
      .provider(provider)
      .position('A1', i === 0 ? 'primary' : 'secondary', provider)
      .rate(provider, 'A1', 2000)
      .referral(`R${i}`, 'A1', { raisedAt: '2026-02-23' })
      .package(`K${i}`, { referral: `R${i}`, provider, placedAt: '2026-02-24', startedOn: '2026-03-02' });
  });
  await recordIn(folder, clock, county.events);
  const limits = { reading: 10_000, recording: 10_000 };
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
  for (const role of ['contract-manager', 'contract-manager', 'broker'] as const)
    tokens.push(await tokenFor(server, [role]));
});
afterAll(() => server.close());

const [proposer, colleague, broker] = [0, 1, 2] as const;
async function ask(who: number, path: string, body?: object) {
  const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' };
  const request = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${server.url}/api/v1/${path}`, request);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const uplifts = 'frameworks/CSH-2025/uplifts';
const unbounded = { leastMilliPercent: null, mostMilliPercent: null, leastPence: null, mostPence: null };
const part = { series: null, publishedOn: null };
/** 60 % × 10.1 % + 40 % × 3 % = 7.26 % (domain 2.8), with another percentage for P2, from three months before. */
const proposal = {
  ...{ uplift: 'U1', title: 'Uplift of 2026', evidence: 'Paper 12', bounds: unbounded, rounding: null },
  formula: {
    kind: 'weighted',
    parts: [
      { ...part, name: 'Staff', weightPercent: 60, milliPercent: 10_100 },
      { ...part, name: 'Others', weightPercent: 40, milliPercent: 3000 },
    ],
  },
  scope: { areas: null, levels: null, providers: null, services: null, bands: null },
  exceptions: [{ provider: 'P2', milliPercent: 3000 }],
  effective: { rule: 'fixed', on: '2026-04-01' },
};

it('raises all rates by one decision of a second person, and owes the days before it', async () => {
  expect((await ask(broker, uplifts, proposal)).status).toBe(403);
  expect(await ask(proposer, uplifts, proposal)).toMatchObject({ status: 201, body: { events: 1 } });
  const decision = { decision: 'Cabinet 7' };
  expect((await ask(proposer, `${uplifts}/U1/approval`, decision)).body).toMatchObject({
    type: 'urn:evenhand:second-person-needed',
  });
  expect((await ask(broker, 'uplifts/U1/adjustments')).body).toMatchObject({ decidedOn: null, lines: [] });
  expect((await ask(colleague, `${uplifts}/U1/approval`, decision)).status).toBe(201);

  const told = async () => (await ask(broker, 'uplifts/U1/adjustments')).body;
  await until(async () => (await told())['owedPence'] !== 0 && allApplied(await told()));
  // April, May and June: 91 days of 10 / 7 hours, at £1.45 more and £0.60 more an hour.
  expect(await told()).toMatchObject({
    ...{ decidedOn: '2026-07-01', owedPence: 18_850 + 7800, leftOut: [] },
    providers: [
      { provider: 'P1', packages: 1, owedPence: 18_850 },
      { provider: 'P2', packages: 1, owedPence: 7800 },
    ],
    lines: [
      { package: 'K0', parts: [{ days: 91, fromPence: 2000, toPence: 2145 }] },
      { package: 'K1', parts: [{ days: 91, fromPence: 2000, toPence: 2060 }] },
    ],
  });
  expect((await ask(broker, 'packages/K0')).body).toMatchObject({
    rate: { hourlyPence: 2145, listPence: 2145, effectiveFrom: '2026-04-01', withheld: [] },
  });
  expect((await ask(proposer, 'audit/fairness')).body['findings']).toEqual([]);
});

const allApplied = ({ progress }: Record<string, unknown>): boolean => {
  const { applied, of } = (progress ?? { applied: 0, of: 1 }) as { applied: number; of: number };
  return applied === of;
};
