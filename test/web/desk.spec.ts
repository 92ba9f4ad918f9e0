import { framework } from '../support/desk-county.ts';
import { type LiveDesk, liveDesk } from '../support/live-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let desk: LiveDesk;
let broker: LiveDesk['at']['broker'];

beforeAll(async () => {
  desk = await liveDesk(folder);
  ({ broker } = desk.at);
  for (const referral of ['R1', 'R2']) await desk.raise(referral);
  await desk.raise('R3', { urgency: 'urgent' });
});
afterAll(() => desk.server.close());

/** The referrals that the desk lists, in its order. */
const listed = (body: string) =>
  [...body.matchAll(/<th scope="row"><a [^>]*>([^<]+)<\/a>/g)].map(([, name]) => name);

describe('the referral desk', () => {
  it('is where brokers begin, and they find the figures beside it', async () => {
    expect(await broker.get('/')).toMatchObject({ status: 303, location: '/desk' });
    const { body } = await broker.get('/desk');
    expect(body).toContain('href="/?by=area"');
    expect((await broker.get('/?by=area')).status).toBe(200);
  });

  it('lists what needs an offer, the urgent first', async () => {
    const { status, body } = await broker.get('/desk');
    expect(status).toBe(200);
    expect(listed(body)).toEqual(['R3', 'R1', 'R2']);
    expect(body).toMatch(/tabs__number">3<\/span> Need an offer/);
  });

  it('offers at one click, comes back to the same desk, and tells the time left', async () => {
    const address = `/desk?framework=${framework}&standing=to-offer`;
    const answer = await broker.post(address, { referral: 'R1' });
    expect(answer).toMatchObject({ status: 303, location: `${address}&done=offer-next` });
    const after = await broker.get(answer.location ?? '');
    expect(after.body).toContain('The referral is offered.');
    expect(listed(after.body)).toEqual(['R3', 'R2']);
    const waiting = await broker.get('/desk?standing=waiting');
    expect(listed(waiting.body)).toEqual(['R1']);
    expect(waiting.body).toContain('4 hours left');
    expect(waiting.body).toContain('>2pm today<');
    expect(waiting.body).toContain('Willow Support, primary');
  });

  it('says why nothing can be offered, and records nothing', async () => {
    const { status, body } = await broker.post('/desk', { referral: 'R1' });
    expect(status).toBe(409);
    expect(body).toMatch(/<title>Error: /);
    expect(body).toMatch(/There is a problem[\s\S]*R1: /);
    expect(listed((await broker.get('/desk?standing=waiting')).body)).toEqual(['R1']);
  });

  it('has its filters in the address, each removable', async () => {
    const { body } = await broker.get('/desk?urgency=urgent&area=A1');
    expect(listed(body)).toEqual(['R3']);
    expect(body).toContain('Remove </span>Urgency: urgent');
    expect(body).toMatch(/<option value="urgent" selected>/);
    expect(listed((await broker.get('/desk?provider=P01')).body)).toEqual(['R1']);
    const nobody = await broker.get('/desk?provider=P04');
    expect(nobody.body).toContain('No open referral answers to this.');
    const since = await broker.get('/desk?raisedFrom=2026-07-02');
    expect(listed(since.body)).toEqual([]);
    expect(since.body).toContain('Remove </span>Raised since 2 July 2026');
    expect((await broker.get('/desk?urgency=whenever')).status).toBe(400);
  });

  it('sorts by links', async () => {
    expect(listed((await broker.get('/desk?sort=deadline')).body)[0]).toBe('R1');
  });

  it('is long and still read page by page', async () => {
    const first = await broker.get('/desk?limit=2');
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first.body) ?? [];
    const second = await broker.get(next.replaceAll('&amp;', '&'));
    expect([...listed(first.body), ...listed(second.body)]).toEqual(['R3', 'R2', 'R1']);
  });

  it('shows an auditor everything, and lets him do nothing', async () => {
    const { status, body } = await desk.at.auditor.get('/desk');
    expect(status).toBe(200);
    expect(listed(body)).toHaveLength(3);
    expect(body).not.toContain('Offer next');
    expect(body).not.toContain('/referrals/new');
    expect((await desk.at.auditor.post('/desk', { referral: 'R2' })).status).toBe(403);
  });

  it('is nothing for providers', async () => {
    expect((await desk.at.provider.get('/desk')).status).toBe(403);
  });
});
