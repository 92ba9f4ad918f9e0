import type { Clock } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import { isOutdated, nobodys, verifierOf, verifies } from './verifier.ts';

/** The passwords of local accounts, none of which can be read. All that hash reject with Overloaded. */
export class Passwords {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    [this.#db, this.#clock] = [db, clock];
    db.exec(`CREATE TABLE IF NOT EXISTS passwords (
      user TEXT PRIMARY KEY, verifier TEXT NOT NULL, set_at TEXT NOT NULL) STRICT`);
  }

  /** A password that has passed `passwordProblem`. */
  async set(user: string, password: string): Promise<void> {
    const verifier = await verifierOf(password);
    this.#db
      .prepare('INSERT OR REPLACE INTO passwords (user, verifier, set_at) VALUES (?, ?, ?)')
      .run(user, verifier, this.#clock.now());
  }

  has(user: string): boolean {
    return this.#verifierOf(user) !== undefined;
  }

  /** For a user who is not known it does the same work, so that the time it takes tells nothing. */
  async matches(user: string | undefined, password: string): Promise<boolean> {
    const verifier = user === undefined ? undefined : this.#verifierOf(user);
    const right = await verifies(verifier ?? nobodys, password);
    if (user === undefined || verifier === undefined || !right) return false;
    if (isOutdated(verifier)) await this.#renew(user, verifier, password);
    return true;
  }

  forget(user: string): void {
    this.#db.prepare('DELETE FROM passwords WHERE user = ?').run(user);
  }

  #verifierOf(user: string): string | undefined {
    const row = this.#db.prepare('SELECT verifier FROM passwords WHERE user = ?').get(user);
    return row && String(row['verifier']);
  }

  /** Not when the password was changed meanwhile. */
  async #renew(user: string, old: string, password: string): Promise<void> {
    const verifier = await verifierOf(password);
    this.#db
      .prepare('UPDATE passwords SET verifier = ? WHERE user = ? AND verifier = ?')
      .run(verifier, user, old);
  }
}
