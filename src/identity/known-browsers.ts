import type { Clock } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import { hashOf, newSecret } from './secret-hash.ts';

/** Milliseconds. */
const remembered = 180 * 24 * 60 * 60_000;
const mostOfOne = 20;

/** The browsers in which users have signed in: there, strangers who guess a password slow nobody down. */
export class KnownBrowsers {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    [this.#db, this.#clock] = [db, clock];
    db.exec(`CREATE TABLE IF NOT EXISTS known_browsers (
      hash TEXT PRIMARY KEY, user TEXT NOT NULL, since INTEGER NOT NULL) STRICT`);
  }

  /** The secret for a cookie of the browser, good for 180 days. Of a user the newest 20 browsers are known. */
  remember(user: string): string {
    const secret = newSecret();
    this.#db
      .prepare('INSERT INTO known_browsers (hash, user, since) VALUES (?, ?, ?)')
      .run(hashOf(secret), user, this.#now());
    this.#db
      .prepare(
        `DELETE FROM known_browsers WHERE since <= ? OR hash IN (
         SELECT hash FROM known_browsers WHERE user = ? ORDER BY since DESC, rowid DESC LIMIT -1 OFFSET ?)`,
      )
      .run(this.#now() - remembered, user, mostOfOne);
    return secret;
  }

  knows(user: string, secret: string | undefined): boolean {
    if (secret === undefined) return false;
    return (
      this.#db
        .prepare('SELECT 1 FROM known_browsers WHERE hash = ? AND user = ? AND since > ?')
        .get(hashOf(secret), user, this.#now() - remembered) !== undefined
    );
  }

  forget(user: string): void {
    this.#db.prepare('DELETE FROM known_browsers WHERE user = ?').run(user);
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }
}
