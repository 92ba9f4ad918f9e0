import { strFromU8, unzipSync } from 'fflate';
import { createApp, type RunningServer } from '../../src/main.ts';
import { evenhand } from '../support/command-line.ts';
import { westmarch } from '../support/expected.ts';
import { signedIn, type Visitor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let server: RunningServer;
let auditor: Visitor;
let broker: Visitor;

beforeAll(async () => {
  await evenhand('import', westmarch, '--data', folder);
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  auditor = await signedIn(server, ['auditor']);
  broker = await signedIn(server, ['broker']);
});
afterAll(() => server.close());

const get = (path: string, { cookie }: Visitor) =>
  fetch(`${server.url}${path}`, { headers: { cookie }, redirect: 'manual' });

it.each(['/providers/P20', '/areas/A06'])('is handed over from %s to whoever audits', async (page) => {
  const body = await (await get(page, auditor)).text();
  const [, path = ''] = /href="([^"]*export\/evidence[^"]*)">Evidence pack \(ZIP\)/.exec(body) ?? [];
  const answer = await get(path.replaceAll('&amp;', '&'), auditor);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(answer.headers.get('content-disposition')).toMatch(/filename="evidence-CSH-2025-[AP]\d+-.*\.zip"/);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(strFromU8(files['README.txt']!)).toContain('node check.mjs');
  expect(await (await get(page, broker)).text()).not.toContain('Evidence pack');
});

it('is refused to others, and with what to do', async () => {
  expect((await get('/api/v1/export/evidence?provider=P20', broker)).status).toBe(403);
  const answer = await get('/api/v1/export/evidence', auditor);
  expect([answer.status, await answer.json()]).toEqual([
    409,
    expect.objectContaining({ type: 'urn:evenhand:evidence-of-one' }),
  ]);
});
