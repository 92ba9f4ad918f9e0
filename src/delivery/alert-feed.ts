import {
  current,
  eventMark,
  type EventStore,
  markFrom,
  stands,
  type Subscription as Reading,
} from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import { AlertRaised } from '../../contexts/alerts/index.ts';
import { together } from './delivery-file.ts';
import { tellingTime } from './digest-time.ts';
import type { Outbox } from './outbox.ts';
import { isWanted } from './subscription.ts';
import type { Subscriptions } from './subscriptions.ts';
import { alertMessage } from './told-alert.ts';

/** The mark of whoever began with an empty log. */
const beginning = 'beginning';

export interface FeedParts {
  readonly store: EventStore;
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  /** Where people find this server. */
  readonly origin: () => string;
}

/** Puts every alert that is raised into the outbox of whoever wants it, from where it stopped: none is left out. */
export class AlertFeed {
  #reading: Reading | undefined;

  /** @param put told when something may have been put into the outbox. */
  constructor(
    private readonly db: DatabaseSync,
    private readonly parts: FeedParts,
    private readonly put: () => void,
  ) {}

  /** A folder that has told nothing yet begins with what comes from now on, and so does one of another log. */
  async start(): Promise<void> {
    const after = await this.begin();
    const { store, subscriptions, outbox, origin } = this.parts;
    this.#reading = store.subscribe(
      { name: 'deliveries', after, batch: 500, filter: { types: [AlertRaised.type] } },
      (events) => {
        const wanted = subscriptions.all();
        together(this.db, () => {
          for (const recorded of events) {
            const alert = current(recorded) as unknown as AlertRaised;
            const message = alertMessage(alert, recorded, origin());
            for (const each of wanted.filter((subscription) => isWanted(subscription, alert)))
              outbox.put(each.id, message, tellingTime(recorded.at, each.pace));
          }
          const last = events.at(-1);
          if (last) this.remember(eventMark(last));
        });
        this.put();
      },
    );
  }

  /** How far it has read; null: nothing yet. */
  get position(): number | null {
    return this.#reading?.status.position ?? null;
  }

  async close(): Promise<void> {
    await this.#reading?.close();
  }

  private async begin(): Promise<number | null> {
    const { store } = this.parts;
    const mark = this.db.prepare('SELECT event FROM mark').get()?.['event'];
    if (mark === beginning) return null;
    if (typeof mark === 'string' && (await stands(store, mark))) return Number(mark.split('/')[0]);
    const last = await store.last();
    this.remember(last === null ? beginning : ((await markFrom(store, last)) ?? beginning));
    return last;
  }

  private remember(event: string): void {
    this.db
      .prepare('INSERT INTO mark (one, event) VALUES (1, ?) ON CONFLICT DO UPDATE SET event = excluded.event')
      .run(event);
  }
}
