import { Principal } from '#access';
import { v7 } from 'uuid';
import { Clock, EventStore, originOf, withOrigin } from '#event-sourcing';
import { CommandBus } from '@nestjs/cqrs';
import { OfferDeclined, ReferralOffered, ReferralReceived } from '../contexts/referrals/index.ts';
import { ReceiveReferral } from '../contexts/referrals/need/receive-referral.ts';
import { OfferNext } from '../contexts/referrals/order/offer-next.ts';
import { createApp, type RunningServer } from '../src/main.ts';

/** What the parent process asks. */
export type Wish = 'record' | 'stop' | { readonly offers: number };

/** What the server's process tells. Times are of the machine's monotonic clock, in nanoseconds. */
export type News =
  | { readonly kind: 'ready'; readonly url: string; readonly peakMb: number }
  | { readonly kind: 'recorded'; readonly position: number; readonly began: string }
  | { readonly kind: 'offered'; readonly referrals: readonly string[] };

/** The sample county's last day goes on. */
class LastDay extends Clock {
  readonly #began = Date.now();

  override now(): string {
    return new Date(Date.parse('2026-06-30T18:00:00Z') + Date.now() - this.#began).toISOString();
  }
}

const tell = (news: News) => process.send?.(news);

/** A new referral, offered and declined: it changes the acceptance of a position. */
async function record(store: EventStore, number: number): Promise<News> {
  const key = { framework: 'CSH-2025', referral: `B${number}` };
  const need = {
    weeklyMinutes: 600,
    carers: 1,
    rural: false,
    timeSlot: 'daytime',
    urgency: 'standard',
  } as const;
  const [raisedAt, offeredAt, decidedAt] = ['09:00', '09:10', '09:40'].map(
    (at) => `2026-06-30T${at}:00.000Z`,
  );
  const offered = { offeredAt: offeredAt ?? '', deadline: '2026-06-30T13:10:00.000Z', version: 1 };
  const facts = [
    new ReferralReceived({
      ...key,
      ...need,
      area: 'A01',
      raisedAt: raisedAt ?? '',
      startBy: null,
      version: 1,
    }),
    new ReferralOffered({ ...key, ...offered, offer: `BO${number}`, provider: 'P20', role: 'primary' }),
    new OfferDeclined({
      ...key,
      offer: `BO${number}`,
      decidedAt: decidedAt ?? '',
      reason: 'NO_CAPACITY_STAFF',
    }),
  ];
  const began = process.hrtime.bigint().toString();
  const { position } = await store.append({
    stream: `referral-${key.framework}-${key.referral}`,
    expected: 'none',
    events: facts.map((fact) => ({
      ...{ id: v7(), type: fact.type, tv: 1, data: { ...fact } },
      ...{ by: { kind: 'user', id: 'bench', role: 'broker' }, corr: 'bench', cause: 'bench' },
    })),
  });
  return { kind: 'recorded', position, began };
}

/** So many new referrals, each offered to whoever is next in an area: its first offer waits for an answer. */
async function offer({ app }: RunningServer, count: number): Promise<News> {
  const [framework, bus, run] = ['CSH-2025', app.get(CommandBus), Date.now()];
  const need = { area: 'A01', weeklyMinutes: 600, carers: 1, rural: false, timeSlot: 'daytime' } as const;
  const referrals: string[] = [];
  await withOrigin(originOf(Principal.operator()), async () => {
    for (let i = 0; i < count; i++) {
      const referral = `L${run}-${i}`;
      const asked = { framework, referral, ...need, urgency: 'standard', startBy: null } as const;
      await bus.execute(new ReceiveReferral(asked));
      await bus.execute(new OfferNext({ framework, referral, parallel: null }));
      referrals.push(referral);
    }
  });
  return { kind: 'offered', referrals };
}

/** Serves a data folder, records a referral when asked, and ends when told to. */
export async function serve(folder: string): Promise<void> {
  const server = await createApp({
    folder,
    port: 0,
    themeColour: '#12436D',
    clock: new LastDay(),
    everybody: () => Principal.operator(),
    limits: { reading: Infinity, recording: Infinity },
  });
  const store = server.app.get(EventStore);
  let number = Date.now();
  process.on('message', (wish: Wish) => {
    if (wish === 'record') void record(store, number++).then(tell);
    else if (wish !== 'stop') void offer(server, wish.offers).then(tell);
    else void server.close().then(() => process.disconnect?.());
  });
  tell({ kind: 'ready', url: server.url, peakMb: process.resourceUsage().maxRSS / 1024 });
}
