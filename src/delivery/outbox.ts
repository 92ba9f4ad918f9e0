import { type Clock, type Instant, Rejection } from '#event-sourcing';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { together } from './delivery-file.ts';
import type { AlertMessage } from './told-alert.ts';

/** One message on its way to one receiver. */
export interface Delivery {
  /** Also its place in the order of its subscription. */
  readonly number: number;
  readonly subscription: string;
  readonly message: AlertMessage;
  readonly madeAt: Instant;
  readonly state: 'delivered' | 'failed' | 'pending';
  readonly attempts: number;
  /** When the next attempt is made, while it is pending. */
  readonly dueAt: Instant;
  readonly endedAt: Instant | null;
}

export interface Attempt {
  readonly at: Instant;
  /** `delivered`, or what went wrong, such as `503` or `timeout`. */
  readonly outcome: string;
  readonly milliseconds: number;
}

/** Which part of the deliveries. */
export interface ListQuestion {
  readonly state?: Delivery['state'] | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

type Row = Readonly<Record<string, SQLOutputValue>>;

const deliveryOf = (row: Row): Delivery =>
  ({
    ...{ number: row['number'], subscription: row['subscription'], state: row['state'] },
    ...{ attempts: row['attempts'], madeAt: row['made_at'], endedAt: row['ended_at'] },
    message: JSON.parse(String(row['message'])) as AlertMessage,
    dueAt: new Date(Number(row['due_at'])).toISOString(),
  }) as Delivery;

/** What is to be told, and what became of it: nothing leaves it before its receiver has it. */
export class Outbox {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;

  constructor(db: DatabaseSync, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** The same event is put once into a subscription. `dueAt`: not told before. */
  put(subscription: string, message: AlertMessage, dueAt: Instant): void {
    this.#db
      .prepare(
        `INSERT INTO deliveries (subscription, event, message, made_at, state, attempts, due_at)
         VALUES (?, ?, ?, ?, 'pending', 0, ?) ON CONFLICT DO NOTHING`,
      )
      .run(subscription, message.id, JSON.stringify(message), this.#clock.now(), Date.parse(dueAt));
  }

  /** The first pending one of each subscription in force, where that is due. */
  due(): readonly Delivery[] {
    return this.#all(
      `WHERE number IN (SELECT min(d.number) FROM deliveries d JOIN subscriptions s ON s.id = d.subscription
       WHERE d.state = 'pending' AND s.state = 'in-force' GROUP BY d.subscription) AND due_at <= ?`,
      Date.parse(this.#clock.now()),
    );
  }

  /** What of one subscription is due, in its order, at most so many. */
  dueOf(subscription: string, limit: number): readonly Delivery[] {
    const now = Date.parse(this.#clock.now());
    const pending = this.#all(
      `WHERE subscription = ? AND state = 'pending' ORDER BY number LIMIT ?`,
      subscription,
      limit,
    );
    const late = pending.findIndex(({ dueAt }) => Date.parse(dueAt) > now);
    return late === -1 ? pending : pending.slice(0, late);
  }

  delivered(sent: readonly Delivery[], milliseconds: number): void {
    const now = this.#clock.now();
    together(this.#db, () => {
      for (const { number } of sent) {
        this.#attempt(number, 'delivered', milliseconds);
        this.#end(number, 'delivered', Date.parse(now), now);
      }
    });
  }

  /** `wait`: milliseconds until the next attempt; null: there is none. */
  missed(
    sent: readonly (readonly [Delivery, wait: number | null])[],
    outcome: string,
    milliseconds: number,
  ): void {
    const now = this.#clock.now();
    together(this.#db, () => {
      for (const [{ number }, wait] of sent) {
        this.#attempt(number, outcome, milliseconds);
        const due = Date.parse(now) + (wait ?? 0);
        this.#end(number, wait === null ? 'failed' : 'pending', due, wait === null ? now : null);
      }
    });
  }

  /** Sends one again, whatever became of it. Throws Rejection `delivery-unknown`. */
  again(number: number): void {
    const { subscription } = this.named(number);
    this.#pending('number = ? AND subscription = ?', number, subscription);
  }

  /** Sends everything of a subscription again that was put into it since then; answers how many. */
  againSince(subscription: string, since: Instant): number {
    return this.#pending('subscription = ? AND made_at >= ?', subscription, since);
  }

  /** What was given up is tried again, from the first attempt. */
  resume(subscription: string): void {
    this.#pending(`subscription = ? AND state IN ('failed', 'pending')`, subscription);
  }

  /** What was still to be told of a subscription is told to nobody. */
  drop(subscription: string): void {
    this.#db
      .prepare(
        `UPDATE deliveries SET state = 'failed', ended_at = ? WHERE subscription = ? AND state = 'pending'`,
      )
      .run(this.#clock.now(), subscription);
  }

  named(number: number): Delivery {
    const [found] = this.#all('WHERE number = ?', number);
    if (found) return found;
    throw new Rejection('delivery-unknown', 'There is no such delivery.');
  }

  /** Of these subscriptions, the newest first; `before` a number: older ones. */
  list(
    subscriptions: readonly string[],
    { state, before = Number.MAX_SAFE_INTEGER, limit }: ListQuestion,
  ): readonly Delivery[] {
    const places = subscriptions.map(() => '?').join();
    return this.#all(
      `WHERE subscription IN (${places}) AND number < ? ${state === undefined ? '' : 'AND state = ?'}
       ORDER BY number DESC LIMIT ?`,
      ...subscriptions,
      before,
      ...(state === undefined ? [] : [state]),
      limit,
    );
  }

  attemptsOf(number: number): readonly Attempt[] {
    return this.#db
      .prepare('SELECT at, outcome, milliseconds FROM attempts WHERE delivery = ? ORDER BY rowid')
      .all(number) as unknown as readonly Attempt[];
  }

  #all(rest: string, ...values: readonly (number | string)[]): readonly Delivery[] {
    return this.#db
      .prepare(`SELECT * FROM deliveries ${rest}`)
      .all(...values)
      .map(deliveryOf);
  }

  #attempt(number: number, outcome: string, milliseconds: number): void {
    this.#db
      .prepare('INSERT INTO attempts (delivery, at, outcome, milliseconds) VALUES (?, ?, ?, ?)')
      .run(number, this.#clock.now(), outcome, milliseconds);
  }

  #end(number: number, state: Delivery['state'], due: number, endedAt: Instant | null): void {
    this.#db
      .prepare(
        'UPDATE deliveries SET state = ?, attempts = attempts + 1, due_at = ?, ended_at = ? WHERE number = ?',
      )
      .run(state, due, endedAt, number);
  }

  #pending(where: string, ...values: readonly (number | string)[]): number {
    const { changes } = this.#db
      .prepare(
        `UPDATE deliveries SET state = 'pending', attempts = 0, due_at = ?, ended_at = NULL WHERE ${where}`,
      )
      .run(Date.parse(this.#clock.now()), ...values);
    return Number(changes);
  }
}
