import { Principal } from '#access';
import { AgreementModule } from '../../contexts/agreement/agreement.module.ts';
import { PricesModule } from '../../contexts/prices/prices.module.ts';
import { ProvidersModule } from '../../contexts/providers/providers.module.ts';
import { principalIn } from '../support/as-role.ts';
import { commandRoutes } from '../support/command-routes.ts';

const server = commandRoutes(AgreementModule, ProvidersModule, PricesModule);
const { log, post, refused } = server;
beforeAll(() => server.askedBy(Principal.operator()));

const framework = {
  framework: 'CSH-2025',
  title: 'Care and Support at Home',
  authority: 'Westmarch Council',
  regime: 'PCR2015',
  startsOn: '2025-01-06',
  endsOn: '2031-01-05',
  policy: { awardLimits: { 1: { primary: 2 } } },
};
const provider = { provider: 'P01', name: 'Harbour Living', cqcRating: 'Good', joinedOn: '2025-01-06' };
const expects = { expectedWeeklyMinutes: 50_220, expectedCustomers: null };
const area = { area: 'A01', name: 'Aldmoor', level: 1, ...expects };
const position = { area: 'A01', role: 'primary', provider: 'P01', from: '2025-01-06' };
const policy = { acceptance: { minimumPercent: 80 } };
const rate = {
  provider: 'P01',
  area: 'A01',
  band: 'standard',
  hourlyPence: 2408,
  effectiveFrom: '2025-01-06',
};
const [inFramework, inRates] = ['framework-CSH-2025', 'rates-CSH-2025-P01'];

const transfer = { area: 'A01', role: 'primary', on: '2026-06-01', evidence: 'Deed of novation 7' };

/** Each route in an order that makes sense, with what it answers. */
const routes = [
  ['frameworks', framework, { stream: inFramework, revision: 1, position: 1, events: 2 }],
  ['frameworks/CSH-2025/areas', area, { stream: inFramework, revision: 2, position: 2, events: 1 }],
  ['providers', provider, { stream: 'provider-P01', revision: 0, position: 3, events: 1 }],
  [
    'frameworks/CSH-2025/positions',
    { ...position, to: null, rank: null },
    { stream: inFramework, revision: 3, position: 4, events: 1 },
  ],
  [
    'frameworks/CSH-2025/policies',
    { effectiveFrom: '2026-04-01', policy, reason: 'Cabinet decision 12' },
    { stream: inFramework, revision: 4, position: 5, events: 1 },
  ],
  ['frameworks/CSH-2025/rates', rate, { stream: inRates, revision: 0, position: 6, events: 1 }],
  [
    'providers/P01/suspensions',
    { from: '2026-01-05', reason: 'CQC_CONCERN' },
    { stream: 'provider-P01', revision: 1, position: 7, events: 1 },
  ],
  [
    'providers/P01/reinstatement',
    { on: '2026-02-02' },
    { stream: 'provider-P01', revision: 2, position: 8, events: 1 },
  ],
  [
    'frameworks/CSH-2025/positions/vacation',
    { ...position, on: '2026-06-01', reason: 'Provider withdrew' },
    { stream: inFramework, revision: 5, position: 9, events: 1 },
  ],
  [
    'providers',
    { ...provider, provider: 'P02' },
    { stream: 'provider-P02', revision: 0, position: 10, events: 1 },
  ],
  [
    'frameworks/CSH-2025/positions',
    { ...position, provider: 'P02', from: '2026-06-01', to: null, rank: null },
    { stream: inFramework, revision: 6, position: 11, events: 1 },
  ],
  [
    'frameworks/CSH-2025/history-transfers',
    { ...transfer, from: 'P01', to: 'P02' },
    { stream: inFramework, revision: 7, position: 12, events: 1 },
  ],
  [
    'frameworks/CSH-2025/areas/A01/redrawing',
    { into: ['A01'], on: '2026-06-01', reason: 'Cabinet decision 14' },
    { stream: inFramework, revision: 8, position: 13, events: 1 },
  ],
  [
    'providers/P01/scope',
    { outOfScope: ['live-in'] },
    { stream: 'provider-P01', revision: 3, position: 14, events: 1 },
  ],
] as const;

