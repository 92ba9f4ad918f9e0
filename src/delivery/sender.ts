import { performance } from 'node:perf_hooks';
import type { Delivery, Outbox } from './outbox.ts';
import { waitAfter } from './retry.ts';
import type { Subscription } from './subscription.ts';
import type { Subscriptions } from './subscriptions.ts';

/** What became of an attempt. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** `why`: such as `503` or `timeout`; `retryAfter`: milliseconds that the receiver asks for. */
  | { readonly kind: 'missed'; readonly why: string; readonly retryAfter: number | null }
  /** Nobody is there any more. */
  | { readonly kind: 'gone'; readonly why: string };

/** Tells one receiver of some messages in one go. */
export type Way = (
  subscription: Subscription,
  deliveries: readonly [Delivery, ...Delivery[]],
  signal: AbortSignal,
) => Promise<Outcome>;

export interface Told {
  /** Nothing more goes to it until somebody sees to it. */
  readonly stopped: (subscription: Subscription, why: string) => void;
  readonly failed: (error: unknown) => void;
}

export interface Pace {
  /** From 0 to below 1: how far each wait is from the usual one. */
  readonly chance: () => number;
  /** How often it looks for what has become due, in milliseconds: a clock that was set is noticed. */
  readonly every: number;
}

/** How many a digest gathers at most. */
const most = 500;

/**
 * Takes messages from the outbox to their receivers, at least once: each subscription's one after the other, the
 * subscriptions beside each other. What was answered is written down before the next is sent.
 */
export class Sender {
  readonly #outbox: Outbox;
  readonly #subscriptions: Subscriptions;
  readonly #ways: Readonly<Record<Subscription['way'], Way>>;
  readonly #told: Told;
  readonly #chance: () => number;
  readonly #every: number;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    outbox: Outbox,
    subscriptions: Subscriptions,
    ways: Readonly<Record<Subscription['way'], Way>>,
    told: Told,
    { chance = Math.random, every = 1_000 }: Partial<Pace> = {},
  ) {
    [this.#outbox, this.#subscriptions, this.#ways] = [outbox, subscriptions, ways];
    [this.#told, this.#chance, this.#every] = [told, chance, every];
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), this.#every).unref();
    this.look();
  }

  /** Begins with whatever is due and not under way. */
  look(): void {
    if (this.#closing.signal.aborted) return;
    try {
      for (const { subscription } of this.#outbox.due())
        if (!this.#underWay.has(subscription)) this.#underWay.set(subscription, this.#work(subscription));
    } catch (error) {
      this.#told.failed(error);
    }
  }

  /** Resolves when nothing that is due is left. */
  async settled(): Promise<void> {
    for (this.look(); this.#underWay.size > 0; this.look()) await Promise.all(this.#underWay.values());
  }

  /** Lets go of what is under way: it counts as not sent, and is sent again by whoever opens the folder next. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await Promise.all(this.#underWay.values());
  }

  async #work(id: string): Promise<void> {
    try {
      while (await this.#next(id));
    } catch (error) {
      this.#told.failed(error);
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** Tells the next of a subscription; whether another may follow now. */
  async #next(id: string): Promise<boolean> {
    const subscription = this.#subscriptions.named(id);
    if (subscription.state !== 'in-force') return false;
    const [first, ...more] = this.#outbox.dueOf(id, subscription.pace === 'at-once' ? 1 : most);
    if (!first) return false;
    const since = performance.now();
    const tell = this.#ways[subscription.way];
    const telling = tell(subscription, [first, ...more], this.#closing.signal);
    const outcome = await telling.catch((error: unknown): Outcome => {
      this.#told.failed(error);
      return { kind: 'missed', why: 'fault', retryAfter: null };
    });
    if (this.#closing.signal.aborted && outcome.kind !== 'delivered') return false;
    this.#record(subscription, [first, ...more], outcome, Math.round(performance.now() - since));
    return outcome.kind === 'delivered';
  }

  #record(subscription: Subscription, sent: readonly Delivery[], outcome: Outcome, took: number): void {
    if (outcome.kind === 'delivered') return this.#outbox.delivered(sent, took);
    const { kind, why } = outcome;
    const chance = this.#chance();
    const waits = sent.map(({ attempts }) =>
      kind === 'gone' ? null : waitAfter(attempts + 1, chance, outcome.retryAfter),
    );
    const isOver = waits.includes(null);
    // Stopped first: a process that dies in between has given nothing up.
    if (isOver) this.#subscriptions.stand(subscription.id, kind === 'gone' ? 'gone' : 'parked');
    this.#outbox.missed(
      sent.map((each, i) => [each, waits[i] ?? null]),
      why,
      took,
    );
    if (isOver) this.#told.stopped(subscription, why);
  }
}
