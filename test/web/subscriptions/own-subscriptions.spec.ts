import { setTimeout as pause } from 'node:timers/promises';
import { telling, until } from './telling.ts';

const world = telling();

describe('somebody who wants to be told by email', () => {
  it('is told of what is wanted alone, and no more once it is ended', async () => {
    const path = '/account/alerts';
    expect((await world.council.get(path)).body).toContain('Nobody is told of anything here yet');
    const wanted = { areas: 'A1', providers: '', severity: 'urgent', pace: 'at-once' };
    const unknown = await world.council.post(`${path}/new`, { ...wanted, areas: 'A1 A99' });
    expect([unknown.status, unknown.body]).toEqual([400, expect.stringContaining('There is no area A99')]);
    expect((await world.council.post(`${path}/new`, { ...wanted, pace: 'never' })).body).toContain(
      'Choose when',
    );
    expect((await world.council.post(`${path}/new`, wanted)).location).toBe(`${path}?done=added`);
    await world.raise('offer-made', 'P1');
    await world.raise('referral-unplaced');
    await until(() => world.mailsTo(world.council.visitor).length > 0);
    expect(world.mailsTo(world.council.visitor)).toHaveLength(1);
    expect(world.mailsTo(world.council.visitor)[0]?.content).toContain(
      'Subject: Evenhand: A referral is not placed: A1',
    );
    const page = await world.council.get(path);
    expect(page.body).toContain('Alerts of every kind, urgent ones alone, in A1');
    expect(page.body).toContain('delivered</strong>');
    const [, id = ''] = /alerts\/(n-[0-9a-f]+)\/end/.exec(page.body) ?? [];
    expect((await world.own.post(`${path}/${id}/end`)).status).toBe(404);
    expect((await world.council.post(`${path}/${id}/end`)).location).toBe(`${path}?done=ended`);
    await world.raise('referral-unplaced');
    await pause(300);
    expect(world.mailsTo(world.council.visitor)).toHaveLength(1);
  });

  it('of a provider is told of its own offers', async () => {
    const form = await world.own.get('/account/alerts/new');
    expect(form.body).toContain('You have an offer');
    expect(form.body).not.toContain('Risk in a higher band');
    await world.own.post('/account/alerts/new', { severity: 'information', pace: 'at-once' });
    await world.raise('offer-made', 'P2');
    await world.raise('offer-made', 'P1');
    await until(() => world.mailsTo(world.own.visitor).length > 0);
    expect(world.mailsTo(world.own.visitor)).toHaveLength(1);
    expect(world.mailsTo(world.own.visitor)[0]?.content).toContain('You have an offer: P1, A1');
  });

  it('who may see no alert is told none', async () => {
    expect((await world.office.get('/account/alerts/new')).location).toBe('/account/alerts');
    expect((await world.office.get('/account/alerts')).body).toContain('Your roles see no alerts');
    expect((await world.office.get('/account/alerts')).body).not.toContain('Be told of alerts</a>');
  });
});
