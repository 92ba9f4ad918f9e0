import { generateSync } from 'otplib';
import { Authenticators } from '../../src/identity/authenticators.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const { db, clock } = openOpsFile();
const authenticators = new Authenticators(db, clock, 'Evenhand');
const code = (secret: string, seconds = 0) => generateSync({ secret, epoch: clock.time / 1_000 + seconds });

/** An authenticator that is confirmed; its secret. */
async function confirmed(user: string): Promise<string> {
  const { secret } = await authenticators.begin(user, 'manager@example.org');
  expect(await authenticators.confirm(user, code(secret))).toBe(true);
  clock.time += 30_000;
  return secret;
}

describe('authenticators', () => {
  it('are told a secret that is the same until it is confirmed', async () => {
    const first = await authenticators.begin('u-1', 'manager@example.org');
    expect(await authenticators.begin('u-1', 'manager@example.org')).toEqual(first);
    expect(first.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(first.uri).toMatch(
      new RegExp(`^otpauth://totp/Evenhand:manager(@|%40)example.org\\?.*secret=${first.secret}`),
    );
    expect(authenticators.has('u-1')).toBe(false);
    await authenticators.confirm('u-1', code(first.secret));
    expect(authenticators.has('u-1')).toBe(true);
    expect((await authenticators.begin('u-1', 'manager@example.org')).secret).not.toBe(first.secret);
  });

  it('are shown as a square, black on white whatever the page is, without a style of its own', async () => {
    const { svg } = await authenticators.begin('u-2', 'manager@example.org');
    expect(svg).toMatch(
      /^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*><path fill="#ffffff" d="M0 0h[^>]*><path stroke="#000000"/,
    );
    expect(svg).not.toMatch(/style|script|href/);
  });

  it('count once they are confirmed', async () => {
    const { secret } = await authenticators.begin('u-3', 'manager@example.org');
    expect(await authenticators.matches('u-3', code(secret))).toBe(false);
    expect(await authenticators.confirm('u-3', '000000')).toBe(false);
    expect(authenticators.has('u-3')).toBe(false);
  });

  it('are confirmed within the hour', async () => {
    const { secret } = await authenticators.begin('u-4', 'manager@example.org');
    clock.time += 60 * 60_000;
    expect(await authenticators.confirm('u-4', code(secret))).toBe(false);
    expect((await authenticators.begin('u-4', 'manager@example.org')).secret).not.toBe(secret);
  });

  it('match each code once, and none before one that was used', async () => {
    const secret = await confirmed('u-5');
    const [before, now, after] = [code(secret, -30), code(secret), code(secret, 30)];
    expect(await authenticators.matches('u-5', before)).toBe(false);
    expect(
      await Promise.all([authenticators.matches('u-5', now), authenticators.matches('u-5', now)]),
    ).toEqual([true, false]);
    expect(await authenticators.matches('u-5', after)).toBe(true);
    expect(await authenticators.matches('u-5', now)).toBe(false);
    expect(await authenticators.matches('u-6', code(secret, 30))).toBe(false);
  });

  it('are replaced by the next that is confirmed, and not before', async () => {
    const old = await confirmed('u-7');
    const { secret } = await authenticators.begin('u-7', 'manager@example.org');
    expect(await authenticators.matches('u-7', code(old))).toBe(true);
    await authenticators.confirm('u-7', code(secret));
    clock.time += 30_000;
    expect(await authenticators.matches('u-7', code(old))).toBe(false);
    expect(await authenticators.matches('u-7', code(secret))).toBe(true);
  });

  it('are removed, the one that is not confirmed too', async () => {
    const secret = await confirmed('u-8');
    const begun = await authenticators.begin('u-8', 'manager@example.org');
    authenticators.remove('u-8');
    expect([authenticators.has('u-8'), await authenticators.matches('u-8', code(secret))]).toEqual([
      false,
      false,
    ]);
    expect(await authenticators.confirm('u-8', code(begun.secret))).toBe(false);
  });
});
