import { type GrantedRole, Principal } from '#access';
import {
  type Clock,
  type Instant,
  originOf,
  type Projections,
  type Receipt,
  withOrigin,
} from '#event-sourcing';
import type { CommandBus } from '@nestjs/cqrs';
import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { IssueToken } from '../../contexts/accounts/issue-token.ts';
import { RevokeToken } from '../../contexts/accounts/revoke-token.ts';
import { tokens, type TokenRow } from '../../projections/accounts/index.ts';
import { newId } from './new-id.ts';

export interface TokenWish {
  /** What its owner calls it. */
  readonly name: string;
  readonly roles: readonly GrantedRole[];
  readonly provider: string | null;
  /** Whose it is, and whose rights it can never exceed; null for a token of the council's own. */
  readonly owner: string | null;
  /** From now on, at most 365. */
  readonly days: number;
}

export interface IssuedToken {
  readonly token: string;
  /** What the program sends as `Authorization: Bearer …`; nobody can read it anywhere again. */
  readonly text: string;
  readonly expiresAt: Instant;
}

const prefix = 'evh_';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** API tokens: the log knows their hashes, rights and ends; `ops.db` when each was last used here. */
export class Tokens {
  readonly #used = new Map<string, number>();
  readonly #db: DatabaseSync;
  readonly #clock: Clock;
  readonly #projections: Projections;
  readonly #commands: CommandBus;

  constructor(db: DatabaseSync, clock: Clock, projections: Projections, commands: CommandBus) {
    [this.#db, this.#clock, this.#projections, this.#commands] = [db, clock, projections, commands];
    db.exec('CREATE TABLE IF NOT EXISTS tokens_used (token TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT');
  }

  /** Rejects as the command does: NotAllowed, and Rejections of roles and lifetime. */
  async issue({ days, ...wish }: TokenWish, asker: Principal): Promise<IssuedToken> {
    const token = newId('t');
    const text = `${prefix}${randomBytes(32).toString('base64url')}`;
    const expiresAt = new Date(this.#now() + days * 24 * 60 * 60_000).toISOString();
    await this.#ask(
      asker,
      new IssueToken({ token, hash: digest(text), expiresAt, ...wish, roles: [...wish.roles] }),
    );
    return { token, text, expiresAt };
  }

  /** From the next request on it opens nothing. Rejects as the command does. */
  async revoke(token: string, asker: Principal): Promise<void> {
    await this.#ask(asker, new RevokeToken({ token }));
  }

  /** The token of this text, when it is in force. */
  async inForce(text: string): Promise<TokenRow | undefined> {
    if (!text.startsWith(prefix)) return undefined;
    const term = `hash/${digest(text)}`;
    const [row] = (await this.#projections.views()).withTerm(tokens, term, term);
    if (row?.revokedAt !== null || row.expiresAt <= this.#clock.now()) return undefined;
    this.#use(row.token);
    return row;
  }

  /** When it was last used on this node, to the minute; null: never. */
  lastUsed(token: string): Instant | null {
    const row = this.#db.prepare('SELECT at FROM tokens_used WHERE token = ?').get(token);
    const at = Math.max(Number(row?.['at'] ?? 0), this.#used.get(token) ?? 0);
    return at === 0 ? null : new Date(at).toISOString();
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }

  #use(token: string): void {
    const now = this.#now();
    if (now - (this.#used.get(token) ?? 0) < 60_000) return;
    this.#used.set(token, now);
    this.#db
      .prepare('INSERT INTO tokens_used (token, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at')
      .run(token, now);
  }

  async #ask(asker: Principal, command: IssueToken | RevokeToken): Promise<void> {
    const { position } = await withOrigin(originOf(asker), () =>
      this.#commands.execute<typeof command, Receipt>(command),
    );
    if (position !== null) await this.#projections.reached(position);
  }
}
