import { type Clock, type Instant, Rejection } from '#event-sourcing';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { DatabaseSync } from 'node:sqlite';
import { derivedId } from './new-id.ts';
import type { Person } from './people.ts';

/** Where passkeys are good. */
interface PasskeySite {
  readonly name: string;
  /** https://evenhand.example.org */
  readonly origin: string;
  /** evenhand.example.org */
  readonly host: string;
}

export interface Passkey {
  /** As the log has it: `p-1h2k…`, never what the browser calls it. */
  readonly credential: string;
  /** What its owner calls it. */
  readonly name: string;
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant | null;
}

interface Row {
  readonly id: string;
  readonly credential: string;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: string;
}

/**
 * The passkeys of users, each a second factor after a password: that its owner unlocks it is welcome and not demanded.
 * A challenge is kept by the caller, who gives it once.
 */
export class Passkeys {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;
  readonly #site: PasskeySite;

  constructor(db: DatabaseSync, clock: Clock, site: PasskeySite) {
    [this.#db, this.#clock, this.#site] = [db, clock, site];
    db.exec(`CREATE TABLE IF NOT EXISTS passkeys (
      credential TEXT PRIMARY KEY, id TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL, key BLOB NOT NULL,
      counter INTEGER NOT NULL, transports TEXT NOT NULL, added_at TEXT NOT NULL, last_used_at TEXT) STRICT;
      CREATE INDEX IF NOT EXISTS passkeys_by_user ON passkeys (user)`);
  }

  /** In the order in which they were added. */
  of(user: string): readonly Passkey[] {
    return this.#db
      .prepare(
        `SELECT credential, name, added_at AS addedAt, last_used_at AS lastUsedAt
         FROM passkeys WHERE user = ? ORDER BY rowid`,
      )
      .all(user) as unknown as readonly Passkey[];
  }

  /** What the browser is asked, to make a passkey. */
  async registration(
    user: string,
    { name, email }: Pick<Person, 'name' | 'email'>,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: this.#site.name,
      rpID: this.#site.host,
      userID: new TextEncoder().encode(user),
      userName: email,
      userDisplayName: name,
      attestationType: 'none',
      excludeCredentials: this.#allowed(user),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    });
  }

  /** Keeps the passkey that a browser made. Rejects with Rejections `passkey-refused`, and `passkey-taken`. */
  async register(
    user: string,
    response: RegistrationResponseJSON,
    challenge: string,
    name: string,
  ): Promise<{ readonly credential: string }> {
    const { id, publicKey, counter, transports = [] } = await this.#verified(response, challenge);
    const credential = derivedId('p', id);
    const { changes } = this.#db
      .prepare(
        `INSERT OR IGNORE INTO passkeys (credential, id, user, name, key, counter, transports, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(credential, id, user, name, publicKey, counter, JSON.stringify(transports), this.#clock.now());
    if (changes === 0)
      throw new Rejection('passkey-taken', 'This passkey is in use already. Choose another one.');
    return { credential };
  }

  /** What the browser is asked, to show that it has one of the user's passkeys. */
  async authentication(user: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.#site.host,
      allowCredentials: this.#allowed(user),
      userVerification: 'preferred',
    });
  }

  /** Whether the answer to the challenge comes from one of the user's passkeys; whatever else it is, it is none. */
  async matches(user: string, response: AuthenticationResponseJSON, challenge: string): Promise<boolean> {
    const row = this.#rows(user).find(({ id }) => id === response.id);
    if (!row) return false;
    const credential = { id: row.id, publicKey: row.key, counter: row.counter };
    const found = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: this.#site.origin,
      expectedRPID: this.#site.host,
      credential,
      requireUserVerification: false,
    }).catch(() => undefined);
    if (!found?.verified) return false;
    const { changes } = this.#db
      .prepare('UPDATE passkeys SET counter = ?, last_used_at = ? WHERE credential = ? AND counter = ?')
      .run(found.authenticationInfo.newCounter, this.#clock.now(), row.credential, row.counter);
    return changes === 1;
  }

  remove(user: string, credential: string): void {
    this.#db.prepare('DELETE FROM passkeys WHERE user = ? AND credential = ?').run(user, credential);
  }

  async #verified(response: RegistrationResponseJSON, challenge: string) {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: this.#site.origin,
      expectedRPID: this.#site.host,
      requireUserVerification: false,
    }).catch(() => ({ verified: false, registrationInfo: undefined }));
    if (!verified || !registrationInfo)
      throw new Rejection(
        'passkey-refused',
        'Your browser did not make a passkey for this site. Try again, or use an authenticator app.',
      );
    return registrationInfo.credential;
  }

  #allowed(user: string) {
    return this.#rows(user).map(({ id, transports }) => ({
      id,
      transports: JSON.parse(transports) as string[],
    }));
  }

  #rows(user: string): readonly Row[] {
    return this.#db
      .prepare('SELECT id, credential, key, counter, transports FROM passkeys WHERE user = ?')
      .all(user) as unknown as readonly Row[];
  }
}
