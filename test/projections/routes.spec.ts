import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { FindFrameworks } from '../../projections/frameworks/index.ts';
import { openCountyApi } from '../support/county-api.ts';
import { county, routes } from './asked-routes.ts';

const api = openCountyApi(county);
const get = (path: string, headers = {}) => api.app.inject({ url: `/api/v1/${path}`, headers });

describe('the routes of the read side', () => {
  it.each(routes)('GET /api/v1/%s answers all that the question does', async (path, question) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(200);
    const asked: unknown = await api.queries.execute(question);
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(asServed(asked))));
  });

  it('answers something worth asking for', async () => {
    const figures = 'kpi/acceptance kpi/reserve offers placements rates';
    const others = 'audit/fairness audit/referrals/R1 alerts alerts/evaluation events';
    for (const path of `${figures} ${others}`.split(' ')) {
      // No need is left out of the few offers that there are.
      const { concerns: _concerns, ...answer } = (await get(path)).json<Record<string, unknown>>();
      const lists = Object.values(answer).filter((part) => Array.isArray(part));
      expect([path, lists.every((list) => list.length > 0) && lists.length > 0]).toEqual([path, true]);
    }
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
      'kpi/range-of-needs',
      'range-of-needs-CSH-2025-2026-06-30',
      /^provider,area,role,segment,.*,finding\r\nP1,A1,primary,carers:1,0,1,0,0,0,,0,,,,,not-assessed\r\n/,
    ],
    [
      'kpi/reserve',
      'reserve-usage-CSH-2025-2026-06-30',
      /^area,placements,weeklyMinutes,byRole\.primary\.placements,.*\r\nA1,1,600,0,0,0,0,0,0,1,600,0,0\r\n,1,600,0,0,0,0,0,0,1,600,0,0\r\n$/,
    ],
    [
      'offers',
      'offers-CSH-2025-2026-06-30',
      /\r\nO2,R1,P1,A1,primary,.*,declined,OTHER,declined,,false,\r\nO1,.*,accepted,,superseded,O2,false,\r\n$/,
    ],
    [
      'placements',
      'placements-CSH-2025-2026-06-30',
      /\r\nK1,R1,A1,P9,off-framework,O2,600,.*,2026-05-06,,\r\n$/,
    ],
    [
      'audit/fairness',
      'fairness-CSH-2025',
      /\r\nAWARD_LIMIT_EXCEEDED,,,1,primary,P1,"?From .*,framework-CSH-2025@3,{9}\r\nPLACED_WITHOUT_POSITION,R1,,,,P9,.*\r\n$/,
    ],
    [
      'audit/distribution',
      'distribution-CSH-2025',
      /^provider,role,offersExpected,offersMade,placementsExpected,placementsMade\r\nP1,primary,1,1,0,0\r\nP9,off-framework,0,0,0,1\r\n$/,
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
    'offers?segment=colour:red',
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
    'export/ocds?prefix=mine',
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
    ['referrals/R9/order', 'referral-unknown'],
    ['packages/K9', 'package-unknown'],
    ['areas/A9', 'area-unknown'],
    ['export/ocds', 'ocid-prefix-missing'],
    ['export/ocds?prefix=ocds-b5fd17', 'ocid-prefix-national'],
    ['providers/P9', 'provider-unknown'],
    ['offers/mine', 'provider-needed'],
    ['kpi/reserve?knownAt=2020-01-01T00:00:00Z', 'no-framework'],
  ])('GET /api/v1/%s is refused: %s', async (path, code) => {
    expect((await get(path)).json()).toMatchObject({ type: `urn:evenhand:${code}` });
  });

  it('are described, every answer by a schema with properties', () => {
    const { paths, components } = SwaggerModule.createDocument(api.app, new DocumentBuilder().build());
    const described = Object.keys(paths).filter((path) => path.startsWith('/api/v1/'));
    expect(described.length).toBeGreaterThan(20);
    const zip = '/api/v1/export/evidence';
    expect(described).toContain(zip);
    for (const path of described.filter((each) => each !== zip)) {
      const answer = JSON.stringify(paths[path]?.get?.responses['200']);
      const schema = /#\/components\/schemas\/(\w+)/.exec(answer)?.[1] ?? path;
      expect(Object.keys(components?.schemas?.[schema] ?? {})).toContain('properties');
    }
  });
});

/** What the API shows of an answer: a trend's reserve points without their roles. */
function asServed(answer: unknown): unknown {
  const { reserve, ...rest } = answer as { reserve?: { byRole: unknown }[] };
  return Array.isArray(reserve)
    ? { ...rest, reserve: reserve.map(({ byRole: _byRole, ...point }) => point) }
    : answer;
}
