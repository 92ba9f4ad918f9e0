// Tells what is in the outbox until it is killed:
// node --conditions=source --import ./from-source.ts delivering.ts FOLDER TIMES
// TIMES: how many times faster than usual its clock runs.
import { Clock, SqliteEventStore } from '#event-sourcing';
import { AlertFeed } from '../../../src/delivery/alert-feed.ts';
import { openDeliveries } from '../../../src/delivery/delivery-file.ts';
import { Outbox } from '../../../src/delivery/outbox.ts';
import { networks } from '../../../src/delivery/public-address.ts';
import { Sender } from '../../../src/delivery/sender.ts';
import { Subscriptions } from '../../../src/delivery/subscriptions.ts';
import { webhooks } from '../../../src/delivery/webhooks.ts';

const [folder = '', times = '1'] = process.argv.slice(2);
const epoch = Date.parse('2026-01-01T00:00:00.000Z');

class QuickClock extends Clock {
  now(): string {
    return new Date(epoch + (Date.now() - epoch) * Number(times)).toISOString();
  }
}

const clock = new QuickClock();
const store = await SqliteEventStore.open({ folder });
const db = openDeliveries(folder);
const [subscriptions, outbox] = [new Subscriptions(db, clock), new Outbox(db, clock)];
const gate = { allowed: networks('127.0.0.0/8'), patience: 250, resolve: () => Promise.resolve([]) };
const webhook = webhooks(subscriptions, clock, gate);
const complain = (error: unknown) => process.stderr.write(`${String(error)}\n`);
const told = { stopped: () => process.stdout.write('stopped\n'), failed: complain };
const sender = new Sender(outbox, subscriptions, { webhook, email: webhook }, told, { every: 5 });
const parts = { store, subscriptions, outbox, origin: () => 'https://evenhand.example.org' };
await new AlertFeed(db, parts, () => sender.look()).start();
sender.start();
process.stdout.write('started\n');
setInterval(() => undefined, 1_000);
