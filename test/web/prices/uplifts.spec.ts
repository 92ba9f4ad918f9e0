import { createApp, type RunningServer } from '../../../src/main.ts';
import { proposed } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';
import { until } from '../../support/in-time.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
let server: RunningServer;
let approver: Window;
let broker: Window;

/** 1 July 2026; £20.00 an hour would be £20.60 from April on, and a package has had ten hours a week since March. */
beforeAll(async () => {
  const clock = new MovingClock();
  const framework = 'CSH-2025';
  const low = { ...proposed({ framework, title: 'Uplift of 2026' }), belowPractice: true };
  const county = new County()
    .area('A1')
    .provider('P1')
    .position('A1', 'primary', 'P1')
    .rate('P1', 'A1', 2000)
    .rate('P1', 'A1', 2400, '2026-04-01', 'enhanced')
    .rate('P1', 'A1', 2130, '2026-10-01')
    .referral('R1', 'A1', { raisedAt: '2026-02-23' })
    .package('K1', { referral: 'R1', provider: 'P1', placedAt: '2026-02-24', startedOn: '2026-03-02' })
    .record(`uplifts-${framework}`, Object.assign(proposed({ framework }), low))
    .record(`uplifts-${framework}`, proposed({ framework, uplift: 'U2', title: 'Another' }));
  await recordIn(folder, clock, county.events);
  const limits = { reading: 10_000, recording: 10_000 };
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock, limits });
  approver = new Window(server, await signedIn(server, ['contract-manager']));
  broker = new Window(server, await signedIn(server, ['broker']));
});
afterAll(() => server.close());

describe('the pages of uplifts', () => {
  it('list them, the newest proposal first, with what became of each', async () => {
    const { status, body } = await broker.get('/prices/uplifts');
    expect(status).toBe(200);
    for (const words of ['Uplift of 2026', '+3%', '1 April 2026', 'waits for a decision'])
      expect(body).toContain(words);
    expect(body).toContain('href="/prices/uplifts/U1?framework=CSH-2025"');
  });

  it('say what one rests on, and what it would do, before anything is recorded', async () => {
    const { body } = await broker.get('/prices/uplifts/U1');
    const year = Math.round((365 * 600 * 60) / 420) / 100;
    for (const words of [
      'less than what was given every year',
      'Paper 12',
      'To the penny, half up',
      `1 rate would rise; the 1 package now live with them would cost £${year.toFixed(2)} more in a year`,
      '£20.60',
      '£21.30 from 1 October 2026: have it varied if it should rise too',
      'a rate was agreed to begin on that very day',
    ])
      expect(body).toContain(words);
    expect(body).not.toContain('/prices/uplifts/U1/approve');
    expect((await broker.get('/prices/uplifts/U1/approve')).status).toBe(403);
    expect((await broker.get('/prices/uplifts/U9')).status).toBe(404);
    expect((await approver.get('/prices/uplifts/U1/explode')).status).toBe(404);
  });

  it('lead to the decision, and then to the rates that rose and what is owed', async () => {
    expect((await approver.get('/prices/uplifts/U1')).body).toContain('/prices/uplifts/U1/approve?');
    const empty = await approver.post('/prices/uplifts/U1/approve', { decision: '' });
    expect(empty.status).toBe(400);
    expect(empty.body).toContain('Enter where the decision is written down');
    const { location } = await approver.post('/prices/uplifts/U1/approve', { decision: 'Cabinet 7' });
    expect(location).toContain('done=approve');
    const page = async () => (await broker.get('/prices/uplifts/U1')).body;
    await until(async () => (await page()).includes('of 1 of 1 provider'));
    // 91 days of 10 / 7 hours at 60 pence more.
    for (const words of ['£78.00 is owed', 'at £20.60, not £20.00', 'Cabinet 7', 'href="/packages/K1?'])
      expect(await page()).toContain(words);
    expect(await page()).not.toContain('would rise');
  });

  it('lead to a refusal, or take a proposal back', async () => {
    await approver.post('/prices/uplifts/U2/refuse', { reason: 'Not this year' });
    const { body } = await broker.get('/prices/uplifts/U2');
    for (const words of ['refused', 'Not this year']) expect(body).toContain(words);
    expect(body).not.toContain('would rise');
  });
});
