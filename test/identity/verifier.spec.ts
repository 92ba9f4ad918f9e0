import { argon2Sync } from 'node:crypto';
import { isOutdated, nobodys, verifierOf, verifies } from '../../src/identity/verifier.ts';
import { Overloaded } from '../../src/load/overloaded.ts';

const password = 'quiet harbour lantern';

/** A verifier as somebody else would make it, of another strength. */
function weaker(): string {
  const nonce = Buffer.alloc(16, 7);
  const strength = { parallelism: 2, tagLength: 24, memory: 1_024, passes: 3 };
  const tag = argon2Sync('argon2id', { message: password, nonce, ...strength });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''));
  return `$argon2id$v=19$m=1024,t=3,p=2$${salt}$${hash}`;
}

describe('a verifier', () => {
  it('tells the password and holds nothing of it', async () => {
    const verifier = await verifierOf(password);
    expect(verifier).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await verifierOf(password)).not.toBe(verifier);
    expect(await verifies(verifier, password)).toBe(true);
    expect(await verifies(verifier, `${password} `)).toBe(false);
  });

  it('takes the same letters for the same, whatever keyboard wrote them', async () => {
    expect(await verifies(await verifierOf('Caf\u00e9 und ﬁsch 12'), 'Cafe\u0301 und fisch 12')).toBe(true);
  });

  it('is read with the strength that it was made with', async () => {
    expect(await verifies(weaker(), password)).toBe(true);
    expect(await verifies(weaker(), 'another password')).toBe(false);
    expect(isOutdated(weaker())).toBe(true);
    expect(isOutdated(await verifierOf(password))).toBe(false);
  });

  it('is nothing else', async () => {
    for (const text of ['', 'password', weaker().replace('argon2id', 'argon2d')])
      await expect(verifies(text, password)).rejects.toThrow(TypeError);
  });

  it('of nobody is that of no password', async () => {
    expect(await verifies(nobodys, password)).toBe(false);
    expect(isOutdated(nobodys)).toBe(false);
  });

  it('is made for 22 who ask at once, and the others are turned away', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 30 }, () => verifies(nobodys, password)));
    const turnedAway = asked.filter(({ status }) => status === 'rejected');
    expect(turnedAway.map((each) => 'reason' in each && each.reason instanceof Overloaded)).toEqual(
      Array<boolean>(8).fill(true),
    );
    expect(await verifies(nobodys, password)).toBe(false);
  });
});
