import type { Clock } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import { generateSecret, generateURI } from 'otplib';
import { toString as drawn } from 'qrcode';
import { stepOf } from './totp.ts';

/** What an authenticator app is told, once. */
export interface NewAuthenticator {
  /** Base32, to be typed. */
  readonly secret: string;
  readonly uri: string;
  /** The same as a square to scan, black on white. */
  readonly svg: string;
}

/** Milliseconds in which a new secret has to be confirmed: whoever saw it later than that knows nothing. */
const toConfirm = 60 * 60_000;

/** The authenticator apps of users, one each. */
export class Authenticators {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;
  readonly #issuer: string;

  /** `issuer`: what the app calls this site. */
  constructor(db: DatabaseSync, clock: Clock, issuer: string) {
    [this.#db, this.#clock, this.#issuer] = [db, clock, issuer];
    db.exec(`CREATE TABLE IF NOT EXISTS authenticators (
      user TEXT PRIMARY KEY, secret TEXT NOT NULL, last_step INTEGER NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS authenticators_begun (
      user TEXT PRIMARY KEY, secret TEXT NOT NULL, until INTEGER NOT NULL) STRICT`);
  }

  /**
   * A secret that counts once it is confirmed; until then, and for an hour, asking again gives the same one. `account`:
   * what the app calls the account.
   */
  async begin(user: string, account: string): Promise<NewAuthenticator> {
    const secret = this.#begun(user) ?? this.#beginAnew(user);
    const uri = generateURI({ issuer: this.#issuer, label: account, secret });
    return { secret, uri, svg: await drawn(uri, { type: 'svg', errorCorrectionLevel: 'M' }) };
  }

  /** Whether the code is one of the secret begun, which then is the only one of the user. */
  async confirm(user: string, code: string): Promise<boolean> {
    const secret = this.#begun(user);
    const step = secret === undefined ? undefined : stepOf(secret, code, this.#now() / 1_000);
    if (secret === undefined || step === undefined) return false;
    this.#db
      .prepare('INSERT OR REPLACE INTO authenticators (user, secret, last_step) VALUES (?, ?, ?)')
      .run(user, secret, step);
    this.#db.prepare('DELETE FROM authenticators_begun WHERE user = ?').run(user);
    return true;
  }

  has(user: string): boolean {
    return this.#db.prepare('SELECT 1 FROM authenticators WHERE user = ?').get(user) !== undefined;
  }

  /** Whether it is a code of now that was not used before, nor one after it (RFC 6238, 5.2). */
  async matches(user: string, code: string): Promise<boolean> {
    const row = this.#db.prepare('SELECT secret FROM authenticators WHERE user = ?').get(user);
    const step = row && stepOf(String(row['secret']), code, this.#now() / 1_000);
    if (step === undefined) return false;
    const { changes } = this.#db
      .prepare('UPDATE authenticators SET last_step = ? WHERE user = ? AND last_step < ?')
      .run(step, user, step);
    return changes === 1;
  }

  /** Also one that is not confirmed yet. */
  remove(user: string): void {
    for (const table of ['authenticators', 'authenticators_begun'])
      this.#db.prepare(`DELETE FROM ${table} WHERE user = ?`).run(user);
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }

  #begun(user: string): string | undefined {
    const row = this.#db
      .prepare('SELECT secret FROM authenticators_begun WHERE user = ? AND until > ?')
      .get(user, this.#now());
    return row && String(row['secret']);
  }

  #beginAnew(user: string): string {
    const secret = generateSecret();
    this.#db
      .prepare('INSERT OR REPLACE INTO authenticators_begun (user, secret, until) VALUES (?, ?, ?)')
      .run(user, secret, this.#now() + toConfirm);
    return secret;
  }
}
