import { createApp, type RunningServer } from '../../../src/main.ts';
import { County } from '../../support/county.ts';
import { until } from '../../support/in-time.ts';
import { recordIn } from '../../support/provider-worlds.ts';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MovingClock } from '../account/moving-clock.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
let server: RunningServer;
let officer: Window;
let colleague: Window;
let provider: Window;
let other: Window;
let auditor: Window;

beforeAll(async () => {
  const clock = new MovingClock();
  const county = new County('CSH-2025').area('A1').area('A2').provider('P1').provider('P2');
  county.rate('P1', 'A1', 2000).rate('P1', 'A2', 2100).rate('P1', 'A2', 2200, '2026-09-01');
  county.rate('P2', 'A1', 2050).rate('P2', 'A1', 2600, '2025-01-06', 'enhanced');
  await recordIn(folder, clock, county.events);
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  officer = new Window(server, await signedIn(server, ['contract-manager']));
  colleague = new Window(server, await signedIn(server, ['contract-manager']));
  auditor = new Window(server, await signedIn(server, ['auditor']));
  provider = new Window(server, await signedIn(server, ['provider'], 'P1'));
  other = new Window(server, await signedIn(server, ['provider'], 'P2'));
});
afterAll(() => server.close());

const path = '/prices/variations';
const asked = {
  ...{ areas: ['A1', 'A2'], service: 'home-care', band: 'standard', askedPence: '£23.00' },
  ...{ effectiveFrom: '4/5/2026', clause: 'Clause 14.3', evidence: 'Accounts of 2025, sheet 4' },
};
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const shows = async (window: Window, address: string, ...words: readonly string[]) => {
  const { status, body } = await window.get(address);
  expect([address, status]).toEqual([address, 200]);
  for (const each of words) expect(text(body)).toContain(each);
  return body;
};

describe('the pages of price variations', () => {
  it('let a provider ask for another of its own rates, and of no other', async () => {
    const form = await shows(
      provider,
      `${path}/new`,
      'Ask for another rate',
      'Area A1',
      'Area A2',
      'standard',
    );
    expect(form).not.toContain('enhanced');
    expect(form).not.toContain('name="provider"');
    const empty = await provider.post(`${path}/new`, { variation: 'V1' });
    expect([empty.status, text(empty.body)]).toEqual([
      400,
      expect.stringContaining('Tick at least one area'),
    ]);
    const sent = await provider.post(`${path}/new`, { ...asked, variation: 'V1', provider: 'P2' });
    expect([sent.status, sent.location]).toEqual([303, `${path}?framework=CSH-2025&done=request`]);
    await shows(provider, `${path}?done=request`, 'The request is recorded', 'V1', 'Care by P1');
    expect((await other.get(`${path}/V1`)).status).toBe(404);
    expect(await shows(other, path, 'Nobody has asked for another rate yet')).not.toContain('V1');
  });

  it('show old and asked rate with the difference, the clause, and what begins later and stands', async () => {
    const rates = [
      '£20.00',
      '£3.00 more, +15%',
      '£21.00',
      '£2.00 more, +9.523%',
      '£22.00 from 1 September 2026',
    ];
    const words = ['waits for a decision', 'Clause 14.3', 'Accounts of 2025, sheet 4', ...rates];
    const own = await shows(provider, `${path}/V1`, ...words, 'Somebody else of the council decides');
    expect([own.includes('/V1/withdrawal'), own.includes('/V1/agreement')]).toEqual([true, false]);
    expect(own).not.toMatch(/by u-|\/api\/v1\/events/);
    const seen = await shows(auditor, `${path}/V1`, ...words);
    expect(seen).not.toMatch(/\/V1\/(agreement|refusal|withdrawal)/);
    const [csv] = [await officer.get(`${path}?table=1&format=csv`)];
    expect([csv.status, csv.body]).toEqual([200, expect.stringContaining('V1,Care by P1')]);
  });

  it('let somebody else agree to another amount, with reasons that the provider reads', async () => {
    await shows(officer, `${path}/V1/agreement`, 'Rate an hour that you agree to', 'Why do you agree?');
    expect((await officer.post(`${path}/V1/agreement`, { agreedPence: '22.50' })).status).toBe(400);
    const agreement = { agreedPence: '22.50', reason: 'The miles are shown' };
    expect((await provider.post(`${path}/V1/agreement`, agreement)).status).toBe(403);
    const { status, location } = await officer.post(`${path}/V1/agreement`, agreement);
    expect([status, location]).toEqual([303, `${path}/V1?framework=CSH-2025&done=agreement`]);
    const words = ['agreed', '£22.50 an hour', 'The miles are shown', '£2.50 more, +12.5%'];
    await until(
      async () => !(await provider.get(`${path}/V1`)).body.includes('rates are still being changed'),
      20_000,
    );
    await shows(provider, `${path}/V1`, ...words);
    expect(await shows(officer, `${path}/V1`, ...words)).toContain('/api/v1/events?stream=rates-CSH-2025-P1');
  });

  it('let the council ask for a provider, and a second person decide', async () => {
    const form = await shows(officer, `${path}/new`, 'Choose one', 'Care by P2', 'enhanced');
    expect(form).toContain('name="provider"');
    const request = { ...asked, areas: 'A1', band: 'enhanced', askedPence: '28', variation: 'V2' };
    const sent = await officer.post(`${path}/new`, { ...request, provider: 'P2' });
    expect(sent.status).toBe(303);
    const own = await shows(officer, `${path}/V2`, 'Somebody else of the council decides');
    expect([own.includes('/V2/withdrawal'), own.includes('/V2/refusal')]).toEqual([true, false]);
    const refused = await officer.post(`${path}/V2/refusal`, { reason: 'No' });
    expect(text(refused.body)).toContain('somebody else must decide it');
    await shows(colleague, `${path}/V2`, 'Refuse it', 'Agree to it');
    const reason = { reason: 'Two years are asked for' };
    expect((await colleague.post(`${path}/V2/refusal`, reason)).status).toBe(303);
    await shows(other, `${path}/V2?done=refusal`, 'refused', 'Two years are asked for');
    expect((await colleague.get(`${path}/V2/shredding`)).status).toBe(404);
    expect((await auditor.get(`${path}/new`)).status).toBe(403);
  });
});
