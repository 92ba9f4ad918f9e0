import { createApp, type RunningServer } from '../../../src/main.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { type Answer, Window } from '../account/window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let officer: Window;
let colleague: Window;
let auditor: Window;

const tiers = [{ tier: 'Lead', role: 'primary' as const, fromRank: null, toRank: null, percent: 60 }];

beforeAll(async () => {
  const county = new County('CSH-2025', { awardLimits: { 1: { primary: 2 } }, volumeShares: tiers });
  for (const area of ['A1', 'A2', 'A3']) county.area(area);
  for (const provider of ['P1', 'P2', 'P3']) county.provider(provider);
  county
    .position('A1', 'primary', 'P1')
    .position('A2', 'primary', 'P1')
    .position('A1', 'secondary', 'P2', { rank: 1 })
    .position('A1', 'secondary', 'P3', { rank: 2 })
    .rate('P2', 'A1', 2500)
    .rate('P3', 'A1', 2000)
    .referral('R1', 'A1', { raisedAt: '2026-06-29' })
    .offer('O1', {
      provider: 'P1',
      role: 'primary',
      outcome: 'accepted',
      offeredAt: '2026-06-29',
      referral: 'R1',
    })
    .package('K1', { provider: 'P1', placedAt: '2026-06-29', referral: 'R1', offer: 'O1' });
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  officer = new Window(server, await signedIn(server, ['contract-manager']));
  colleague = new Window(server, await signedIn(server, ['contract-manager']));
  auditor = new Window(server, await signedIn(server, ['auditor']));
});
afterAll(() => server.close());

const today = '1/7/2026';
const third = { area: 'A3', role: 'primary', provider: 'P1' };
const query = (of: Readonly<Record<string, string>>) => new URLSearchParams(of).toString();
const deedsOn = ({ body }: Answer) =>
  new Set([...body.matchAll(/href="\/positions\/([a-z-]+)\?/g)].map(([, deed]) => deed));
const done = (name: string) => `/positions?framework=CSH-2025&done=${name}`;

describe('the position board', () => {
  it('says who holds what by name, what is vacant, what limits leave and which share a tier took', async () => {
    const { status, body } = await officer.get('/positions');
    expect(status).toBe(200);
    for (const words of [
      'Area A1',
      'Care by P1',
      '4 positions, 6 vacancies',
      'Held now or later',
      '+40.0',
      '100.0%',
    ])
      expect(body).toContain(words);
    expect(body).toContain('Open a generation');
  });

  it('is only looked at by auditors', async () => {
    const page = await auditor.get('/positions');
    expect([page.status, deedsOn(page).size]).toEqual([200, 0]);
    expect((await auditor.get('/positions/award')).status).toBe(403);
    expect((await auditor.post('/positions/award', { ...third, from: today, to: '', rank: '' })).status).toBe(
      403,
    );
  });

  it('names a position that an address does not as none', async () => {
    expect((await officer.get('/positions/vacate?area=A1')).status).toBe(404);
    expect((await officer.get('/positions/burn')).status).toBe(404);
  });
});

describe('an award beyond a limit', () => {
  const award = { ...third, from: today, to: '', rank: '' };

  it('is refused, asked for, decided by somebody else, and then awarded', async () => {
    const refused = await officer.post('/positions/award', award);
    expect([refused.status, refused.body.includes('ask for an exception')]).toEqual([400, true]);
    const why = { reason: 'Nobody else bid', evidence: 'Minute 7' };
    expect((await officer.post('/positions/ask-exception', { ...third, ...why })).location).toBe(
      done('ask-exception'),
    );
    const board = await officer.get('/positions');
    expect(board.body).toContain('waits for a decision');
    const own = await officer.post(`/positions/approve-exception?${query(third)}`, {});
    expect([own.status, own.body.includes('ask a colleague')]).toEqual([400, true]);
    const decided = await colleague.post(`/positions/approve-exception?${query(third)}`, {});
    expect(decided.location).toBe(done('approve-exception'));
    expect((await officer.post('/positions/award', award)).location).toBe(done('award'));
    const { body } = await officer.get('/positions');
    for (const words of ['beyond the limit, approved', '1 approved', 'used']) expect(body).toContain(words);
    expect(JSON.parse((await officer.get('/api/v1/audit/fairness')).body)).toMatchObject({ findings: [] });
  });
});

describe('positions', () => {
  const held = (area: string, role: string, provider: string, from = '2025-01-06') =>
    query({ area, role, provider, from });

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      'join-reserve',
      '',
      { area: 'A2', provider: 'P3', from: today, to: '', rank: '4' },
      'Awarded to Care by P3 (P3)',
    ],
    [
      'step-down',
      held('A2', 'primary', 'P1'),
      { into: 'secondary', rank: '', on: today, reason: 'No staff' },
      'steps down to secondary from 1 July 2026: No staff.',
    ],
    [
      'novate',
      held('A1', 'primary', 'P1'),
      { successor: 'P2', on: today, evidence: 'Deed 7' },
      'Novated from Care by P1 (P1) to Care by P2 (P2)',
    ],
    [
      'review-ranks',
      '',
      { area: 'A1', role: 'secondary', on: today, weights: 'half' },
      'Ranked anew from 1 July 2026: 1 Care by P3 (P3), 2 Care by P2 (P2).',
    ],
    [
      'vacate',
      held('A1', 'secondary', 'P3'),
      { on: today, reason: 'It left' },
      'Not held by Care by P3 (P3)',
    ],
    [
      'open-generation',
      '',
      { generation: '2', opensOn: today, closesOn: '', reason: 'Notice of 1 July' },
      'Notice of 1 July',
    ],
  ])('%s', async (name, of, fields, told) => {
    const asked = await officer.get(`/positions/${name}${of === '' ? '' : `?${of}`}`);
    expect(asked.status).toBe(200);
    const sent = await officer.post(`/positions/${name}${of === '' ? '' : `?${of}`}`, fields);
    expect(sent.location).toBe(done(name));
    const { body } = await officer.get(done(name));
    expect(body.replaceAll(/\s+/g, ' ')).toContain(told);
  });
});
