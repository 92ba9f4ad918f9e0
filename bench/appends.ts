import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, type NewEvent, SqliteEventStore } from '#event-sourcing';
import { OfferAccepted } from '../contexts/referrals/index.ts';
import { atLeast, type Figure } from './figure.ts';
import { RawLog } from './raw-log.ts';
import { perSecond, sideBySide } from './statistics.ts';

const streams = 64;

const offer = new OfferAccepted({
  framework: 'CSH-2025',
  referral: 'R000123',
  offer: 'O000456',
  decidedAt: '2026-06-30T09:40:00.000Z',
  reason: null,
});

/** An everyday event, an accepted offer, under an id of its own: made beforehand as far as it can be. */
export const everydayEvent: Omit<NewEvent, 'id'> = {
  type: offer.type,
  tv: OfferAccepted.version,
  data: { ...offer },
  by: { kind: 'user', id: 'staff-01', role: 'broker' },
  corr: '0199b1c2-0000-7000-8000-000000000000',
  cause: 'accept-offer',
};
const idOf = (number: number) => `0199b1c2-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** Each stream ends after so many events, as a referral does. */
export const streamLength = 8;

/** A writer that appends to one stream after the other, and waits each time. */
export function writer(store: EventStore, name: string, newId: () => string) {
  let written = 0;
  return async () => {
    const rev = written % streamLength;
    const stream = `referral-CSH-2025-${name}-${Math.floor(written++ / streamLength)}`;
    await store.append({
      stream,
      expected: rev === 0 ? 'none' : rev - 1,
      events: [{ ...everydayEvent, id: newId() }],
    });
    return 1;
  };
}

/** Durable appends, one after the other and from 64 writers at once, against inserts of the same bytes. */
export async function measureAppends(
  folder: string,
  fsyncMs: number,
  { rounds = 5, ms = 700 } = {},
): Promise<readonly Figure[]> {
  mkdirSync(folder, { recursive: true });
  const store = await SqliteEventStore.open({ folder: join(folder, 'appends') });
  const [raw, guarded] = [new RawLog(folder), new RawLog(folder, { guards: true })];
  let number = 0;
  const newId = () => idOf(number++);
  const single = writer(store, 'single', newId);
  const writers = Array.from({ length: streams }, (_, i) => writer(store, String(i), newId));
  await single();
  const [text = ''] = await Array.fromAsync(store.export());
  const together = writers.map(() => text);
  const one = () => perSecond(ms, single);
  const all = async () =>
    (await Promise.all(writers.map((append) => perSecond(ms, append)))).reduce((sum, rate) => sum + rate, 0);
  const against = (ours: () => Promise<number>, log: RawLog, texts: readonly string[]) =>
    sideBySide(rounds, ours, () => perSecond(ms, () => log.commit(texts)));
  const alone = [await against(one, raw, [text]), await against(one, guarded, [text])] as const;
  const many = [await against(all, raw, together), await against(all, guarded, together)] as const;
  await store.close();
  raw.close();
  guarded.close();
  const gain = many[0].ours / alone[0].ours;
  const name = (work: string, table: string) => `durable append, ${work} (raw: ${table})`;
  const [bare, unique] = ['a bare table', 'a table with the same unique indexes'];
  return [
    atLeast(0.6, name('one after the other', bare), 'events/s', alone[0]),
    atLeast(0.6, name('one after the other', unique), 'events/s', alone[1]),
    atLeast(0.5, name(`${streams} streams at once`, bare), 'events/s', many[0]),
    atLeast(0.5, name(`${streams} streams at once`, unique), 'events/s', many[1]),
    {
      ...{
        work: `${streams} streams at once, against one after the other`,
        unit: '×',
        ours: gain,
        raw: null,
      },
      target: fsyncMs >= 1 ? '≥ 10 ×' : '≥ 10 × where an fsync costs ≥ 1 ms',
      met: fsyncMs < 1 || gain >= 10,
    },
  ];
}
