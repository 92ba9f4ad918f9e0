import { reference } from '#event-sourcing';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { Passkeys } from '../../src/identity/passkeys.ts';
import { openOpsFile } from '../support/open-ops-file.ts';
import { SoftwareAuthenticator } from '../support/software-authenticator.ts';

const site = { name: 'Evenhand', origin: 'https://evenhand.example.org', host: 'evenhand.example.org' };
const person = { name: 'Contract Manager', email: 'manager@example.org' };
const { db, clock } = openOpsFile();
const passkeys = new Passkeys(db, clock, site);

const browser = () => new SoftwareAuthenticator(site.origin, site.host);

/** Makes a passkey of a user, as a page does. */
async function register(user: string, made = browser()) {
  const options = await passkeys.registration(user, person);
  const { credential } = await passkeys.register(
    user,
    made.create(options),
    options.challenge,
    'Office laptop',
  );
  return { made, credential };
}

async function signs(user: string, by: SoftwareAuthenticator, challenge?: string): Promise<boolean> {
  const options = await passkeys.authentication(user);
  return passkeys.matches(user, by.get(options), challenge ?? options.challenge);
}

describe('passkeys', () => {
  it('are asked for as a second factor, of this site, without a word about the device', async () => {
    const { made } = await register('u-asked');
    const asked = await passkeys.registration('u-asked', person);
    expect(asked).toMatchObject({
      rp: { id: site.host, name: site.name },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      excludeCredentials: [{ id: made.id.toString('base64url') }],
    });
    expect(Buffer.from(asked.user.id, 'base64url').toString()).toBe('u-asked');
    expect(await passkeys.authentication('u-asked')).toMatchObject({
      rpId: site.host,
      userVerification: 'preferred',
      allowCredentials: [{ id: made.id.toString('base64url'), transports: ['internal'] }],
    });
  });

  it('match the challenge of whoever has one, and say when they last did', async () => {
    const { made, credential } = await register('u-1');
    const added = { credential, name: 'Office laptop', addedAt: clock.now(), lastUsedAt: null };
    expect(reference.parse(credential)).toMatch(/^p-/);
    expect(passkeys.of('u-1')).toEqual([added]);
    clock.time += 60_000;
    expect(await signs('u-1', made)).toBe(true);
    expect(passkeys.of('u-1')).toEqual([{ ...added, lastUsedAt: clock.now() }]);
    expect(await signs('u-1', made)).toBe(true);
  });

  it('match no other challenge', async () => {
    const { made } = await register('u-2');
    const { challenge } = await passkeys.authentication('u-2');
    expect(await signs('u-2', made, challenge)).toBe(false);
  });

  it.each([
    ['origin', 'https://evenhand.example.org.test', site.host],
    ['host', site.origin, 'example.org'],
  ])('match no answer to another %s', async (_, origin, host) => {
    const user = `u-${host}`;
    const { made } = await register(user);
    expect(await signs(user, made)).toBe(true);
    Object.assign(made, { origin, host });
    expect(await signs(user, made)).toBe(false);
  });

  it('match no copy, whose count is behind', async () => {
    const { made } = await register('u-3');
    expect([await signs('u-3', made), await signs('u-3', made)]).toEqual([true, true]);
    made.counter -= 1;
    expect(await signs('u-3', made)).toBe(false);
  });

  it('match for their owner only, signed by the key that was registered', async () => {
    const [{ made: own }, { made: others }] = [await register('u-4'), await register('u-5')];
    expect(await signs('u-4', others)).toBe(false);
    Object.assign(others, { id: own.id });
    expect(await signs('u-4', others)).toBe(false);
    expect(await signs('u-4', own)).toBe(true);
  });

  it('match nothing that is no answer at all', async () => {
    const { made } = await register('u-6');
    const id = made.id.toString('base64url');
    for (const answer of [
      {},
      { id },
      { id, rawId: id, type: 'public-key', response: { clientDataJSON: 'x' } },
    ])
      expect(await passkeys.matches('u-6', answer as AuthenticationResponseJSON, 'challenge')).toBe(false);
  });

  it.each([
    ['another challenge', { origin: site.origin, host: site.host }, 'bm90LXRoZS1jaGFsbGVuZ2U'],
    ['another origin', { origin: 'https://evil.example.org', host: site.host }, undefined],
    ['another host', { origin: site.origin, host: 'evil.example.org' }, undefined],
  ])('are not made with %s', async (_, { origin, host }, challenge) => {
    const options = await passkeys.registration('u-7', person);
    const made = new SoftwareAuthenticator(origin, host).create(options);
    await expect(
      passkeys.register('u-7', made, challenge ?? options.challenge, 'Laptop'),
    ).rejects.toMatchObject({ code: 'passkey-refused' });
    expect(passkeys.of('u-7')).toEqual([]);
  });

  it('belong to one user', async () => {
    const { made } = await register('u-8');
    await expect(register('u-9', made)).rejects.toMatchObject({ code: 'passkey-taken' });
    expect(passkeys.of('u-9')).toEqual([]);
  });

  it('are removed by their owner', async () => {
    const { made, credential } = await register('u-10');
    passkeys.remove('u-11', credential);
    expect(await signs('u-10', made)).toBe(true);
    passkeys.remove('u-10', credential);
    expect(passkeys.of('u-10')).toEqual([]);
    expect(await signs('u-10', made)).toBe(false);
  });
});
