import { jest } from '@jest/globals';
import { openDeliveries } from '../../src/delivery/delivery-file.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Sender, type Way } from '../../src/delivery/sender.ts';
import { type NewSubscription, Subscriptions } from '../../src/delivery/subscriptions.ts';
import { Hands } from '../support/offered-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const start = '2026-07-01T08:00:00.000Z';
const root = temporaryFolder();
let count = 0;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

/** A webhook that wants everything. */
export const wanted: NewSubscription = {
  ...{
    way: 'webhook',
    owner: null,
    title: 'A receiver',
    address: 'https://a-receiver.example/',
    audience: null,
  },
  ...{ kinds: [], areas: [], providers: [], severity: 'information', pace: 'at-once', madeBy: 'u-1' },
};

/** A sender over a folder of its own, which tells by `way`. */
export function sending(way: Way) {
  const clock = new Hands(start);
  const db = openDeliveries(`${root}/${count++}`);
  const [subscriptions, outbox] = [new Subscriptions(db, clock), new Outbox(db, clock)];
  const stopped = jest.fn<(subscription: { id: string }, why: string) => void>();
  const failed = jest.fn();
  const ways = { webhook: way, email: way };
  const sender = new Sender(outbox, subscriptions, ways, { stopped, failed }, { chance: () => 0.5 });
  open.push(db, sender);
  const pass = (milliseconds: number) => {
    clock.at = new Date(Date.parse(clock.at) + milliseconds).toISOString();
  };
  return { clock, subscriptions, outbox, sender, stopped, failed, pass };
}
