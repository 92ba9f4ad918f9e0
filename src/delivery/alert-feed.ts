import { current, eventMark, type EventStore, markFrom, stands, type Subscription as Reading } from '#event-sourcing';
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

/** Puts every alert that is raised into the outbox of whoever wants it, from where it stopped: none is left out. */
export class AlertFeed {
  #reading: Reading | undefined;

  constructor(
    private readonly db: DatabaseSync,
    private readonly store: EventStore,
    private readonly subscriptions: Subscriptions,
    private readonly outbox: Outbox,
    private readonly origin: () => string,
    private readonly put: () => void,
  ) {}

  /** A folder that has told nothing yet begins with what comes from now on, and so does one of another log. */
  async start(): Promise<void> {
    const after = await this.position();
    this.#reading = this.store.subscribe(
      { name: 'deliveries', after, batch: 500, filter: { types: [AlertRaised.type] } },
      (events) => {
        const wanted = this.subscriptions.all();
        together(this.db, () => {
          for (const recorded of events) {
            const alert = current(recorded) as AlertRaised;
            const message = alertMessage(alert, recorded, this.origin());
            for (const each of wanted.filter((subscription) => isWanted(subscription, alert)))
              this.outbox.put(each.id, message, tellingTime(recorded.at, each.pace));
          }
          const last = events.at(-1);
          if (last) this.remember(eventMark(last));
        });
        this.put();
      },
    );
  }

  async close(): Promise<void> {
    await this.#reading?.close();
  }

  private async position(): Promise<number | null> {
    const mark = this.db.prepare('SELECT event FROM mark').get()?.['event'];
    if (mark === beginning) return null;
    if (typeof mark === 'string' && (await stands(this.store, mark))) return Number(mark.split('/')[0]);
    const last = await this.store.last();
    this.remember(last === null ? beginning : ((await markFrom(this.store, last)) ?? beginning));
    return last;
  }

  private remember(event: string): void {
    this.db
      .prepare('INSERT INTO mark (one, event) VALUES (1, ?) ON CONFLICT DO UPDATE SET event = excluded.event')
      .run(event);
  }
}
