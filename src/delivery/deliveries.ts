import { type Clock, type EventStore, type Instant, type Projections, Rejection } from '#event-sourcing';
import type { BlockList } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { frameworks } from '../../projections/frameworks/index.ts';
import { providers } from '../../projections/providers/index.ts';
import type { Identity } from '../identity/identity.ts';
import { AlertFeed } from './alert-feed.ts';
import { openDeliveries } from './delivery-file.ts';
import { emails } from './emails.ts';
import { resolveAll } from './guarded-post.ts';
import { Outbox } from './outbox.ts';
import { administrators, addressesOf } from './receivers.ts';
import { Sender } from './sender.ts';
import { stoppedLetter } from './letters.ts';
import type { Subscription } from './subscription.ts';
import { type NewSubscription, Subscriptions } from './subscriptions.ts';
import { webhooks } from './webhooks.ts';

/** What deliveries rest on. */
export interface DeliveryGrounds {
  readonly folder: string;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly projections: Projections;
  readonly identity: Pick<Identity, 'mail' | 'people' | 'site'>;
  /** Networks besides the internet to which webhooks may go. */
  readonly allowed: BlockList;
  /** Told what went wrong here. */
  readonly failed: (error: unknown) => void;
  /** Told, in a sentence, to what nothing goes any more. */
  readonly warned: (sentence: string) => void;
}

/** Milliseconds that a receiver of a webhook has for its answer. */
const patience = 15_000;

/** Takes alerts to people and programs. To be started once views and policies are, and to be closed. */
export class Deliveries {
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  readonly #db: DatabaseSync;
  readonly #feed: AlertFeed;
  readonly #sender: Sender;
  readonly #grounds: DeliveryGrounds;

  constructor(grounds: DeliveryGrounds) {
    const { folder, clock, store, projections, identity, allowed, failed } = grounds;
    const { mail, people, site } = identity;
    this.#grounds = grounds;
    const db = (this.#db = openDeliveries(folder));
    this.subscriptions = new Subscriptions(db, clock);
    this.outbox = new Outbox(db, clock);
    const origin = () => site.origin;
    const ways = {
      email: emails(mail, addressesOf(projections, people), origin),
      webhook: webhooks(this.subscriptions, clock, { allowed, patience, resolve: resolveAll }),
    };
    const stopped = (subscription: Subscription, why: string) => void this.#tell(subscription, why);
    this.#sender = new Sender(this.outbox, this.subscriptions, ways, { stopped, failed });
    const parts = { store, subscriptions: this.subscriptions, outbox: this.outbox, origin };
    this.#feed = new AlertFeed(db, parts, () => this.#sender.look());
  }

  get mailPossible(): boolean {
    return this.#grounds.identity.mail.possible;
  }

  /**
   * Adds a subscription; answers its id, and for a webhook its secret.
   *
   * Throws Rejections `area-unknown` and `provider-unknown` for what nothing can come of, and `address-not-https`.
   */
  async subscribe(wanted: NewSubscription): Promise<ReturnType<Subscriptions['add']>> {
    const views = await this.#grounds.projections.views();
    const known = new Set(views.withPrefix(frameworks, '').flatMap(({ areas }) => Object.keys(areas)));
    const area = wanted.areas.find((each) => !known.has(each));
    if (area !== undefined)
      throw new Rejection(
        'area-unknown',
        `There is no area ${area}: enter the references that the page Areas shows.`,
      );
    const provider = [...wanted.providers, ...(wanted.audience === null ? [] : [wanted.audience])].find(
      (each) => views.get(providers, each) === undefined,
    );
    if (provider !== undefined)
      throw new Rejection(
        'provider-unknown',
        `There is no provider ${provider}: enter references such as P01.`,
      );
    return this.subscriptions.add(wanted);
  }

  /** Nothing of it is sent any more, and nothing is left of its address. */
  end(subscription: string): void {
    this.subscriptions.end(subscription);
    this.outbox.drop(subscription);
  }

  /** Goes on with what was given up, in its order. */
  resume(subscription: string): void {
    this.subscriptions.resume(subscription);
    this.outbox.resume(subscription);
    this.#sender.look();
  }

  /** Sends one again. Rejection `delivery-unknown`; `subscription-unknown` when nothing goes there any more. */
  again(delivery: number): void {
    this.subscriptions.named(this.outbox.named(delivery).subscription);
    this.outbox.again(delivery);
    this.#sender.look();
  }

  /** Sends everything again that came about since then; answers how many. */
  againSince(subscription: string, since: Instant): number {
    const count = this.outbox.againSince(this.subscriptions.named(subscription).id, since);
    this.#sender.look();
    return count;
  }

  async start(): Promise<void> {
    await this.#feed.start();
    this.#sender.start();
  }

  /** What is under way counts as not sent. */
  async close(): Promise<void> {
    await this.#feed.close();
    await this.#sender.close();
    this.#db.close();
  }

  /** Tells administrators, where there is mail; the log of the server in any case. */
  async #tell(subscription: Subscription, why: string): Promise<void> {
    const { failed, warned, identity, projections } = this.#grounds;
    warned(
      `Nothing goes to the subscription ${subscription.id} any more (${why}): an administrator can resume it.`,
    );
    if (!identity.mail.possible) return;
    try {
      const letter = stoppedLetter(subscription, why, identity.site.origin);
      for (const to of await administrators(projections, identity.people))
        await identity.mail.send({ to, ...letter });
    } catch (error) {
      failed(error);
    }
  }
}
