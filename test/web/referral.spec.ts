import { type LiveDesk, actionOf, buttonsOf, liveDesk, pageOf, tagOf } from '../support/live-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let desk: LiveDesk;
let broker: LiveDesk['at']['broker'];

beforeAll(async () => {
  desk = await liveDesk(folder);
  ({ broker } = desk.at);
});
afterAll(() => desk.server.close());

/** Who is still to come, as the page says it. */
const aheadOf = (body: string) =>
  [...(body.split('Still to come in the order')[1] ?? '').split('</ol>')[0]!.matchAll(/<li>([^<]+)</g)].map(
    ([, each]) => each,
  );

describe('the order on the page of a referral', () => {
  beforeAll(() => desk.raise('R1'));

  it('begins with the primary, with the time left and why it was asked', async () => {
    const answer = await broker.post(actionOf('R1', 'offer-next'));
    expect(answer).toMatchObject({ status: 303, location: `${pageOf('R1')}&done=offer-next` });
    const { body } = await broker.get(answer.location ?? '');
    expect(tagOf(body)).toBe('waiting for an answer');
    expect(body).toMatch(/Willow Support <strong class="[^"]+">waiting</);
    expect(body).toContain('4 hours left');
    expect(body).toContain('Why this order');
    expect(body).toContain('£21.00');
    expect(body).toContain('Worked out again from this record, the same are asked in the same order.');
    expect(aheadOf(body)).toEqual(['Secondary: Harbour Care', 'Reserve: Meadow Homecare and Juniper Care']);
  });

  it('goes on by itself when the primary declines by phone, for a reason', async () => {
    const form = actionOf('R1', 'decline', 'R1.1');
    const without = await broker.post(form, { lateReason: '', answeredAt: 'soon' });
    expect(without.status).toBe(400);
    expect(without.body).toContain('Choose the reason that the provider gave');
    expect(without.body).toMatch(/id="answeredAt"[^>]*value="soon"/);
    const { location } = await broker.post(form, { reason: 'NO_CAPACITY_STAFF' });
    const { body } = await broker.get(location ?? '');
    expect(body).toContain('The decline is recorded.');
    expect(body).toMatch(/Willow Support <strong class="[^"]+">declined</);
    expect(body).toMatch(/Harbour Care <strong class="[^"]+">waiting</);
  });

  it('asks the reserve at once, in one step', async () => {
    const { location } = await broker.post(actionOf('R1', 'decline', 'R1.2'), { reason: 'TRAVEL_RURAL' });
    const { body } = await broker.get(location ?? '');
    expect(body).toContain('Reserve: 2 providers asked at once');
    expect(aheadOf(body)).toEqual([]);
    expect(body.indexOf('Juniper Care <strong')).toBeGreaterThan(0);
    expect(body.indexOf('Meadow Homecare <strong')).toBeGreaterThan(0);
  });

  it('says who was chosen, and why the other was not', async () => {
    await broker.post(actionOf('R1', 'accept', 'R1.3'));
    const { location } = await broker.post(actionOf('R1', 'accept', 'R1.4'));
    const { body } = await broker.get(location ?? '');
    expect(tagOf(body)).toBe('placed');
    expect(body).toContain('Another was chosen: its rate is lower.');
    expect(body).toMatch(/Juniper Care \(P04\) comes before Meadow Homecare \(P03\): its rate is lower/);
    expect(body).toContain('and the same one is chosen.');
    expect(buttonsOf(body)).not.toContain('Withdraw the referral');
  });

  it('shows what the house refuses where it was asked', async () => {
    const { status, body } = await broker.post(actionOf('R1', 'offer-next'));
    expect(status).toBe(409);
    expect(body).toMatch(/<title>Error: Referral R1/);
    expect(body).toContain('There is a problem');
    expect(tagOf(body)).toBe('placed');
  });
});

describe('whoever looks', () => {
  beforeAll(async () => {
    await desk.raise('R5');
    await broker.post(actionOf('R5', 'offer-next'));
  });

  it('sees the buttons of his role: a manager corrects the record', async () => {
    await broker.post(actionOf('R5', 'decline', 'R5.1'), { reason: 'OTHER' });
    expect(buttonsOf((await broker.get(pageOf('R5'))).body)).not.toContain('Correct the record');
    expect(buttonsOf((await desk.at['contract-manager'].get(pageOf('R5'))).body)).toContain(
      'Correct the record',
    );
    const wrong = await desk.at['contract-manager'].post(actionOf('R5', 'correct', 'R5.1'), {
      outcome: 'declined',
    });
    expect(wrong.body).toContain('href="#evidence"');
    const facts = { outcome: 'declined', decidedAt: '1/7/2026 10:00', reason: 'SAFETY_RISK' };
    const { location } = await desk.at['contract-manager'].post(actionOf('R5', 'correct', 'R5.1'), {
      ...facts,
      evidence: 'Note 12',
    });
    expect((await desk.at['contract-manager'].get(location ?? '')).body).toContain(
      'The record is corrected.',
    );
  });

  it('is an auditor, who sees everything and has no button', async () => {
    const { status, body } = await desk.at.auditor.get(pageOf('R5'));
    expect(status).toBe(200);
    expect(buttonsOf(body)).toEqual([]);
    expect(body).toContain('Why this order');
    expect((await desk.at.auditor.get(actionOf('R5', 'withdraw'))).status).toBe(403);
    expect((await desk.at.auditor.post(actionOf('R5', 'withdraw'), { reason: 'DIED' })).status).toBe(403);
  });

  it('is a provider, who sees what is its own and nothing of the order', async () => {
    const { status, body } = await desk.at.provider.get(pageOf('R5'));
    expect(status).toBe(200);
    expect(buttonsOf(body)).toEqual([]);
    expect(body).not.toMatch(/Why this order|Harbour|£2/);
    expect((await desk.at.provider.get(actionOf('R5', 'decline', 'R5.1'))).status).toBe(403);
    await desk.raise('R6');
    expect((await desk.at.provider.get(pageOf('R6'))).status).toBe(404);
    expect((await desk.at.provider.post(actionOf('R6', 'offer-next'))).status).toBe(404);
  });

  it('looks at the past, in which nothing can be done', async () => {
    const { body } = await broker.get(`${pageOf('R5')}&knownAt=2026-07-02T00:00:00.000Z`);
    expect(buttonsOf(body)).toEqual([]);
  });

  it('finds nothing under a name that nothing is done by', async () => {
    expect((await broker.get(actionOf('R5', 'delete'))).status).toBe(404);
    expect((await broker.get(actionOf('R5', 'accept', 'R5.99'))).status).toBe(404);
    expect((await broker.get(`/referrals/R5/${encodeURIComponent('löschen')}`)).status).toBe(404);
    // An address that is led to its proper form stays encoded: in a header nothing else can stand.
    const named = `/referrals/R5/${encodeURIComponent('𐐈☶')}`;
    const led = await broker.get(`${named}?offer=`);
    expect([led.status, led.location]).toEqual([302, named]);
  });
});
