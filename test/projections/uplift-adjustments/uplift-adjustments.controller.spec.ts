import { UpliftAdjustments } from '../../../projections/uplift-adjustments/index.ts';
import { openCountyApi } from '../../support/county-api.ts';
import { county, raise } from './uplifted-county.ts';

const care = { referral: 'R1', provider: 'P1', placedAt: '2026-01-05', startedOn: '2026-01-12' };
const approvedAt = '2026-06-01T09:00:00.000Z';
const rated = county().rate('P1', 'A1', 2000).referral('R1', 'A1').package('K1', care);
const api = openCountyApi(raise(rated, { uplift: 'U1', milliPercent: 7260, from: '2026-04-01', approvedAt }));
const get = (path: string) => api.app.inject({ url: `/api/v1/uplifts/${path}` });

it('GET /api/v1/uplifts/:uplift/adjustments answers all that the question does, and its lines as CSV', async () => {
  const answer = await get('U1/adjustments?framework=CSH-2025');
  expect(answer.statusCode).toBe(200);
  const asked = await api.queries.execute(new UpliftAdjustments({ uplift: 'U1' }));
  expect(answer.json()).toEqual(JSON.parse(JSON.stringify(asked)));
  expect(asked.lines).toMatchObject([{ package: 'K1', owedPence: 12_636 }]);
  const csv = await get('U1/adjustments?format=csv');
  expect(csv.body).toBe('provider,package,referral,owedPence\r\nP1,K1,R1,12636\r\n');
  expect((await get('U9/adjustments')).statusCode).toBe(404);
});
