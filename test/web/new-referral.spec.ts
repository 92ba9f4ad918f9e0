import { type LiveDesk, buttonsOf, liveDesk, pageOf, tagOf } from '../support/live-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let desk: LiveDesk;
let broker: LiveDesk['at']['broker'];

beforeAll(async () => {
  desk = await liveDesk(folder);
  ({ broker } = desk.at);
});
afterAll(() => desk.server.close());

describe('raising a referral', () => {
  const fields = {
    ...{ referral: 'CASE-77', area: 'A1', weeklyMinutes: '12:30', carers: '2', timeSlot: 'evening' },
    ...{ rural: 'no', urgency: 'urgent', startBy: '6/7/2026' },
  };

  it('proposes a reference, and says that it holds no name', async () => {
    const { body } = await broker.get('/referrals/new');
    expect(body).toMatch(/id="referral"[^>]*value="R260701-[B-Z2-9]{4}"/);
    expect(body).toContain('Never a name');
  });

  it('says at each field what is missing, and keeps what was typed', async () => {
    const answer = await broker.post('/referrals/new', { referral: 'Ada Smith', weeklyMinutes: '12.33' });
    expect(answer.status).toBe(400);
    for (const field of ['referral', 'area', 'weeklyMinutes', 'carers', 'timeSlot', 'rural', 'urgency'])
      expect(answer.body).toContain(`<a href="#${field}">`);
    expect(answer.body).toMatch(/id="weeklyMinutes"[^>]*value="12.33"/);
    expect(answer.body).not.toContain('href="#startBy"');
  });

  it('leads to its page, where it can be offered', async () => {
    const answer = await broker.post('/referrals/new', fields);
    expect(answer).toMatchObject({ status: 303, location: `${pageOf('CASE-77')}&done=raise` });
    const { body } = await broker.get(answer.location ?? '');
    expect(body).toContain('The referral is raised.');
    expect(tagOf(body)).toBe('needs an offer');
    expect(body).toMatch(/Hours a week<\/dt><dd[^>]*>12.5</);
    expect(body).toContain('6 July 2026');
    expect(buttonsOf(body)).toContain('Offer next');
  });

  it('is refused where there is such a referral with another need', async () => {
    const { status, body } = await broker.post('/referrals/new', { ...fields, carers: '1' });
    expect(status).toBe(400);
    expect(body).toContain('There is a referral CASE-77 with another need');
  });

  it('is for those who may', async () => {
    expect((await desk.at.auditor.get('/referrals/new')).status).toBe(403);
    expect((await desk.at.provider.post('/referrals/new', fields)).status).toBe(403);
  });
});