it.each(routes)('POST /api/v1/%s records and answers with a receipt', async (url, body, receipt) => {
  expect(await post(url, body)).toEqual({ status: 201, body: receipt });
});

it.each([
  ['pauses', { from: '2026-07-01', to: null }, 4],
  ['resumption', { from: '2026-07-01', on: '2026-07-08' }, 5],
])('POST /api/v1/providers/P01/%s is the provider’s own', async (verb, dates, revision) => {
  const body = { framework: 'CSH-2025', area: 'A01', ...dates };
  server.askedBy(principalIn('provider'));
  expect((await post(`providers/P02/${verb}`, body)).status).toBe(404);
  expect(await post(`providers/P01/${verb}`, body)).toMatchObject({
    status: 201,
    body: { stream: 'provider-P01', revision, events: 1 },
  });
  server.askedBy(Principal.operator());
});

it('answers with nothing recorded when asked again', async () => {
  for (const [url, body] of routes.slice(0, 3)) {
    expect(await post(url, body)).toMatchObject({ status: 201, body: { events: 0 } });
  }
});

it('records nothing for whoever may not ask, and does not hold it against whoever may', async () => {
  const last = await log.store.last();
  for (const role of ['broker', 'auditor', 'administrator', 'provider', 'service'] as const) {
    server.askedBy(principalIn(role));
    for (const [url, body] of routes)
      expect((await post(url, body, 'a-key')).body['type']).toBe('urn:evenhand:not-allowed');
  }
  server.askedBy(Principal.operator());
  expect(refused).toHaveLength(5 * routes.length);
  expect(await log.store.last()).toBe(last);
  expect(await post('frameworks', framework, 'a-key')).toMatchObject({ status: 201, body: { events: 0 } });
});

it('refuses what the domain refuses, by its code', async () => {
  expect(await post('frameworks', { ...framework, framework: 'CSH' })).toMatchObject({
    status: 409,
    body: { type: 'urn:evenhand:framework-reference-ambiguous' },
  });
  expect(
    await post('providers/P99/suspensions', { from: '2026-01-05', reason: 'CQC_CONCERN' }),
  ).toMatchObject({
    status: 404,
    body: { type: 'urn:evenhand:provider-unknown' },
  });
});

it.each([
  ['frameworks', { ...framework, policy: { acceptance: { line: 80 } } }, /policy\.acceptance.*line/],
  ['frameworks/CSH-2025/areas', { ...area, level: 4 }, /level/],
  ['frameworks/CSH-2025/areas', { ...area, framework: 'CSH-2025' }, /framework/],
  ['frameworks/CSH%202025/areas', area, /letters, digits/],
  [
    'frameworks/CSH-2025/positions',
    { ...position, from: '2025-02-30', to: null, rank: null },
    /from: a date/,
  ],
  ['frameworks/CSH-2025/rates', { ...rate, hourlyPence: 24.08 }, /hourlyPence/],
  ['providers/P01/suspensions', { from: '2026-01-05', reason: 'she was ill' }, /reason: a code/],
])('answers a malformed POST /api/v1/%s with what is wrong', async (url, body, says) => {
  const { status, body: problem } = await post(url, body);
  expect(status).toBe(400);
  expect(problem['detail']).toMatch(says);
});

it('describes every route, its body and its receipt', () => {
  const described = Object.entries(server.api.paths).map(([path, { post }]) => ({
    path,
    body: Object.keys(post?.requestBody ?? {}),
    receipt: JSON.stringify(post?.responses['201']),
  }));
  const asked = routes.map(([url]) => `/api/v1/${url}`);
  const given = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  for (const url of asked) expect(described.some(({ path }) => given(path).test(url))).toBe(true);
  for (const { path, body, receipt } of described) {
    expect([path, body]).toEqual([path, expect.arrayContaining(['content'])]);
    expect([path, receipt]).toEqual([path, expect.stringContaining('#/components/schemas/ReceiptResponse')]);
  }
  expect(Object.keys(server.api.components?.schemas?.['ReceiptResponse'] ?? {})).toContain('properties');
});
