import { RateUplifted, UpliftApproved } from '../../../contexts/prices/index.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { proposed } from '../../contexts/prices/uplifts/uplift-county.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { type Answer, Window } from '../account/window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let broker: Window;
let provider: Window;

const yes = { provider: 'P1', role: 'primary', outcome: 'accepted', offeredAt: '2026-06-29' } as const;
const placed = { provider: 'P1', placedAt: '2026-06-29' } as const;

/** A package that was placed at £20.00 when 10 % from the next day on had been decided. */
function withheldFrom(county: County, reference: string): void {
  const rate = { framework: 'CSH-2025', provider: 'P1', area: 'A3', service: 'home-care' } as const;
  const uplift = { framework: 'CSH-2025', uplift: 'U-2026' };
  const raised = { oldPence: 2000, hourlyPence: 2200, decidedOn: '2026-06-01', effectiveFrom: '2026-06-30' };
  const approval = { decision: 'Cabinet 7', providers: ['P1'], approvedAt: '2026-06-01T10:00:00.000Z' };
  county
    .area('A3')
    .rate('P1', 'A3', 2000)
    .record('uplifts-CSH-2025', proposed({ ...uplift, effective: { rule: 'fixed', on: '2026-06-30' } }))
    .record('uplifts-CSH-2025', new UpliftApproved({ ...uplift, ...approval, approvedBy: 'cm-2' }))
    .record('rates-CSH-2025-P1', new RateUplifted({ ...rate, ...raised, band: 'standard', uplift: 'U-2026' }))
    .referral('R4', 'A3', { raisedAt: '2026-06-29' })
    .package(reference, { ...placed, referral: 'R4', hourlyPence: 2000 });
}

beforeAll(async () => {
  const county = new County().area('A1').area('A2').provider('P1').provider('P2');
  county.position('A1', 'primary', 'P1').position('A2', 'primary', 'P1');
  for (const n of [1, 2, 3])
    county
      .referral(`R${n}`, 'A1', { raisedAt: '2026-06-29' })
      .offer(`O${n}`, { ...yes, referral: `R${n}` })
      .package(`K${n}`, { ...placed, referral: `R${n}`, offer: `O${n}`, hourlyPence: n === 1 ? 2436 : null });
  withheldFrom(county, 'K4');
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  broker = new Window(server, await signedIn(server, ['broker']));
  provider = new Window(server, await signedIn(server, ['provider'], 'P1'));
});
afterAll(() => server.close());

const deedsOn = ({ body }: Answer) =>
  [...body.matchAll(/href="\/packages\/K\d\/([a-z-]+)\?/g)].map(([, deed]) => deed);
const today = '1/7/2026';

describe('a package', () => {
  it('says whose it is, where it stands and where it came from', async () => {
    const page = await broker.get('/packages/K1');
    expect(page.status).toBe(200);
    for (const words of [
      'Care by P1',
      'not started',
      'Area A1',
      'Placed with Care by P1',
      'Primary provider',
      '£24.36',
    ])
      expect(page.body).toContain(words);
    expect(page.body).toContain('href="/referrals/R1?framework=CSH-2025"');
    expect((await broker.get('/packages/K2')).body).not.toContain('Hourly rate');
    expect(deedsOn(page)).toEqual(['start', 'fail-start', 'vary', 'hand-back', 'end']);
  });

  it('says what it costs today, and which uplift its price knew of, to its provider too', async () => {
    for (const window of [broker, provider])
      expect((await window.get('/packages/K4')).body).toContain(
        '£20.00, without U-2026: placed after that was decided',
      );
  });

  it('lives: it is started, varied, suspended, resumed and ended', async () => {
    const deeds: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
      ['start', { startedOn: '30/6/2026' }, 'Care began'],
      [
        'vary',
        { weeklyMinutes: '12:30', area: 'A2', on: today, reason: 'CUSTOMER_MOVED' },
        '12.5 hours a week in Area A2',
      ],
      ['suspend', { from: today, reason: 'HOSPITAL' }, 'Suspended: in hospital'],
      ['resume', { on: today }, 'Care went on'],
      ['end', { on: today, reason: 'CARE_HOME' }, 'Moved to a care home'],
    ];
    for (const [name, fields, told] of deeds) {
      const asked = await broker.get(`/packages/K1/${name}`);
      expect([name, asked.status]).toEqual([name, 200]);
      const { location } = await broker.post(`/packages/K1/${name}`, fields);
      expect(location).toBe(`/packages/K1?framework=CSH-2025&done=${name}`);
      expect((await broker.get('/packages/K1')).body).toContain(told);
    }
    const ended = await broker.get('/packages/K1?done=end');
    expect(ended.body).toContain('The package has ended.');
    expect(deedsOn(ended)).toEqual([]);
  });

  it('is started and handed back by its provider, and nothing else', async () => {
    expect(deedsOn(await provider.get('/packages/K2'))).toEqual(['start', 'hand-back']);
    expect((await provider.post('/packages/K2/start', { startedOn: today })).status).toBe(303);
    expect((await provider.get('/packages/K2/end')).status).toBe(403);
    expect((await provider.post('/packages/K2/end', { on: today, reason: 'DIED' })).status).toBe(403);
    expect((await provider.post('/packages/K2/hand-back', { on: today })).status).toBe(303);
    expect((await provider.get('/packages/K2')).body).toContain('Handed back by the provider');
  });

  it('says why something is not done, and keeps what was typed', async () => {
    const wrong = await broker.post('/packages/K3/start', { startedOn: '30/2/2026' });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('value="30/2/2026"');
    const early = await broker.post('/packages/K3/start', { startedOn: '2/7/2026' });
    expect(early.status).toBe(400);
    expect(early.body).toContain('There is a problem');
    expect(early.body).toContain('value="2/7/2026"');
  });

  it('of another provider is not there', async () => {
    const other = new Window(server, await signedIn(server, ['provider'], 'P2'));
    expect((await other.get('/packages/K3')).status).toBe(404);
    expect((await other.get('/packages/K3/start')).status).toBe(404);
    expect((await other.post('/packages/K3/start', { startedOn: today })).status).toBe(404);
    expect((await provider.get('/packages/K9')).status).toBe(404);
    expect((await broker.get('/packages/K3/burn')).status).toBe(404);
  });

  it('is only looked at by auditors', async () => {
    const auditor = new Window(server, await signedIn(server, ['auditor']));
    expect(deedsOn(await auditor.get('/packages/K3'))).toEqual([]);
    expect((await auditor.post('/packages/K3/start', { startedOn: today })).status).toBe(403);
  });
});
