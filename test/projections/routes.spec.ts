import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AcceptanceBreached } from '../../contexts/performance/index.ts';
import { FindAcceptance, FindOffersBehind } from '../../projections/acceptance/index.ts';
import { EvaluateAlerts, FindOpenAlerts } from '../../projections/alerts/index.ts';
import { FindFairnessFindings } from '../../projections/fairness/index.ts';
import { FindFrameworks } from '../../projections/frameworks/index.ts';
import { FindEvents } from '../../projections/recorded-events/index.ts';
import { GetReferralStory } from '../../projections/referral-story/index.ts';
import { FindPlacementsBehind, FindReserveUsage } from '../../projections/reserve-usage/index.ts';
import { FindTrend } from '../../projections/trend/index.ts';
import { County } from '../support/county.ts';
import { openCountyApi } from '../support/county-api.ts';

const primary = { referral: 'R1', provider: 'P1', role: 'primary' } as const;
const county = new County('CSH-2025', {
  acceptance: { minimumSample: 1 },
  awardLimits: { 1: { primary: 0 } },
})
  .area('A1')
  .provider('P1')
  .position('A1', 'primary', 'P1')
  .referral('R1', 'A1')
  .offer('O1', { ...primary, outcome: 'accepted', offeredAt: '2026-05-04' })
  .offer('O2', { ...primary, outcome: 'declined', offeredAt: '2026-05-05', reason: 'OTHER' })
  .package('K1', {
    referral: 'R1',
    provider: 'P9',
    offer: 'O2',
    placedAt: '2026-05-05',
    startedOn: '2026-05-06',
  });
const figure = { asOf: '2026-05-31', window: { from: '2026-03-09', to: '2026-05-31' }, policyVersion: 1 };
county.record(
  'acceptance-CSH-2025-A1:primary:P1',
  new AcceptanceBreached({
    ...{ framework: 'CSH-2025', provider: 'P1', area: 'A1', role: 'primary' },
    ...{ ...figure, minimumPercent: 75, accepted: 0, counted: 1 },
  }),
);
const api = openCountyApi(county);
const get = (path: string, headers = {}) => api.app.inject({ url: `/api/v1/${path}`, headers });

/** Each route with the question that it asks; `{ frameworks }` and the like are the answer with a name round it. */
const routes = [
  [
    'kpi/acceptance?asOf=2026-06-30&provider=P1&area=A1',
    new FindAcceptance({ asOf: '2026-06-30', provider: 'P1', area: 'A1' }),
  ],
  ['kpi/acceptance', new FindAcceptance({})],
  [
    'kpi/acceptance?knownAt=2026-07-02T00:00:00%2B01:00',
    new FindAcceptance({ knownAt: '2026-07-01T23:00:00Z' }),
  ],
  ['kpi/reserve?framework=CSH-2025', new FindReserveUsage({ framework: 'CSH-2025' })],
  ['kpi/trend?periods=3&days=7', new FindTrend({ periods: 3, days: 7 })],
  [
    'offers?state=superseded&role=primary&judged=true&days=60',
    new FindOffersBehind({ state: 'superseded', role: 'primary', judged: true, days: 60 }),
  ],
  ['offers?judged=false', new FindOffersBehind({})],
  ['placements?role=off-framework', new FindPlacementsBehind({ role: 'off-framework' })],
  ['audit/fairness', new FindFairnessFindings({})],
  ['audit/referrals/R1', new GetReferralStory({ referral: 'R1' })],
  ['alerts', new FindOpenAlerts({})],
  ['alerts/evaluation?asOf=2026-05-31', new EvaluateAlerts({ asOf: '2026-05-31' })],
  [
    'events?stream=referral-CSH-2025-R1&type=OfferAccepted&type=OfferDeclined',
    new FindEvents({ stream: 'referral-CSH-2025-R1', type: ['OfferAccepted', 'OfferDeclined'] }),
  ],
] as const;

