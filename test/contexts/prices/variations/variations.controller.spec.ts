import { type TenderCouncil, tenderCouncil } from '../../../support/live-tender.ts';
import { until } from '../../../support/in-time.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder();
let council: TenderCouncil;
beforeAll(async () => {
  council = await tenderCouncil(folder);
  for (const [provider, hourlyPence] of [
    ['P1', 2000],
    ['P2', 2100],
  ] as const)
    for (const [effectiveFrom, more] of [
      ['2025-01-06', 0],
      ['2026-09-01', 60],
    ] as const) {
      const rate = { provider, area: 'A1', band: 'standard', hourlyPence: hourlyPence + more, effectiveFrom };
      expect(await council.post('contract-manager', 'frameworks/CSH-2025/rates', rate)).toMatchObject({
        status: 201,
      });
    }
});
afterAll(() => council.server.close());

const path = 'frameworks/CSH-2025/price-variations';
const asked = {
  ...{ areas: ['A1'], service: 'home-care', band: 'standard', askedPence: 2250 },
  ...{ effectiveFrom: '2026-05-04', clause: 'Clause 14.3', evidence: 'Accounts of 2025, sheet 4' },
};
const inForce = async (provider: string, asOf: string) => {
  const { body } = await council.get('contract-manager', `rates?provider=${provider}&asOf=${asOf}`);
  const [rate] = body['rates'] as readonly { readonly hourlyPence: number }[];
  return rate?.hourlyPence;
};
const has = (provider: string, pence: number, asOf: string) =>
  until(async () => (await inForce(provider, asOf)) === pence);
/** Waits until a variation stands so, with so many rates changed. */
const comes = (variation: string, standing: string, rates = 0) =>
  until(async () => {
    const { body } = await council.get('auditor', `price-variations/${variation}`);
    return body['standing'] === standing && (body['varied'] as readonly unknown[]).length === rates;
  });
const shown = async (who: string, variation: string) => {
  const { status, body } = await council.get(who, `price-variations/${variation}`);
  return { status, ...body };
};

describe('a variation of a price', () => {
  it('is requested by the provider, agreed to by the council at another amount, and is then the rate', async () => {
    const request = { ...asked, variation: 'V1', provider: 'P1' };
    expect(await council.post('P1', path, request)).toMatchObject({ status: 201, body: { events: 1 } });
    expect(await council.post('P1', path, request)).toMatchObject({ status: 201, body: { events: 0 } });
    const agreement = { agreedPence: 2145, reason: 'The miles are shown' };
    expect((await council.post('P1', `${path}/V1/agreement`, agreement)).status).toBe(403);
    expect((await council.post('broker', `${path}/V1/agreement`, agreement)).status).toBe(403);
    await has('P1', 2000, '2026-06-30');

    expect((await council.post('contract-manager', `${path}/V1/agreement`, agreement)).status).toBe(201);
    await has('P1', 2145, '2026-05-04');
    const days = ['2026-05-03', '2026-05-04', '2026-08-31', '2026-09-01'];
    expect(await Promise.all(days.map((day) => inForce('P1', day)))).toEqual([2000, 2145, 2145, 2060]);
  });

  it('is seen by its provider with decision and reasons, and by no other provider', async () => {
    await comes('V1', 'agreed', 1);
    expect(await shown('P1', 'V1')).toMatchObject({
      ...{ status: 200, standing: 'agreed', requestedBy: null, events: [] },
      decided: { by: null, reason: 'The miles are shown', agreedPence: 2145 },
      later: [{ area: 'A1', hourlyPence: 2060, effectiveFrom: '2026-09-01' }],
    });
    expect(await shown('P2', 'V1')).toMatchObject({ status: 404, type: 'urn:evenhand:variation-unknown' });
    for (const who of ['contract-manager', 'broker', 'auditor'])
      expect(await shown(who, 'V1')).toMatchObject({
        varied: [{ area: 'A1', oldPence: 2000, hourlyPence: 2145 }],
        events: { length: 3 },
      });
    expect((await council.get('P2', 'price-variations')).body).toMatchObject({ variations: [] });
    expect((await council.get('P1', 'price-variations')).body).toMatchObject({ variations: { length: 1 } });
  });

  it('is requested by the council for a provider, and decided by a second person', async () => {
    const request = { ...asked, variation: 'V2', provider: 'P2' };
    expect((await council.post('P1', path, request)).body).toMatchObject({
      type: 'urn:evenhand:provider-unknown',
    });
    expect((await council.post('contract-manager', path, request)).status).toBe(201);
    const reason = { reason: 'As the contract says' };
    for (const decision of [`agreement`, 'refusal'])
      expect((await council.post('contract-manager', `${path}/V2/${decision}`, reason)).body).toMatchObject({
        type: 'urn:evenhand:second-person-needed',
      });
    expect((await council.post('P2', `${path}/V2/withdrawal`, reason)).body).toMatchObject({
      type: 'urn:evenhand:not-who-asked',
    });
    expect((await council.post('colleague', `${path}/V2/agreement`, reason)).status).toBe(201);
    await has('P2', 2250, '2026-05-04');
    await comes('V2', 'agreed', 1);
    expect((await council.post('contract-manager', `${path}/V2/withdrawal`, reason)).body).toMatchObject({
      type: 'urn:evenhand:variation-decided',
    });
    const { body } = await council.get('auditor', 'audit/fairness');
    expect(body['findings']).toEqual([]);
  });

  it('is refused with reasons, or taken back, and the rate stays', async () => {
    const request = { ...asked, effectiveFrom: '2026-06-01', provider: 'P1' };
    const reason = { reason: 'Two years of accounts are asked for' };
    expect((await council.post('P1', path, { ...request, variation: 'V3' })).status).toBe(201);
    expect((await council.post('colleague', `${path}/V3/refusal`, reason)).status).toBe(201);
    expect((await council.post('P1', path, { ...request, variation: 'V4' })).status).toBe(201);
    expect((await council.post('P1', `${path}/V4/withdrawal`, reason)).status).toBe(201);
    await comes('V4', 'withdrawn');
    expect(await shown('P1', 'V3')).toMatchObject({ standing: 'refused', decided: reason, varied: [] });
    expect(await inForce('P1', '2026-06-30')).toBe(2145);
  });
});
