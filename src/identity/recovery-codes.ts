import type { Clock } from '#event-sourcing';
import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { nobodys, verifierOf, verifies } from './verifier.ts';

/** Letters and digits that nobody takes for one another. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const codes = 10;
/** The first character is the number of the code; the others are 55 bits. */
const secretLength = 11;

const written = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-');

/** What was meant: without spaces and dashes, in small letters, and with digits for the letters that look like them. */
const meant = (code: string) =>
  code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');

const secret = () =>
  Array.from({ length: secretLength }, () => alphabet[randomInt(alphabet.length)]).join('');

/**
 * For whoever has lost the second factor: ten codes, each good once, of which only verifiers are kept. All that hash
 * reject with Overloaded.
 */
export class RecoveryCodes {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    [this.#db, this.#clock] = [db, clock];
    db.exec(`CREATE TABLE IF NOT EXISTS recovery_codes (
      user TEXT NOT NULL, number INTEGER NOT NULL, verifier TEXT NOT NULL, issued_at TEXT NOT NULL,
      PRIMARY KEY (user, number)) STRICT`);
  }

  /** Ten new codes such as `3k7m-92xd-qv4t`, in the place of all older ones. */
  async issue(user: string): Promise<readonly string[]> {
    const issued = Array.from({ length: codes }, (_, number) => `${number}${secret()}`);
    const verifiers: string[] = [];
    for (const code of issued) verifiers.push(await verifierOf(code));
    const put = this.#db.prepare(
      'INSERT OR REPLACE INTO recovery_codes (user, number, verifier, issued_at) VALUES (?, ?, ?, ?)',
    );
    for (const [number, verifier] of verifiers.entries()) put.run(user, number, verifier, this.#clock.now());
    return issued.map(written);
  }

  left(user: string): number {
    return this.#db.prepare('SELECT 1 FROM recovery_codes WHERE user = ?').all(user).length;
  }

  /** Whether it is one of the user's codes that are left; then it is so no longer. */
  async use(user: string, code: string): Promise<boolean> {
    const asked = meant(code);
    const row = this.#db
      .prepare('SELECT verifier FROM recovery_codes WHERE user = ? AND number = ?')
      .get(user, Number.parseInt(asked.slice(0, 1), 10) || 0);
    const verifier = String(row?.['verifier'] ?? nobodys);
    if (!(await verifies(verifier, asked))) return false;
    const { changes } = this.#db
      .prepare('DELETE FROM recovery_codes WHERE user = ? AND verifier = ?')
      .run(user, verifier);
    return changes === 1;
  }

  forget(user: string): void {
    this.#db.prepare('DELETE FROM recovery_codes WHERE user = ?').run(user);
  }
}
