import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RunningServer } from '../../src/main.ts';
import { createApp } from '../../src/main.ts';
import { uploadLimits } from '../../src/import/uploads/upload-limits.ts';
import { tokenFor } from '../support/signed-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { smallCounty } from './small-county.ts';
import { workbook, zipped } from './workbook.ts';

const folder = temporaryFolder();
let server: RunningServer;
let token: string;

beforeAll(async () => {
  server = await createApp({ folder, port: 0, themeColour: '#12436d' });
  token = await tokenFor(server, ['service']);
});
afterAll(() => server.close());

type Files = Readonly<Record<string, string | Buffer>>;

const files: Files = smallCounty;
const formOf = (sent: Files) => {
  const form = new FormData();
  for (const [name, content] of Object.entries(sent))
    form.append('files', new File([new Uint8Array(Buffer.from(content))], name));
  return form;
};

async function send(
  body: FormData | string | Buffer,
  query = '',
  headers: Readonly<Record<string, string>> = {},
  by = token,
) {
  const answer = await fetch(`${server.url}/api/v1/imports${query}`, {
    method: 'POST',
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    headers: { authorization: `Bearer ${by}`, ...headers },
  });
  const said = (await answer.json()) as Record<string, never>;
  return { status: answer.status, said };
}
const held = () => (existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')) : []);
const until = async (holds: () => boolean) => {
  for (let looks = 0; looks < 100 && !holds(); looks++) await setTimeout(50);
};
/** What is thrown away is, as soon as the answer is sent. */
const emptied = async () => {
  await until(() => held().length === 0);
  return held();
};
const lines = (name: string) => String(files[name]).trim().split('\n');

describe('a nightly feed', () => {
  it('is tried without recording, and then recorded once', async () => {
    const tried = await send(formOf(files), '?dryRun=true');
    expect([tried.status, tried.said]).toEqual([200, expect.objectContaining({ batch: null, refused: 0 })]);
    expect(tried.said['recorded']).toBeGreaterThan(5);
    const key = { 'idempotency-key': 'night-1' };
    const first = await send(formOf(files), '', key);
    expect(first.said).toMatchObject({ recorded: tried.said['recorded'], refused: 0, conflicts: 0 });
    expect(await send(formOf(files), '', key)).toEqual(first);
    expect((await send(formOf(files))).said).toMatchObject({ recorded: 0, batch: null });
    expect((await send(formOf({ 'areas.csv': 'x' }), '', key)).status).toBe(422);
    expect(await emptied()).toEqual([]);
  });

  it('may be one file as the body, a workbook or an archive too', async () => {
    const csv = String(files['areas.csv']);
    const type = (text: string) => ({ 'content-type': text });
    for (const [body, name, sent] of [
      [csv, 'areas.csv', type('text/csv')],
      [JSON.stringify({ name: 'areas.csv', text: csv }), '', type('application/json')],
      [
        workbook(lines('areas.csv').map((line) => line.split(','))),
        'areas.xlsx',
        type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      ],
      [zipped({ 'county/areas.csv': csv, 'county/.hidden': 'x' }), 'feed.zip', type('application/zip')],
    ] as const) {
      const { status, said } = await send(body, name === '' ? '' : `?name=${name}`, sent);
      expect([name, status, said['recorded'], said['refused']]).toEqual([name, 200, 0, 0]);
      expect(said['unchanged']).toBe(lines('areas.csv').length - 1);
    }
  });

  it('is refused as a whole with a reason per cell, unless the good rows are asked for', async () => {
    const [header = '', row = ''] = lines('areas.csv');
    const cells = row.split(',');
    const good = ['Z98', ...cells.slice(1)].join(',');
    const bad = ['Z99', cells[1], '9', ...cells.slice(3)].join(',');
    const text = [header, good, bad].join('\n');
    const sent = { 'content-type': 'text/csv' };
    const none = await send(text, '?name=areas.csv', sent);
    expect(none).toMatchObject({ status: 422, said: { recorded: 0, refused: 1, batch: null } });
    expect(none.said['problems']).toEqual([
      expect.objectContaining({ file: 'areas.csv', row: 3, value: '9', reason: expect.any(String) }),
    ]);
    const some = await send(text, '?name=areas.csv&skipInvalid=true', sent);
    expect(some).toMatchObject({ status: 200, said: { recorded: 1, refused: 1 } });
    expect(some.said).not.toHaveProperty('returned');
  });

  it('is for the contract manager and the service alone, and nobody else’s files are kept', async () => {
    for (const [role, provider] of [
      ['broker', null],
      ['auditor', null],
      ['provider', 'P01'],
    ] as const) {
      const other = await tokenFor(server, [role], provider);
      expect([role, (await send(formOf(files), '', {}, other)).status]).toEqual([role, 403]);
    }
    expect(await emptied()).toEqual([]);
  });
});

describe('what is sent to harm', () => {
  const bomb = () => zipped({ 'offers.csv': Buffer.alloc(30 * 1024 * 1024, 'a') });
  it.each([
    ['a bomb', 'bomb.zip', bomb, /times as large/],
    ['an archive in an archive', 'two.zip', () => zipped({ 'one.zip': bomb() }), /unpack it first/],
    [
      'what only says that it is one',
      'x.zip',
      () => Buffer.from('PK\u0003\u0004nothing'),
      /not a ZIP archive/,
    ],
    ['a way out of an archive', 'way.zip', () => zipped({ '../../areas.csv': 'x' }), /not a ZIP archive/],
    [
      'two files of one name',
      'two.zip',
      () => zipped({ 'a/areas.csv': 'x', 'b/areas.csv': 'x' }),
      /two files/,
    ],
    ['another encoding', 'areas.csv', () => Buffer.from('area,name\nA1,Caf\u00E9\n', 'latin1'), /UTF-8/],
    ['nothing', '..', () => Buffer.from('x'), /No file was sent/],
    ['a program', 'areas.exe', () => Buffer.from('MZ'), /cannot be imported/],
    ['a hidden file', '.env.csv', () => Buffer.from('x'), /cannot be imported/],
  ])('%s is refused in words, and leaves nothing behind', async (_, name, content, words) => {
    const { status, said } = await send(formOf({ [name]: content() }));
    expect([status, said['type']]).toEqual([422, 'urn:evenhand:unreadable-input']);
    expect(said['detail']).toMatch(words);
    expect(String(said['detail'])).not.toContain(folder);
    expect(await emptied()).toEqual([]);
  });

  it('a name with folders is kept without them', async () => {
    const form = formOf({ 'C:\\temp\\areas.csv': String(files['areas.csv']) });
    expect((await send(form)).said).toMatchObject({ recorded: 0, refused: 0 });
    expect(existsSync(join(folder, 'areas.csv'))).toBe(false);
  });

  it('what is too large is refused before it is read', async () => {
    const length = uploadLimits.bytes + 2_000_000;
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'content-length': length },
    };
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${server.url}/api/v1/imports?name=offers.csv`, { method: 'POST', headers });
      sending.once('response', (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      });
      sending.once('error', reject);
      sending.write('offer,');
    });
    expect(status).toBe(413);
    expect(await emptied()).toEqual([]);
  });

  it('what breaks off leaves nothing behind', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'content-length': 1_000 };
    const sending = request(`${server.url}/api/v1/imports?name=offers.csv`, { method: 'POST', headers });
    sending.on('error', () => undefined);
    sending.write('offer,');
    await until(() => held().length > 0);
    sending.destroy();
    expect(await emptied()).toEqual([]);
  });

  it('elsewhere no files are taken', async () => {
    const answer = await fetch(`${server.url}/api/v1/providers`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: formOf(files),
    });
    expect(answer.status).toBe(415);
  });
});
