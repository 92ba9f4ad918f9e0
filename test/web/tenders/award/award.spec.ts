import { Policies } from '#event-sourcing';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { tokenFor } from '../../../support/signed-in.ts';
import type { Answer, Window } from '../../account/window.ts';
import { text } from '../evaluation/judging.ts';
import { type ToldTender, toldTender } from '../letters/told-tender.ts';

const folder = temporaryFolder();
const page = '/tenders/T-2026/award';
const declining = `${page}/decline?area=A01&role=reserve&provider=P03`;

let council: ToldTender;
let manager: Window;
let auditor: Window;

beforeAll(async () => {
  council = await toldTender(folder);
  [manager, auditor] = [await council.window('contract-manager'), await council.window('auditor')];
});
afterAll(() => council.server.close());

const deedsOf = (body: string) =>
  [...body.matchAll(/row-button" href="\/tenders\/T-2026\/award\/([a-z]+)\?/g)].map(([, name]) => name);
const done = ({ status, location }: Answer) => [status, location?.replace(/.*done=/, '')];
const words = async (window: Window) => (await text(window, page)).words;

it('tells who is to get what and why, what nobody gets, and what comes next', async () => {
  const { body, words: told } = await text(manager, page);
  for (const expected of [
    'Next, read the letters, and tell the bidders.',
    'by u-8',
    '1 primary of level 1 (policy version 1)',
    'From 5 October 2026 until further notice',
    '8 working days once the bidders are told',
    'Area A01 Primary Care by P02 85.00 Care by P01 (P01) has more points',
    'Home care (standard) £24.11',
    'Area A03 Primary Care by P01 is primary in Area A02, and may be given 1 of this level.',
    'Area A01 Reserve Care by P03 70.00',
  ])
    expect(told).toContain(expected);
  expect(deedsOf(body)).toEqual(['notify', 'decide']);
  expect(body).toContain('/tenders/T-2026/allocation?framework=CSH-2025');
  expect(body).not.toContain('It declines');
  const file = await manager.get(`${page}?format=csv&table=2`);
  expect(file.status).toBe(200);
});

it('is what the pages before it lead to', async () => {
  const { words: told } = await text(manager, '/tenders/T-2026/evaluation');
  expect(told).toContain('Everything is evaluated. Next, look at the allocation');
});

it('is for the council alone, and others than contract managers read', async () => {
  const read = await auditor.get(page);
  expect([read.status, deedsOf(read.body)]).toEqual([200, []]);
  // A broker reads it too, and nothing leads it where it may not go.
  const broker = await council.window('broker');
  for (const path of [page, '/tenders/T-2026', '/tenders/T-2026/evaluation']) {
    const { status, body } = await broker.get(path);
    expect([path, status, body.includes('/T-2026/allocation')]).toEqual([path, 200, false]);
  }
  for (const path of [page, `${page}/decide`, `${page}/confirm`])
    expect([path, (await (await council.window('P02')).get(path)).status]).toEqual([path, 403]);
  for (const name of ['decide', 'notify', 'confirm'])
    expect([name, (await auditor.post(`${page}/${name}`)).status]).toEqual([name, 403]);
  expect((await manager.get(`${page}/forget`)).status).toBe(404);
  expect((await manager.get(`${page}/decline?area=A01&role=primary&provider=P06`)).status).toBe(404);
});

it('a bidder that declines, once it is told, is left out when the award is decided again', async () => {
  expect(done(await manager.post(`${page}/notify`))).toEqual([303, 'notify']);
  expect(await words(manager)).toContain('Bidders may object until the end of 13 July 2026.');
  expect((await manager.get(declining)).body).toContain('Care by P03, reserve in Area A01');
  expect((await manager.post(declining)).body).toContain('Say why, in 200 characters at most');
  expect(done(await manager.post(declining, { reason: 'Nobody to send' }))).toEqual([303, 'decline']);
  const { body, words: told } = await text(manager, page);
  expect(told).toContain('Care by P03 declined to be reserve in Area A01. Next, decide the award again.');
  expect(told).toMatch(/Area A01 Reserve Care by P03 .* Nobody to send/);
  expect(deedsOf(body)).toEqual(['decide']);
});

it('is decided for days that are typed, the last one included', async () => {
  const form = (await manager.get(`${page}/decide`)).body;
  expect(form).toContain('value="5/10/2026"');
  const wrong = await manager.post(`${page}/decide`, { from: '31/6/2026', to: '' });
  expect(wrong.body).toContain('Enter a day that exists');
  expect((await manager.post(`${page}/decide`, { from: '30/6/2026', to: '' })).body).toContain(
    'decide with a later one',
  );
  expect(done(await manager.post(`${page}/decide`, { from: '5/10/2026', to: '4/10/2030' }))).toEqual([
    303,
    'decide',
  ]);
  const told = await words(manager);
  expect(told).toContain('From 5 October 2026 to 4 October 2030');
  expect(told).not.toMatch(/Area A01 Reserve Care by P03 70/);
  expect((await manager.get(`${page}/decide`)).body).toContain('value="4/10/2030"');
});

it('somebody else confirms it, when the standstill is over', async () => {
  expect(done(await manager.post(`${page}/notify`))).toEqual([303, 'notify']);
  const other = await council.window('contract-manager');
  expect(deedsOf((await other.get(page)).body)).not.toContain('confirm');
  expect((await other.post(`${page}/confirm`)).body).toContain('Bidders may object until the end of');
  council.clock.pass(14 * 24 * 60);
  // Sessions end meanwhile: the same people come again.
  const decider = await council.window('contract-manager', manager.visitor.user);
  const colleague = await council.window('contract-manager');
  const mine = await text(decider, page);
  expect(mine.words).toContain(
    'The standstill ended on 13 July 2026. You decided this award, so somebody else',
  );
  expect(deedsOf(mine.body)).not.toContain('confirm');
  expect((await decider.post(`${page}/confirm`)).body).toContain('somebody else must decide it');
  // Meanwhile somebody else becomes primary in an area of the award.
  const token = await tokenFor(council.server, ['contract-manager']);
  const taken = await fetch(`${council.server.url}/api/v1/frameworks/CSH-2025/positions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      area: 'A02',
      role: 'primary',
      provider: 'P06',
      from: '2026-10-05',
      to: null,
      rank: null,
    }),
  });
  expect([await taken.text(), taken.status]).toEqual([expect.any(String), 201]);
  expect(done(await colleague.post(`${page}/confirm`))).toEqual([303, 'confirm']);
  await council.server.app.get(Policies).settled();
  const after = await text(colleague, page);
  expect(deedsOf(after.body)).toEqual([]);
  expect(after.words).toMatch(/Area A01 Secondary Care by P02 held from the first day –/);
  expect(after.words).toMatch(/Area A02 Primary Care by P01 refused .*Care by P06 \(P06\)/);
  expect(after.words).toMatch(/ \d+ of \d+ lines of the award on record as positions; 1 refused: see why/);
  expect(after.body).toContain('/positions?framework=CSH-2025');
});
