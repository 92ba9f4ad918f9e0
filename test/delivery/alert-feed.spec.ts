import type { SqliteEventStore } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { RaiseAlert } from '../../contexts/alerts/index.ts';
import { RaiseAlertHandler } from '../../contexts/alerts/raise-alert.ts';
import { AlertFeed } from '../../src/delivery/alert-feed.ts';
import { openDeliveries } from '../../src/delivery/delivery-file.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Subscriptions } from '../../src/delivery/subscriptions.ts';
import { asSomebody, openLog, StoppedClock } from '../support/open-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { wanted } from './sending.ts';

const [log, other] = [openLog(), openLog()];
const folder = temporaryFolder();
const clock = new StoppedClock();
const open: DatabaseSync[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

const raise = (about: string, into = log) => {
  const condition = { kind: 'silence', framework: 'CSH-2025', about } as const;
  const facts = { provider: null, area: null, subject: null, finding: 'None.', dueAt: null, through: null };
  const handler = new RaiseAlertHandler(into.aggregates);
  return asSomebody(() => handler.execute(new RaiseAlert({ ...condition, ...facts })));
};

/** Reads the log to its end with one subscription that wants everything; answers which alerts wait in the outbox. */
async function fed(name: string, store: SqliteEventStore = log.store): Promise<readonly string[]> {
  const db = openDeliveries(`${folder}/${name}`);
  open.push(db);
  const [subscriptions, outbox] = [new Subscriptions(db, clock), new Outbox(db, clock)];
  const [subscription = subscriptions.add(wanted)] = subscriptions.all();
  const feed = new AlertFeed(db, { store, subscriptions, outbox, origin: () => '' }, () => undefined);
  await feed.start();
  const last = await store.last();
  while ((feed.position ?? -1) < (last ?? -1)) await pause(5);
  await feed.close();
  return outbox
    .list([subscription.id], { limit: 100 })
    .map(({ message }) => message.subject)
    .toReversed();
}
const named = (about: string) => `CSH-2025-silence:${about}:1`;

describe('the feed of alerts', () => {
  it('begins with what comes after its first start, and leaves none out and puts none twice from then on', async () => {
    await raise('before');
    expect(await fed('one')).toEqual([]);
    await raise('first');
    await raise('second');
    expect(await fed('one')).toEqual([named('first'), named('second')]);
    expect(await fed('one')).toEqual([named('first'), named('second')]);
    await raise('third');
    expect(await fed('one')).toEqual([named('first'), named('second'), named('third')]);
  });

  it('tells everything of a log that was empty when it began', async () => {
    expect(await fed('two', other.store)).toEqual([]);
    await raise('alone', other);
    expect(await fed('two', other.store)).toEqual([named('alone')]);
  });

  it('begins anew over another log', async () => {
    expect(await fed('two')).toEqual([named('alone')]);
    await raise('later');
    expect(await fed('two')).toEqual([named('alone'), named('later')]);
  });
});
