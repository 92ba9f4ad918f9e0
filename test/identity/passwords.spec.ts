import { argon2Sync } from 'node:crypto';
import { Passwords } from '../../src/identity/passwords.ts';
import { isOutdated } from '../../src/identity/verifier.ts';
import { openOpsFile } from '../support/open-ops-file.ts';

const { db, clock } = openOpsFile();
const passwords = new Passwords(db, clock);
const [old, fresh] = ['quiet harbour lantern', 'violet kettle monday'];

const stored = () =>
  String(db.prepare("SELECT verifier FROM passwords WHERE user = 'u-1'").get()?.['verifier']);

function keepWeakly() {
  const salt = Buffer.alloc(16, 7);
  const tag = argon2Sync('argon2id', {
    message: old,
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 1_024,
    passes: 1,
  });
  const [nonce, hash] = [salt, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''));
  db.prepare("UPDATE passwords SET verifier = ? WHERE user = 'u-1'").run(
    `$argon2id$v=19$m=1024,t=1,p=1$${nonce}$${hash}`,
  );
}

describe('passwords', () => {
  beforeEach(() => passwords.set('u-1', old));

  it('match until there is another one', async () => {
    expect(await passwords.matches('u-1', old)).toBe(true);
    await passwords.set('u-1', fresh);
    expect([await passwords.matches('u-1', old), await passwords.matches('u-1', fresh)]).toEqual([
      false,
      true,
    ]);
  });

  it('stand nowhere in the file', () => {
    expect(JSON.stringify(db.prepare('SELECT * FROM passwords').all())).not.toContain(old);
  });

  it('match nobody else, and nobody who is not known', async () => {
    expect(await passwords.matches('u-2', old)).toBe(false);
    expect(await passwords.matches(undefined, old)).toBe(false);
    passwords.forget('u-1');
    expect([passwords.has('u-1'), await passwords.matches('u-1', old)]).toEqual([false, false]);
  });

  it('take as long for whoever is not known', async () => {
    const timed = async (user: string | undefined) => {
      const start = performance.now();
      await passwords.matches(user, fresh);
      return performance.now() - start;
    };
    const best = async (user: string | undefined) =>
      Math.min(...[await timed(user), await timed(user), await timed(user), await timed(user)]);
    expect((await best(undefined)) / (await best('u-1'))).toBeGreaterThan(0.4);
  });

  it('are kept more strongly once a weakly kept one was right, unless it was changed meanwhile', async () => {
    keepWeakly();
    expect(await passwords.matches('u-1', fresh)).toBe(false);
    expect(isOutdated(stored())).toBe(true);
    expect(await passwords.matches('u-1', old)).toBe(true);
    expect(isOutdated(stored())).toBe(false);
    keepWeakly();
    const [, right] = await Promise.all([passwords.set('u-1', fresh), passwords.matches('u-1', old)]);
    expect(right).toBe(true);
    expect(await passwords.matches('u-1', old)).toBe(false);
  });
});
