import { EventStore, Projections } from '#event-sourcing';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { accounts } from '../../projections/accounts/index.ts';
import { BreakGlass, type NewSeal, UnreadableSeal } from '../../src/identity/break-glass.ts';
import { createApp, type RunningServer } from '../../src/main.ts';
import { CookieJar } from '../support/cookie-jar.ts';
import { evenhand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const file = join(folder, 'seal.json');
let now = '2026-06-30T09:00:00.000Z';
const clock = { now: () => now };

let seal: NewSeal;
let breakGlass: BreakGlass;
beforeAll(async () => {
  seal = await BreakGlass.seal('Evenhand');
  writeFileSync(file, JSON.stringify(seal.file));
  breakGlass = BreakGlass.read(file, clock);
});
const codeAt = (at: string) => generateSync({ secret: seal.file.totp, epoch: Date.parse(at) / 1_000 });

describe('the account for emergencies', () => {
  it('opens by its passphrase, which stands nowhere', async () => {
    expect(seal.passphrase).toMatch(/^([a-km-np-z2-9]{4}-){6}[a-km-np-z2-9]{4}$/);
    expect(await breakGlass.matches(seal.passphrase)).toBe(true);
    expect(await breakGlass.matches(seal.passphrase.slice(0, -1))).toBe(false);
    expect(readFileSync(file, 'utf8')).not.toContain(seal.passphrase.slice(0, 4));
  });

  it('takes a code of now once, and none from before it', () => {
    const [earlier, code] = [codeAt('2026-06-30T08:59:30.000Z'), codeAt(now)];
    expect(breakGlass.code('000000')).toBe(false);
    expect(breakGlass.code(code)).toBe(true);
    expect(breakGlass.code(code)).toBe(false);
    expect(breakGlass.code(earlier)).toBe(false);
    now = '2026-06-30T09:01:00.000Z';
    expect(breakGlass.code(codeAt(now))).toBe(true);
  });

  it('is what the authenticator app was shown', () => {
    const uri = new URL(seal.uri);
    expect([uri.protocol, uri.searchParams.get('secret')]).toEqual(['otpauth:', seal.file.totp]);
  });

  it.each([
    ['no JSON', 'passphrase-canary'],
    ['password', '{ "password": "passphrase-canary", "totp": "JBSWY3DPEHPK3PXPJBSWY3DPEH" }'],
    ['totp', '{ "password": "$argon2id$v=19$m=19456,t=2,p=1$bm9uY2U$dGFn", "totp": "canary" }'],
  ])('is not made from a file with %s wrong, of which nothing is said', (what, content) => {
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, content);
    const reading = () => BreakGlass.read(wrong, clock);
    expect(reading).toThrow(UnreadableSeal);
    expect(reading).toThrow(what);
    expect(reading).not.toThrow(/canary/);
  });
});

describe('somebody who breaks the seal', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const identity = { localAccounts: false, breakGlassFile: file };
    const data = join(folder, 'data');
    server = await createApp({ folder: data, port: 0, themeColour: '#12436D', identity });
  });
  afterAll(() => server.close());

  it('comes in through the sign-in page and administers, after it was said loudly', async () => {
    const said = jest.spyOn(Logger.prototype, 'fatal').mockImplementation(() => undefined);
    const jar = new CookieJar();
    const account = async () => (await server.app.get(Projections).views()).get(accounts, 'break-glass');
    const step = async (path: string, fields: Readonly<Record<string, string>>) => {
      const { status, headers } = await jar.post(`${server.url}${path}`, fields);
      return [status, headers.get('location')];
    };
    const wrong = await step('/sign-in', { email: 'break-glass', password: 'a wrong passphrase' });
    expect(wrong).toEqual([400, null]);
    const first = await step('/sign-in', { email: 'break-glass', password: seal.passphrase });
    expect(first).toEqual([303, '/sign-in/second-factor']);
    expect([said.mock.calls.length, await account()]).toEqual([0, undefined]);
    const code = codeAt(new Date().toISOString());
    expect(await step('/sign-in/second-factor', { code })).toEqual([303, '/']);
    expect(said).toHaveBeenCalledTimes(1);
    expect(await account()).toMatchObject({ how: 'break-glass', roles: ['administrator'], closed: false });
    expect((await jar.get(`${server.url}/administration/users`)).status).toBe(200);
    const { events } = await server.app.get(EventStore).readAll({ from: 0, filter: { types: ['SignedIn'] } });
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ user: 'break-glass', factor: 'break-glass' }),
    ]);
    said.mockRestore();
  });
});

describe('evenhand break-glass seal', () => {
  it('shows the passphrase once, and makes a file for the server that only its owner reads', async () => {
    const out = join(folder, 'made.json');
    const { status, err, ...ran } = await evenhand('--json', 'break-glass', 'seal', '--out', out);
    const { passphrase, uri } = ran.json<{ passphrase: string; uri: string }>();
    expect([status, err]).toEqual([0, expect.stringContaining('BREAK_GLASS_FILE')]);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Evenhand:break-glass\?/);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readFileSync(out, 'utf8')).not.toContain(passphrase);
    expect(await BreakGlass.read(out, clock).matches(passphrase)).toBe(true);
  });

  it('replaces no file that is there', async () => {
    const before = readFileSync(file, 'utf8');
    const { status, out } = await evenhand('break-glass', 'seal', '--out', file);
    expect([status, out]).toEqual([2, '']);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
