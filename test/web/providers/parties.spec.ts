import { createApp, type RunningServer } from '../../../src/main.ts';
import { toMembers, typedMembers } from '../../../src/web/providers/typed-members.ts';
import { County } from '../../support/county.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let officer: Window;
let own: Window;

const yes = { provider: 'P1', role: 'primary', outcome: 'accepted', offeredAt: '2026-06-29' } as const;

beforeAll(async () => {
  const county = new County()
    .area('A1')
    .provider('P1')
    .position('A1', 'primary', 'P1')
    .referral('R1', 'A1', { raisedAt: '2026-06-29' })
    .offer('O1', { ...yes, referral: 'R1' })
    .package('K1', { provider: 'P1', placedAt: '2026-06-29', referral: 'R1', offer: 'O1' });
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  officer = new Window(server, await signedIn(server, ['contract-manager']));
  own = new Window(server, await signedIn(server, ['provider'], 'P1'));
});
afterAll(() => server.close());

describe('a lead provider with sub-contractors', () => {
  const typed = 'S01, Oak Support, 1/6/2026; S02, Elm Care, 1/6/2026';

  it('says so on its page once that is recorded', async () => {
    expect((await officer.get('/packages/K1')).body).not.toContain('/packages/K1/delivery');
    const wrong = await officer.post('/providers/P1/parties', { structure: 'lead', members: 'Oak Support' });
    expect([wrong.status, wrong.body.includes('Enter each as reference')]).toEqual([400, true]);
    const { location } = await officer.post('/providers/P1/parties', { structure: 'lead', members: typed });
    expect(location).toBe('/providers/P1?framework=CSH-2025&done=parties');
    const page = await officer.get('/providers/P1');
    expect(page.body).toContain('Sub-contractors');
    expect(page.body).toContain('Oak Support, from 1 June 2026; Elm Care, from 1 June 2026');
    expect((await officer.get('/providers/P1/parties')).body).toContain(typed);
  });

  it('has packages delivered by them, and keeps the acceptance', async () => {
    const fields = { member: 'S01', on: '1/7/2026' };
    expect((await own.post('/packages/K1/delivery', fields)).status).toBe(303);
    for (const window of [officer, own]) {
      const { body } = await window.get('/packages/K1');
      expect(body).toContain('Delivered by Oak Support');
      expect(body).toContain('Care by P1');
      expect((await window.get('/providers/P1')).body).toContain('by Oak Support');
    }
    const figure = await officer.get('/api/v1/kpi/acceptance?asOf=2026-07-01');
    expect(JSON.parse(figure.body)).toMatchObject({ rows: [{ provider: 'P1', accepted: 1, counted: 1 }] });
  });
});

describe('members as they are typed', () => {
  it('are read, and written as they can be read', () => {
    const members = [{ member: 'S01', name: 'Oak Support', from: '2026-04-01' }];
    expect(toMembers('S01, Oak Support, 1/4/2026')).toEqual(members);
    expect(toMembers(typedMembers(members))).toEqual(members);
    expect(toMembers(typedMembers([]))).toEqual([]);
    for (const typed of ['S01', 'S01, Oak', 'S01, Oak, 31/2/2026', 'S01, Oak, Elm, 1/4/2026', ';'])
      expect([typed, toMembers(typed)]).toEqual([typed, undefined]);
  });
});
