import { jest } from '@jest/globals';
import { AddSecondFactor } from '../../../contexts/accounts/add-second-factor.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { OwnAccount } from '../../../src/identity/own-account.ts';
import { createApp, type RunningServer } from '../../../src/main.ts';
import { accountWith, recordAsSystem, sessionOf } from '../../support/signed-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { codeOf } from './code-of.ts';
import { MovingClock } from './moving-clock.ts';
import { Window } from './window.ts';

const folder = temporaryFolder();
const clock = new MovingClock();
let server: RunningServer;
let identity: Identity;
let user: string;
let old: string;
let window: Window;

beforeAll(async () => {
  server = await createApp({ folder, port: 0, themeColour: '#12436d', clock });
  identity = server.app.get(Identity);
});
afterAll(() => server.close());

beforeEach(async () => {
  clock.pass(1);
  user = await accountWith(server, ['broker']);
  await identity.passwords.set(user, 'lantern orbit thistle mandolin');
  old = (await identity.authenticators.begin(user, user)).secret;
  await identity.authenticators.confirm(user, codeOf(old, clock.now()));
  await recordAsSystem(server, new AddSecondFactor({ user, factor: 'totp', credential: 'authenticator' }));
  window = new Window(server, await sessionOf(server, user));
});

const recorded = async () => (await server.app.get(OwnAccount, { strict: false }).of(user)).factors;

describe('my authenticator app', () => {
  it('is replaced when the new one shows its code', async () => {
    const [, key = ''] =
      /<code class="key">([A-Z2-7]+)</.exec((await window.get('/account/authenticator')).body) ?? [];
    expect(key).not.toBe(old);
    const wrong = await window.post('/account/authenticator', { code: codeOf(old, clock.now()) });
    expect([wrong.status, wrong.body.includes(key)]).toEqual([400, true]);
    const done = await window.post('/account/authenticator', { code: codeOf(key, clock.now()) });
    expect(done.location).toBe('/account?done=authenticator-replaced');
    clock.pass(1);
    expect(await identity.authenticators.matches(user, codeOf(old, clock.now()))).toBe(false);
    expect(await identity.authenticators.matches(user, codeOf(key, clock.now()))).toBe(true);
    expect(await recorded()).toEqual([
      { factor: 'totp', credential: expect.any(String), addedAt: expect.any(String) },
    ]);
    expect((await recorded())[0]?.credential).not.toBe('authenticator');
  });
});

describe('my recovery codes', () => {
  it('are shown once, and counted after that', async () => {
    expect((await window.get('/account/recovery-codes')).body).toContain('You have 0 left');
    const { status, body } = await window.post('/account/recovery-codes');
    const codes = [...body.matchAll(/<li><code>([^<]+)</g)].map(([, code = '']) => code);
    expect([status, codes.length]).toEqual([200, 10]);
    const later = await window.get('/account/recovery-codes');
    expect(later.body).toContain('You have 10 left');
    for (const code of codes) expect(later.body).not.toContain(code);
    expect(await identity.recoveryCodes.use(user, codes[3] ?? '')).toBe(true);
  });
});

describe('my passkeys', () => {
  it.each([
    '',
    'no JSON',
    '{}',
    '{"id":"a","rawId":"a","type":"public-key","response":{"attestationObject":"","clientDataJSON":""}}',
  ])('are not made of %j', async (response) => {
    await window.get('/account/passkeys');
    const answer = await window.post('/account/passkeys', { name: 'Key', response });
    expect(answer.status).toBe(400);
    expect(identity.passkeys.of(user)).toEqual([]);
  });

  it('have a name', async () => {
    await window.get('/account/passkeys');
    const { status, body } = await window.post('/account/passkeys', { name: ' ', response: '{}' });
    expect([status, body.includes('Enter a name for the passkey')]).toEqual([400, true]);
  });

  it('can be removed, only by me, and never when nothing else is left', async () => {
    const { passkeys, authenticators } = identity;
    const remove = jest.spyOn(passkeys, 'remove').mockImplementation(() => undefined);
    const of = jest
      .spyOn(passkeys, 'of')
      .mockReturnValue([{ credential: 'p-1', name: 'Key', addedAt: clock.now(), lastUsedAt: null }]);
    await recordAsSystem(server, new AddSecondFactor({ user, factor: 'passkey', credential: 'p-1' }));
    expect((await window.post('/account/passkeys/remove', { credential: 'p-2' })).status).toBe(404);
    authenticators.remove(user);
    expect((await window.post('/account/passkeys/remove', { credential: 'p-1' })).status).toBe(409);
    expect(remove).not.toHaveBeenCalled();
    const has = jest.spyOn(authenticators, 'has').mockReturnValue(true);
    const done = await window.post('/account/passkeys/remove', { credential: 'p-1' });
    expect(done.location).toBe('/account?done=passkey-removed');
    expect(remove).toHaveBeenCalledWith(user, 'p-1');
    expect((await recorded()).map(({ factor }) => factor)).toEqual(['totp']);
    for (const spy of [remove, of, has]) spy.mockRestore();
  });
});
