import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { signedIn } from '../../support/signed-in.ts';
import { Window } from '../account/window.ts';
import { telling, until } from './telling.ts';

const world = telling();

describe('an administrator', () => {
  const path = '/administration/subscriptions';
  const webhook = () => ({
    title: 'Finance',
    url: world.hook,
    audience: '',
    severity: 'information',
    areas: '',
    providers: '',
  });
  let id = '';
  let secret = '';

  it('adds a webhook, whose secret is shown once and signs what is posted', async () => {
    for (const url of ['ftp://a.example/', 'https://user:pass@a.example/', 'nonsense'])
      expect((await world.office.post(`${path}/new/webhook`, { ...webhook(), url })).status).toBe(400);
    const added = await world.office.post(`${path}/new/webhook`, webhook());
    [, secret = ''] = /(whsec_[A-Za-z0-9+/=]+)/.exec(added.body) ?? [];
    const list = await world.office.get(path);
    expect(list.body).not.toContain('whsec_');
    [, id = ''] = /Finance<[^]*?(n-[0-9a-f]+)/.exec(list.body) ?? [];
    await world.raise('referral-unplaced');
    await until(() => world.posted.length === 1);
    const verified = new Webhook(secret).sign(
      world.posted[0]!.headers['webhook-id'] ?? '',
      new Date(Number(world.posted[0]!.headers['webhook-timestamp']) * 1_000),
      world.posted[0]!.body,
    );
    expect(world.posted[0]!.headers['webhook-signature']).toBe(verified);
    const event = JSON.parse(world.posted[0]!.body) as { data: { url: string } };
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'evenhand.alert-raised',
      datacontenttype: 'application/json',
    });
    expect((await world.council.get(new URL(event.data.url).pathname)).status).toBe(200);
  });

  it('sees each attempt and the next, sends again, and all since', async () => {
    world.status = 503;
    await world.raise('referral-unplaced');
    await until(() => world.posted.length === 2);
    const deliveries = `/administration/deliveries?subscription=${id}`;
    await pause(100);
    const { body } = await world.office.get(deliveries);
    expect(body).toContain('pending</strong>');
    expect(body).toContain('503');
    expect(body).not.toContain('Found: N');
    expect((await world.office.get(`${deliveries}&state=delivered`)).body).toContain('data-total="1"');
    world.status = 200;
    const [, number = ''] = /deliveries\/(\d+)\/again/.exec(body) ?? [];
    expect((await world.office.post(`/administration/deliveries/${number}/again`)).status).toBe(303);
    await until(() => world.posted.length === 3);
    const since = { subscription: id, since: '1/7/2026 00:00' };
    const all = await world.office.post('/administration/deliveries/again', since);
    expect(all.location).toContain('done=since&count=2');
    await until(() => world.posted.length === 5);
    expect(
      (await world.office.post('/administration/deliveries/again', { ...since, since: 'once' })).status,
    ).toBe(400);
    expect((await world.office.post('/administration/deliveries/999/again')).status).toBe(404);
  });

  it('is told by mail when a receiver is gone, and resumes it', async () => {
    world.status = 410;
    await world.raise('referral-unplaced');
    await until(() => world.mailsTo(world.admin).length > 0);
    expect(world.mailsTo(world.admin)[0]?.content).toContain('alerts do not arrive');
    expect((await world.office.get(path)).body).toContain('stopped: nobody is there');
    world.status = 200;
    const before = world.posted.length;
    expect((await world.office.post(`${path}/${id}/resume`)).location).toBe(`${path}?done=resumed`);
    await until(() => world.posted.length === before + 1);
  });

  it('changes the secret, and tells a team', async () => {
    const changed = await world.office.post(`${path}/${id}/secret`);
    expect(changed.body).toContain('whsec_');
    expect(changed.body).not.toContain(secret);
    const team = {
      title: 'Brokers',
      email: 'brokers@example.test',
      audience: '',
      severity: 'warning',
      pace: 'at-once',
    };
    expect((await world.office.post(`${path}/new/email`, { ...team, email: 'nobody' })).status).toBe(400);
    expect((await world.office.post(`${path}/new/email`, team)).location).toBe(`${path}?done=added`);
    await world.raise('referral-unplaced');
    await until(() => world.mails.taken.some(({ to }) => to.includes('brokers@example.test')));
    const [, brokers = ''] = /Brokers<[^]*?(n-[0-9a-f]+)/.exec((await world.office.get(path)).body) ?? [];
    expect((await world.office.post(`${path}/${brokers}/secret`)).status).toBe(409);
    expect((await world.office.post(`${path}/${brokers}/end`)).location).toBe(`${path}?done=ended`);
    expect((await world.office.get(`${path}/new/pigeon`)).status).toBe(404);
  });

  it('alone may: others see nothing of it, and an auditor looks', async () => {
    expect((await world.council.get(path)).status).toBe(403);
    expect((await world.council.get('/administration/deliveries')).status).toBe(403);
    const auditor = new Window(world.server, await signedIn(world.server, ['auditor']));
    const looked = await auditor.get(path);
    expect([looked.status, looked.body]).toEqual([200, expect.not.stringContaining('New secret')]);
    expect((await auditor.post(`${path}/${id}/end`)).status).toBe(403);
    expect((await auditor.get(`${path}/new/webhook`)).status).toBe(403);
  });
});
