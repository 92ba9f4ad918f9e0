import { type Clock, Rejection } from '#event-sourcing';
import { randomBytes } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { newSecret } from './signature.ts';
import type { Secret, Standing, Subscription } from './subscription.ts';

/** What somebody wants, before it is given an id. */
export type NewSubscription = Omit<Subscription, 'id' | 'madeAt' | 'since' | 'state'>;
type Row = Readonly<Record<string, SQLOutputValue>>;

/** How long an old secret signs beside the new one, in milliseconds: a day. */
const overlap = 24 * 60 * 60_000;

const listed = (value: SQLOutputValue | undefined) => JSON.parse(String(value)) as readonly string[];

function subscriptionOf(row: Row): Subscription {
  const { made_by: madeBy, made_at: madeAt, secrets: _secrets, kinds, areas, providers, ...rest } = row;
  const lists = { kinds: listed(kinds), areas: listed(areas), providers: listed(providers) };
  return { ...rest, ...lists, madeBy, madeAt } as unknown as Subscription;
}

/** Who wants to be told of what. What has ended stays on record, without its address and its secrets. */
export class Subscriptions {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Answers its id, and for a webhook the secret with which it is signed: shown once. */
  add(wanted: NewSubscription): { readonly id: string; readonly secret: string | null } {
    const id = `n-${randomBytes(8).toString('hex')}`;
    const now = this.#clock.now();
    const secret = wanted.way === 'webhook' ? newSecret() : null;
    const secrets: readonly Secret[] = secret === null ? [] : [{ secret, until: null }];
    this.#db
      .prepare(
        `INSERT INTO subscriptions (id, way, owner, title, address, audience, kinds, areas, providers, severity, pace,
         secrets, made_by, made_at, state, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'in-force', ?)`,
      )
      .run(
        ...[id, wanted.way, wanted.owner, wanted.title, wanted.address, wanted.audience],
        ...[wanted.kinds, wanted.areas, wanted.providers].map((list) => JSON.stringify(list)),
        ...[wanted.severity, wanted.pace, JSON.stringify(secrets), wanted.madeBy, now, now],
      );
    return { id, secret };
  }

  /** Those that have not ended, the oldest first. */
  all(): readonly Subscription[] {
    const rows = this.#db
      .prepare(`SELECT * FROM subscriptions WHERE state <> 'ended' ORDER BY made_at, id`)
      .all();
    return rows.map(subscriptionOf);
  }

  /** Throws Rejection `subscription-unknown`, also for one that has ended. */
  named(id: string): Subscription {
    return subscriptionOf(this.#row(id));
  }

  /** What signs a message now. */
  secretsOf(id: string): readonly string[] {
    const now = this.#clock.now();
    return this.#secrets(id)
      .filter(({ until }) => until === null || until > now)
      .map(({ secret }) => secret);
  }

  /** Answers the new secret; the one before signs beside it for a day. */
  rotate(id: string): string {
    const now = this.#clock.now();
    const until = new Date(Date.parse(now) + overlap).toISOString();
    const secret = newSecret();
    const before = this.#secrets(id).filter((each) => each.until === null || each.until > now);
    const secrets = [
      { secret, until: null },
      ...before.map((each) => ({ ...each, until: each.until ?? until })),
    ];
    this.#db.prepare('UPDATE subscriptions SET secrets = ? WHERE id = ?').run(JSON.stringify(secrets), id);
    return secret;
  }

  /** What has ended stays so. */
  stand(id: string, state: Standing): void {
    this.#db
      .prepare(`UPDATE subscriptions SET state = ?, since = ? WHERE id = ? AND state <> 'ended'`)
      .run(state, this.#clock.now(), id);
  }

  /** Something may go there again. */
  resume(id: string): void {
    this.stand(this.named(id).id, 'in-force');
  }

  /** Its address and its secrets are forgotten. */
  end(id: string): void {
    this.stand(this.named(id).id, 'ended');
    this.#db.prepare(`UPDATE subscriptions SET address = '', secrets = '[]' WHERE id = ?`).run(id);
  }

  #row(id: string): Row {
    const row = this.#db.prepare(`SELECT * FROM subscriptions WHERE id = ? AND state <> 'ended'`).get(id);
    if (row) return row;
    throw new Rejection('subscription-unknown', 'There is no such subscription, or it has ended.');
  }

  #secrets(id: string): readonly Secret[] {
    return JSON.parse(String(this.#row(id)['secrets'])) as readonly Secret[];
  }
}
