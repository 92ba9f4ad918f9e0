import { createHash } from 'node:crypto';
import { canonicalize, Clock, type Instant, originOf, withOrigin } from '#event-sourcing';
import { BidSeal, type SealedBid } from '../../../../contexts/procurement/bids/bid-seal.ts';
import { openBid, OpenBids, OpenBidsHandler } from '../../../../contexts/procurement/bids/open-bids.ts';
import { ReceivedBids } from '../../../../contexts/procurement/bids/received-bids.ts';
import {
  bid,
  BidReceived,
  BidWithdrawn,
  tender,
  TenderCancelled,
} from '../../../../contexts/procurement/index.ts';
import { bidStream, tenderStream } from '../../../../contexts/procurement/streams.ts';
import { contentAt } from '../../../support/live-tender.ts';
import { openLog } from '../../../support/open-log.ts';
import { opened } from '../tendering/tenders.ts';

const salt = '0f'.repeat(16);
const digestOf = (text: string) =>
  createHash('sha256')
    .update(salt + text)
    .digest('hex');

/** Keeps what it seals as it is, so that a specification can spoil it. */
class GlassSeal extends BidSeal {
  broken = false;

  seal(_stream: string, text: string): Promise<SealedBid> {
    return Promise.resolve({ digest: digestOf(text), sealed: Buffer.from(text).toString('base64') });
  }

  open(_stream: string, { digest, sealed }: SealedBid) {
    if (this.broken) return Promise.reject(new Error('The power went.'));
    const text = Buffer.from(sealed, 'base64').toString();
    return Promise.resolve(digestOf(text) === digest ? { salt, text } : undefined);
  }
}

class SetClock extends Clock {
  at: Instant = '2026-07-01T16:00:00.001Z';
  now(): Instant {
    return this.at;
  }
}

const clock = new SetClock();
const log = openLog(clock);
const seal = new GlassSeal();
const by = { kind: 'user', id: 'u-1', role: 'contract-manager' } as const;
const as = <T>(work: () => T): T => withOrigin(originOf(by), work);
let next = 0;

/** A tender of its own with these bids, `spoilt` ones changed after they came. */
async function tenderWith(bids: Readonly<Record<string, 'sound' | 'spoilt' | 'withdrawn'>>) {
  const of = { framework: 'CSH-2025', tender: `T${++next}` };
  await as(() => log.aggregates.transact(tender, tenderStream(of), () => [opened(of)]));
  for (const [provider, how] of Object.entries(bids)) await receive(of, provider, how);
  return of;
}

async function receive(of: { framework: string; tender: string }, provider: string, how = 'sound') {
  const names = { ...of, provider };
  const sealed = await seal.seal('', canonicalize(contentAt(2_400, provider)));
  const digest = how === 'spoilt' ? 'f'.repeat(64) : sealed.digest;
  const receivedAt = '2026-07-01T15:00:00.000Z';
  const received = new BidReceived({ ...names, receivedAt, sealed: sealed.sealed, digest });
  const withdrawn = new BidWithdrawn({ ...names, withdrawnAt: receivedAt });
  const facts = how === 'withdrawn' ? [received, withdrawn] : [received];
  await as(() => log.aggregates.transact(bid, bidStream(names), () => facts));
}

const open = (of: { framework: string; tender: string }, without?: readonly string[]) => {
  const received = new ReceivedBids(log.aggregates, log.store);
  const handler = new OpenBidsHandler(log.aggregates, clock, seal, received);
  return as(() => handler.execute(new OpenBids({ ...of, ...(without ? { without: [...without] } : {}) })));
};
const stateOf = (of: { framework: string; tender: string }) => log.aggregates.load(tender, tenderStream(of));
const contentOf = async (of: { framework: string; tender: string }, provider: string) =>
  (await log.aggregates.load(bid, bidStream({ ...of, provider }))).content;

it('opens what came in time and was not withdrawn, once', async () => {
  const of = await tenderWith({ P2: 'sound', P1: 'sound', P3: 'withdrawn' });
  expect(await open(of)).toMatchObject({ events: 1 });
  expect(await stateOf(of)).toMatchObject({ bidders: ['P1', 'P2'], openedAt: clock.at });
  expect(await contentOf(of, 'P1')).toEqual(contentAt(2_400, 'P1'));
  expect(await contentOf(of, 'P3')).toBeNull();
  expect(await open(of)).toMatchObject({ events: 0 });
});

it('opens a tender without bids too', async () => {
  const of = await tenderWith({});
  expect(await open(of)).toMatchObject({ events: 1 });
  expect(await stateOf(of)).toMatchObject({ bidders: [], openedAt: clock.at });
});

it('waits for the end of the deadline, also exactly at it', async () => {
  const of = await tenderWith({ P1: 'sound' });
  clock.at = '2026-07-01T16:00:00.000Z';
  await expect(open(of)).rejects.toMatchObject({ code: 'deadline-not-passed' });
  expect(await contentOf(of, 'P1')).toBeNull();
  clock.at = '2026-07-01T16:00:00.001Z';
  await expect(open({ ...of, tender: 'none' })).rejects.toMatchObject({ code: 'tender-unknown' });
  const cancelled = new TenderCancelled({ ...of, reason: 'No budget' });
  await as(() => log.aggregates.transact(tender, tenderStream(of), () => [cancelled]));
  await expect(open(of)).rejects.toMatchObject({ code: 'tender-cancelled' });
});

it('goes on where it died half way', async () => {
  const of = await tenderWith({ P1: 'sound', P2: 'sound' });
  const first = { salt, content: contentAt(2_400, 'P1') as never };
  await as(() =>
    log.aggregates.transact(bid, bidStream({ ...of, provider: 'P1' }), openBid(of, 'P1', 'u-1', first)),
  );
  seal.broken = true;
  await expect(open(of)).rejects.toThrow('The power went.');
  seal.broken = false;
  expect((await stateOf(of)).openedAt).toBeNull();
  await open(of);
  expect(await stateOf(of)).toMatchObject({ bidders: ['P1', 'P2'] });
  expect((await log.store.readStream(`bid-${bidStream({ ...of, provider: 'P1' })}`)).events).toHaveLength(2);
});

it('opens the others when one is not what was received, and goes on without it when told so', async () => {
  const of = await tenderWith({ P1: 'spoilt', P2: 'sound' });
  await expect(open(of)).rejects.toMatchObject({ code: 'bid-not-intact' });
  expect(await contentOf(of, 'P2')).not.toBeNull();
  expect((await stateOf(of)).openedAt).toBeNull();
  await expect(open(of, ['P2'])).rejects.toMatchObject({ code: 'bid-not-intact' });
  await open(of, ['P1']);
  expect(await stateOf(of)).toMatchObject({ bidders: ['P2'], openedAt: clock.at });
  const { events } = await log.store.readStream(`tender-${tenderStream(of)}`);
  expect(events.at(-1)?.data).toMatchObject({ bidders: ['P2'], unreadable: ['P1'] });
});

it('adds a bid of the last moment that was written down after the opening began', async () => {
  const of = await tenderWith({ P1: 'sound' });
  await open(of);
  await receive(of, 'P2');
  expect(await open(of)).toMatchObject({ events: 1 });
  expect(await stateOf(of)).toMatchObject({ bidders: ['P1', 'P2'] });
});