describe('the routes of the read side', () => {
  it.each(routes)('GET /api/v1/%s answers all that the question does', async (path, question) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(200);
    const asked: unknown = await api.queries.execute(question);
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(asServed(asked))));
  });

  it('answers something worth asking for', async () => {
    const answers = await Promise.all(
      [
        'kpi/acceptance',
        'kpi/reserve',
        'offers',
        'placements',
        'audit/fairness',
        'audit/referrals/R1',
        'alerts',
        'alerts/evaluation',
        'events',
      ].map(async (path) =>
        Object.values<unknown>((await get(path)).json()).filter((part) => Array.isArray(part)),
      ),
    );
    for (const lists of answers)
      expect(lists.every((list) => list.length > 0) && lists.length > 0).toBe(true);
  });

  it('GET /api/v1/frameworks answers terms, policies, areas and positions', async () => {
    const [row] = await api.queries.execute(new FindFrameworks({}));
    const [served] = (await get('frameworks')).json<{ frameworks: Record<string, unknown>[] }>().frameworks;
    expect(served).toEqual({
      ...row,
      areas: Object.values(row!.areas),
      positions: row!.positions.map(({ events: _events, ...position }) => position),
    });
  });

  it.each([
    [
      'kpi/acceptance',
      'acceptance-CSH-2025-2026-06-30',
      'provider,area,role,accepted,declined,lapsed,exempt,withdrawn,counted,percent,status,net.accepted,net.percent,headroom,recovery\r\nP1,A1,primary,0,1,0,0,0,1,0,below,0,0,,3\r\n',
    ],
    [
      'kpi/reserve',
      'reserve-usage-CSH-2025-2026-06-30',
      /^area,placements,weeklyMinutes,byRole\.primary\.placements,.*\r\nA1,1,600,0,0,0,0,0,0,1,600,0,0\r\n,1,600,0,0,0,0,0,0,1,600,0,0\r\n$/,
    ],
    [
      'offers',
      'offers-CSH-2025-2026-06-30',
      /\r\nO2,R1,P1,A1,primary,.*,declined,OTHER,declined,,false\r\nO1,.*,accepted,,superseded,O2,false\r\n$/,
    ],
    [
      'placements',
      'placements-CSH-2025-2026-06-30',
      /\r\nK1,R1,A1,P9,off-framework,O2,600,.*,2026-05-06,,\r\n$/,
    ],
    [
      'audit/fairness',
      'fairness-CSH-2025',
      /\r\nAWARD_LIMIT_EXCEEDED,,,1,primary,P1,"?From .*,framework-CSH-2025@3\r\nPLACED_WITHOUT_POSITION,R1,,,,P9,.*\r\n$/,
    ],
  ])('GET /api/v1/%s is a spreadsheet for who asks for one', async (path, name, text) => {
    const [asked, accepted] = [await get(`${path}?format=csv`), await get(path, { accept: 'text/csv' })];
    expect(asked.body).toMatch(text);
    expect(accepted.body).toBe(asked.body);
    expect(asked.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    });
  });

  it.each([
    'kpi/acceptance?asOf=2026-02-30',
    'kpi/acceptance?knownAt=2026-06-30T12:00:00',
    'kpi/acceptance?colour=red',
    'kpi/acceptance?asOf=2026-06-30&asOf=2026-06-29',
    'kpi/reserve?area=A%2F1',
    'kpi/trend?periods=0',
    'kpi/trend?days=1.5',
    'offers?state=refused',
    'offers?judged=perhaps',
    'placements?role=tertiary',
    'audit/fairness?asOf=2026-06-30',
    'audit/referrals/R%2F1',
    'alerts?open=1',
    'frameworks?x=1',
    'events?type=offer%20accepted',
    'events?after=-1',
    'events?limit=1001',
    'kpi/acceptance?format=xml',
  ])('GET /api/v1/%s is malformed', async (path) => {
    const answer = await get(path);
    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
      400,
      'urn:evenhand:malformed',
    ]);
  });

  it.each([
    ['kpi/acceptance?framework=X', 'framework-unknown'],
    ['audit/referrals/R9', 'referral-unknown'],
    ['kpi/reserve?knownAt=2020-01-01T00:00:00Z', 'no-framework'],
  ])('GET /api/v1/%s is refused: %s', async (path, code) => {
    expect((await get(path)).json()).toMatchObject({ type: `urn:evenhand:${code}` });
  });

  it('are described, every answer by a schema with properties', () => {
    const { paths, components } = SwaggerModule.createDocument(api.app, new DocumentBuilder().build());
    const described = Object.keys(paths).filter((path) => path.startsWith('/api/v1/'));
    expect(described).toHaveLength(11);
    for (const path of described) {
      const answer = JSON.stringify(paths[path]?.get?.responses['200']);
      const schema = /#\/components\/schemas\/(\w+)/.exec(answer)?.[1] ?? path;
      expect(Object.keys(components?.schemas?.[schema] ?? {})).toContain('properties');
    }
  });
});

/** What the API shows of an answer: a trend's reserve points without their roles. */
function asServed(answer: unknown): unknown {
  const { reserve, ...rest } = answer as { reserve?: { byRole: unknown }[] };
  return reserve ? { ...rest, reserve: reserve.map(({ byRole: _byRole, ...point }) => point) } : answer;
}
