import type { Clock, Instant } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import { hashOf, newSecret } from './secret-hash.ts';

export type LinkPurpose = 'set-up' | 'invitation' | 'reset' | 'demonstration';

export interface FoundLink {
  /** Whose it is; null for nobody yet. */
  readonly user: string | null;
  readonly expiresAt: Instant;
}

const open = 'hash = ? AND purpose = ? AND expires > ?';

/** Links that are good once, for one purpose and a limited time. Only their hashes are kept. */
export class Links {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    [this.#db, this.#clock] = [db, clock];
    db.exec(`CREATE TABLE IF NOT EXISTS links (
      hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, user TEXT, expires INTEGER NOT NULL) STRICT`);
  }

  /** The secret for the URL. An older link of this purpose and user is good no longer. */
  issue(purpose: LinkPurpose, user: string | null, minutes: number): string {
    this.withdraw(purpose, user);
    this.#db.prepare('DELETE FROM links WHERE expires <= ?').run(this.#now());
    const secret = newSecret();
    this.#db
      .prepare('INSERT INTO links (hash, purpose, user, expires) VALUES (?, ?, ?, ?)')
      .run(hashOf(secret), purpose, user, this.#now() + minutes * 60_000);
    return secret;
  }

  /** Looks only: the link stays good. */
  find(purpose: LinkPurpose, secret: string): FoundLink | undefined {
    const row = this.#db
      .prepare(`SELECT user, expires FROM links WHERE ${open}`)
      .get(hashOf(secret), purpose, this.#now());
    return row && { user: userIn(row), expiresAt: new Date(Number(row['expires'])).toISOString() };
  }

  /** Uses the link up: of two who do so at once only one is told whose it was. */
  use(purpose: LinkPurpose, secret: string): Pick<FoundLink, 'user'> | undefined {
    const row = this.#db
      .prepare(`DELETE FROM links WHERE ${open} RETURNING user`)
      .get(hashOf(secret), purpose, this.#now());
    return row && { user: userIn(row) };
  }

  withdraw(purpose: LinkPurpose, user: string | null): void {
    this.#db.prepare('DELETE FROM links WHERE purpose = ? AND user IS ?').run(purpose, user);
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }
}

const userIn = (row: Record<string, unknown>) => row['user'] as string | null;
