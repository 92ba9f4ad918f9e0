import { createApp, type RunningServer } from '../../../src/main.ts';
import { setTimeout } from 'node:timers/promises';
import { signedIn } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { smallCounty, smallCountyRows } from '../../import/small-county.ts';
import { Window } from '../account/window.ts';

const folder = temporaryFolder();
let server: RunningServer;
let manager: Window;
let auditor: Window;

beforeAll(async () => {
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  manager = new Window(server, await signedIn(server, ['contract-manager']));
  auditor = new Window(server, await signedIn(server, ['auditor']));
});
afterAll(() => server.close());

type Files = Readonly<Record<string, string | Buffer>>;

/** Sends the form of the page, as a browser would. */
async function upload({ visitor }: Window, files: Files, csrf?: string) {
  const form = new FormData();
  form.append('_csrf', csrf ?? (await visitor.csrf()));
  for (const [name, content] of Object.entries(files))
    form.append('files', new File([new Uint8Array(Buffer.from(content))], name));
  const answer = await fetch(`${server.url}/imports/uploads`, {
    method: 'POST',
    body: form,
    headers: { cookie: visitor.cookie },
    redirect: 'manual',
  });
  return { status: answer.status, at: answer.headers.get('location') ?? '', body: await answer.text() };
}

/** The page once the work is done. */
async function finished(window: Window, at: string) {
  for (let looks = 0; looks < 50; looks++) {
    const { body } = await window.get(at);
    if (!body.includes('<progress')) return body;
    await setTimeout(100);
  }
  throw new Error('It goes on and on.');
}

const act = (at: string, action: string, more: Readonly<Record<string, string>> = {}) =>
  manager.post(at, { action, ...more });

describe('the import page', () => {
  it('checks files, records them when told to, and shows what was imported by whom', async () => {
    expect((await manager.get('/imports')).body).toContain('Nothing was imported yet.');
    const { status, at } = await upload(manager, smallCounty);
    expect(status).toBe(303);
    const checked = await finished(manager, at);
    expect(checked).toContain('Nothing is recorded yet.');
    expect(checked).toContain(`Import ${smallCountyRows} rows`);
    expect((await manager.get('/imports')).body).toContain('Nothing was imported yet.');
    await act(at, 'import');
    // Sent twice, it is recorded once.
    await act(at, 'import');
    const done = await finished(manager, at);
    const [, batch = ''] = /href="(\/imports\/[\da-f-]{36})"/.exec(done) ?? [];
    const list = (await auditor.get('/imports')).body;
    expect(list.match(/href="\/imports\/[\da-f-]{36}"/g)).toHaveLength(1);
    expect(list).toContain(`Tester ${manager.visitor.user} (contract manager)`);
    expect(list).not.toContain('enctype');
    const one = (await auditor.get(batch)).body;
    for (const words of ['areas.csv', 'ImportCompleted', 'OfferAccepted', `>${smallCountyRows}<`])
      expect(one).toContain(words);
  });

  it('gives the refused rows back, and goes on without them when told to', async () => {
    const areas = [
      'area,name,level,expected_weekly_hours,expected_customers',
      'A07,=1+2,1,,',
      'A08,Goodfield,nine,,',
    ].join('\n');
    const { at } = await upload(manager, { 'areas.csv': areas });
    const page = await finished(manager, at);
    expect(page).toContain('Nothing would be recorded, because of 1 row.');
    expect(page).toContain('nine');
    expect(page).not.toContain('Import 1 row');
    const refused = await manager.get(`${at}/refused/areas.refused.csv`);
    expect(refused.body).toMatch(/^area,.*,reason\nA08,Goodfield,nine,,,"?level: /);
    expect((await auditor.get(`${at}/refused/areas.refused.csv`)).status).toBe(403);
    await act(at, 'check', { skipInvalid: 'yes' });
    expect(await finished(manager, at)).toContain('Import 1 row');
    await act(at, 'import');
    const done = await finished(manager, at);
    expect(done).toContain('areas.refused.csv');
    expect((await manager.get(`${at}/refused/areas.refused.csv`)).body).toBe(refused.body);
  });

  it('says what cannot be read, and forgets what is thrown away', async () => {
    const { at } = await upload(manager, { 'areas.csv': 'area,name\nA1,B\n' });
    expect(await finished(manager, at)).toContain('lacks the column level');
    expect((await act(at, 'discard')).location).toBe('/imports');
    expect((await manager.get(at)).status).toBe(404);
    expect((await upload(manager, { 'areas.exe': 'x' })).body).toContain('cannot be imported');
  });

  it('takes files from its own page and for whoever may import alone', async () => {
    const provider = new Window(server, await signedIn(server, ['provider'], 'P01'));
    expect((await upload(manager, smallCounty, 'no-token')).status).toBe(403);
    for (const window of [auditor, provider]) {
      expect((await upload(window, smallCounty)).status).toBe(403);
      expect((await window.get('/imports/uploads/none')).status).toBe(403);
    }
    expect((await provider.get('/imports')).status).toBe(403);
    const other = new Window(server, await signedIn(server, ['contract-manager']));
    const { at } = await upload(manager, smallCounty);
    expect((await other.get(at)).status).toBe(404);
    expect((await manager.post('/imports/uploads')).status).toBe(400);
  });
});
