import { type LiveDesk, actionOf, buttonsOf, liveDesk, pageOf, tagOf } from '../../support/live-desk.ts';
import { framework } from '../../support/desk-county.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let desk: LiveDesk;
let broker: LiveDesk['at']['broker'];

beforeAll(async () => {
  desk = await liveDesk(folder);
  ({ broker } = desk.at);
});
afterAll(() => desk.server.close());

describe('what a provider proposes', () => {
  it('is decided by the broker: another time', async () => {
    await desk.raise('R2');
    await broker.post(actionOf('R2', 'offer-next'));
    await broker.post(actionOf('R2', 'counter-offer', 'R2.1'), { timeSlot: 'evening' });
    const { body } = await broker.get(pageOf('R2'));
    expect(tagOf(body)).toBe('to decide');
    expect(body).toContain('The provider proposes the time evening.');
    expect(buttonsOf(body)).toEqual(
      expect.arrayContaining(['Agree to what they propose', 'Do not agree']) as unknown,
    );
    const { location } = await broker.post(actionOf('R2', 'agree-counter-offer', 'R2.1'));
    expect(tagOf((await broker.get(location ?? '')).body)).toBe('placed');
  });

  it('is decided by the broker: a part of the hours', async () => {
    await desk.raise('R3');
    await broker.post(actionOf('R3', 'offer-next'));
    await broker.post(actionOf('R3', 'part', 'R3.1'), { weeklyMinutes: '6:30' });
    expect((await broker.get(pageOf('R3'))).body).toContain(
      'The provider would take 6.5 hours a week of it.',
    );
    const { location } = await broker.post(actionOf('R3', 'split', 'R3.1'));
    const { body } = await broker.get(location ?? '');
    expect(tagOf(body)).toBe('split');
    expect(body).toContain(`href="/referrals/R3.a?framework=${framework}"`);
    expect(tagOf((await broker.get(pageOf('R3.a'))).body)).toBe('placed');
  });
});

describe('what needs a second person', () => {
  it('is no button for the one who asked, and one for a colleague', async () => {
    await desk.raise('R4');
    await broker.post(actionOf('R4', 'offer-next'));
    await broker.post(actionOf('R4', 'withdraw-offer', 'R4.1'), { reason: 'ERROR' });
    const own = await broker.get(pageOf('R4'));
    expect(own.body).toContain('Another person must decide.');
    expect(buttonsOf(own.body)).not.toContain('Approve taking it back');
    const itself = await broker.post(actionOf('R4', 'approve-withdrawal', 'R4.1'));
    expect([itself.status, itself.body.includes('somebody else must decide it')]).toEqual([409, true]);
    expect(buttonsOf((await desk.at.colleague.get(pageOf('R4'))).body)).toContain('Approve taking it back');
    const { location } = await desk.at.colleague.post(actionOf('R4', 'approve-withdrawal', 'R4.1'));
    expect((await broker.get(location ?? '')).body).toMatch(
      /Willow Support <strong class="[^"]+">withdrawn</,
    );
  });
});

describe('the need', () => {
  it('is changed by a form that holds what it was', async () => {
    await desk.raise('R7');
    const form = await broker.get(actionOf('R7', 'amend'));
    expect(form.body).toMatch(/id="weeklyMinutes"[^>]*value="10:00"/);
    const fields = {
      ...{ area: 'A1', weeklyMinutes: '14', carers: '1', timeSlot: 'daytime', rural: 'no' },
      ...{ urgency: 'standard', startBy: '', reason: 'REASSESSED' },
    };
    const { location } = await broker.post(actionOf('R7', 'amend'), fields);
    const { body } = await broker.get(location ?? '');
    expect(body).toContain('The need is changed.');
    expect(body).toMatch(/Hours a week<\/dt><dd[^>]*>14</);
  });

  it('ends when the referral is withdrawn', async () => {
    const { location } = await broker.post(actionOf('R7', 'withdraw'), { reason: 'FAMILY_CARES' });
    const { body } = await broker.get(location ?? '');
    expect(tagOf(body)).toBe('withdrawn');
    expect(buttonsOf(body)).toEqual([]);
  });

  it('may prefer a provider of the area', async () => {
    await desk.raise('R8');
    const { location } = await broker.post(actionOf('R8', 'preference'), { provider: 'P03' });
    expect((await broker.get(location ?? '')).body).toMatch(
      /Would rather have<\/dt><dd[^>]*>Meadow Homecare</,
    );
  });

  it('is not met by a provider that is passed over with a reason', async () => {
    const { location } = await broker.post(actionOf('R8', 'skip'), {
      turn: 'primary/P01',
      reason: 'CUSTOMER_CHOICE',
    });
    const { body } = await broker.get(location ?? '');
    expect(body).toMatch(/Willow Support <strong class="[^"]+">passed over</);
    const wrong = await broker.post(actionOf('R8', 'skip'), {
      turn: 'reserve/P04',
      reason: 'CUSTOMER_CHOICE',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('There is a problem');
  });
});
