import type { Clock, Instant } from '#event-sourcing';
import type { SessionStore } from '@fastify/session';
import type { Session } from 'fastify';
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AnonymousSessions } from './anonymous-sessions.ts';
import type { Enrolling } from './enrolling.ts';

/** Milliseconds that a session lasts without a request, and at most. */
export const idle = 30 * 60_000;
export const longest = 12 * 60 * 60_000;

declare module 'fastify' {
  interface Session {
    /** Whose it is, when both factors were given. */
    user?: string;
    /** What the log and its owner call it; its id is a secret. */
    name?: string;
    startedAt?: Instant;
    /** When its owner last showed who he is. */
    confirmedAt?: Instant;
    /** Such as `Firefox on Linux`, and where it was begun: for the owner to know it by. */
    browser?: string;
    address?: string;
    /** The password was right, the second factor is outstanding. */
    pending?: { user: string; until: Instant; next: string | null; wrong: number } | undefined;
    /** Somebody with a link makes an account, or a new password. */
    enrolment?: Enrolling | undefined;
    /** What a passkey is to sign. */
    challenge?: string | undefined;
    oidc?:
      { state: string; nonce: string; verifier: string; next: string | null; freshly: boolean } | undefined;
  }
}

/** A session as its owner may see it. */
export interface OpenSession {
  readonly name: string;
  readonly user: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly browser: string;
  readonly address: string;
}

type Done = (error?: unknown, session?: Session | null) => void;

const digest = (id: string) => createHash('sha256').update(id).digest('hex');

/**
 * Sessions on the server: those of people in `ops.db`, by the hash of their id. One that was ended is not brought back
 * by a request that is still under way.
 */
export class Sessions implements SessionStore {
  readonly #anonymous: AnonymousSessions;
  /** Milliseconds of the last request, where later than written. */
  readonly #seen = new Map<string, number>();
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    [this.#db, this.#clock] = [db, clock];
    this.#anonymous = new AnonymousSessions(clock, idle);
    db.exec(`CREATE TABLE IF NOT EXISTS sessions (
      id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, user TEXT NOT NULL, started INTEGER NOT NULL,
      seen INTEGER NOT NULL, content TEXT NOT NULL) STRICT`);
    this.#db
      .prepare('DELETE FROM sessions WHERE seen < ? OR started < ?')
      .run(this.#now() - idle, this.#now() - longest);
  }

  set(id: string, session: Session, done: Done): void {
    const [key, content] = [digest(id), JSON.stringify(session)];
    const { user, name } = session;
    const known = this.#anonymous.forget(key);
    if (user === undefined || name === undefined) this.#anonymous.keep(key, session, content);
    else if (known) this.#begin(key, name, user, content);
    else this.#db.prepare('UPDATE sessions SET content = ? WHERE id = ?').run(content, key);
    done();
  }

  get(id: string, done: Done): void {
    const key = digest(id);
    const content = this.#anonymous.get(key) ?? this.#ofSomebody(key);
    done(null, content === undefined ? null : (JSON.parse(content) as Session));
  }

  destroy(id: string, done: Done): void {
    this.#end(digest(id));
    done();
  }

  /** Those of a user, the one begun last first. */
  of(user: string): readonly OpenSession[] {
    const rows = this.#db.prepare('SELECT id, content, seen FROM sessions WHERE user = ?').all(user);
    return rows
      .filter(({ id }) => this.#ofSomebody(String(id), false) !== undefined)
      .map(({ id, content, seen }) => {
        const {
          name = '',
          startedAt = '',
          browser = '',
          address = '',
        } = JSON.parse(String(content)) as Session;
        const last = Math.max(Number(seen), this.#seen.get(String(id)) ?? 0);
        return { name, user, startedAt, lastSeenAt: new Date(last).toISOString(), browser, address };
      })
      .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
  }

  /** Whether the session of this name is in force; being asked this is no sign of life. */
  holds(name: string | undefined): boolean {
    const row = this.#db.prepare('SELECT id FROM sessions WHERE name = ?').get(name ?? '');
    return row !== undefined && this.#ofSomebody(String(row['id']), false) !== undefined;
  }

  /** Ends the session of this name; whether there was one. */
  end(name: string): boolean {
    const row = this.#db.prepare('SELECT id FROM sessions WHERE name = ?').get(name);
    if (row) this.#end(String(row['id']));
    return row !== undefined;
  }

  /** Ends all sessions of a user, or all but the one of this name. */
  endAll(user: string, except?: string): void {
    for (const { name } of this.of(user)) if (name !== except) this.end(name);
  }

  #now(): number {
    return Date.parse(this.#clock.now());
  }

  #begin(key: string, name: string, user: string, content: string): void {
    const now = this.#now();
    this.#db
      .prepare('INSERT INTO sessions (id, name, user, started, seen, content) VALUES (?, ?, ?, ?, ?, ?)')
      .run(key, name, user, now, now, content);
  }

  #end(key: string): void {
    this.#anonymous.forget(key);
    this.#seen.delete(key);
    this.#db.prepare('DELETE FROM sessions WHERE id = ?').run(key);
  }

  #ofSomebody(key: string, touch = true): string | undefined {
    const row = this.#db.prepare('SELECT started, seen, content FROM sessions WHERE id = ?').get(key);
    if (!row) return undefined;
    const now = this.#now();
    const written = Number(row['seen']);
    const seen = Math.max(written, this.#seen.get(key) ?? 0);
    if (now - seen > idle || now - Number(row['started']) > longest) {
      this.#end(key);
      return undefined;
    }
    if (touch) this.#touch(key, now, written);
    return String(row['content']);
  }

  /** A write costs a wait for the disk: one a minute is enough, should the process end. */
  #touch(key: string, now: number, written: number): void {
    if (now - written < 60_000) this.#seen.set(key, now);
    else {
      this.#seen.delete(key);
      this.#db.prepare('UPDATE sessions SET seen = ? WHERE id = ?').run(now, key);
    }
  }
}
