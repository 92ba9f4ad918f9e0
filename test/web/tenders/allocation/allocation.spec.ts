import { terms } from '../../../support/live-tender.ts';
import { tokenFor } from '../../../support/signed-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import type { Window } from '../../account/window.ts';
import { text } from '../evaluation/judging.ts';
import { type ToldTender, toldTender } from '../letters/told-tender.ts';

const page = '/tenders/T-2026/allocation';
const folder = temporaryFolder();
let council: ToldTender;
let manager: Window;

beforeAll(async () => {
  council = await toldTender(folder);
  manager = await council.window('contract-manager');
});
afterAll(() => council.server.close());

it('tells who gets what and why, what each bidder gets, and what the limits cost', async () => {
  const { status, words } = await text(manager, page);
  expect(status).toBe(200);
  for (const told of [
    '4 of 4 positions filled, worth 597.00 together',
    'Area A01 1 Secondary Care by P02 85.00 – Care by P02 (P02) has 85.00 points. Care by P01 (P01), with 90.00, is primary here.',
    'Care by P01 3 Area A01, Area A02, Area A03 none',
    'Care by P03 0 none none',
    'A limit of 1 leaves no further position empty and costs 57.00: the largest share of the hours is 33.3%, and 100.0% without a limit.',
    'A limit of 2 4 0 592.00 5.00 2 Care by P01, 66.6% 5,555',
    'Checked: no allocation under these limits is worth more.',
  ])
    expect(words).toContain(told);
  const file = await manager.get(`${page}?framework=CSH-2025&format=csv&table=3`);
  expect(file.body).toContain('A limit of 1,4,0,540.00,57.00,3,"Care by P01, 33.3%",3333');
});

it('is for the council alone', async () => {
  expect((await (await council.window('auditor')).get(page)).status).toBe(200);
  expect((await (await council.window('P01')).get(page)).status).toBe(403);
  expect((await manager.get('/tenders/T-none/allocation')).status).toBe(404);
});

it('says whether the decision is of this allocation, which anybody can check', async () => {
  expect((await text(manager, page)).words).toContain('The digest is not the one on record');
  await manager.post('/tenders/T-2026/award/decide', { from: '5/10/2026', to: '' });
  const { body, words } = await text(manager, page);
  expect(words).toContain('It is the allocation that was decided: the digest is the one on record.');
  const [, link = ''] = /href="([^"]+)" download="certificate-T-2026.json"/.exec(body) ?? [];
  const certificate = JSON.parse((await manager.get(link.replaceAll('&amp;', '&'))).body) as {
    digest: string;
  };
  expect(certificate.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(words).toContain(`Digest: ${certificate.digest}`);
});

it('says why there is none while the bids are sealed', async () => {
  const token = await tokenFor(council.server, ['contract-manager']);
  const opened = await fetch(`${council.server.url}/api/v1/tenders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...terms, tender: 'T-2', lots: [{ area: 'A01', role: 'primary' }] }),
  });
  expect([await opened.text(), opened.status]).toEqual([expect.any(String), 201]);
  const { status, body, words } = await text(manager, '/tenders/T-2/allocation');
  expect(status).toBe(200);
  expect(words).toMatch(/There is no allocation yet\. .*open/);
  expect(body).toContain('/tenders/T-2/evaluation?framework=CSH-2025');
});
