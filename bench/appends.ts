import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type NewEvent, SqliteEventStore } from '#event-sourcing';
import { OfferAccepted } from '../contexts/referrals/index.ts';
import { atLeast, type Figure } from './figure.ts';
import { RawLog } from './raw-log.ts';
import { perSecond, sideBySide } from './statistics.ts';

const streams = 64;

/** An everyday event: an accepted offer. */
function accepted(number: number): NewEvent {
  const offer = new OfferAccepted({
    framework: 'CSH-2025',
    referral: `R${String(number).padStart(6, '0')}`,
    offer: `O${String(number).padStart(6, '0')}`,
    decidedAt: '2026-06-30T09:40:00.000Z',
    reason: null,
  });
  return {
    id: v7(),
    type: offer.type,
    tv: OfferAccepted.version,
    data: { ...offer },
    by: { kind: 'user', id: 'staff-01', role: 'broker' },
    corr: '0199b1c2-0000-7000-8000-000000000000',
    cause: 'accept-offer',
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
  const raw = new RawLog(folder);
  let number = 0;
  const revisions = new Map<string, number>();
  const append = async (stream: string) => {
    const expected = revisions.get(stream) ?? 'none';
    const { revision } = await store.append({ stream, expected, events: [accepted(number++)] });
    revisions.set(stream, revision);
    return 1;
  };
  const writer = (i: number) => perSecond(ms, () => append(`referral-CSH-2025-W${i}`));
  await append('referral-CSH-2025-R000001');
  const [text = ''] = await Array.fromAsync(store.export());
  const together = Array.from({ length: streams }, () => text);
  const alone = await sideBySide(
    rounds,
    () => perSecond(ms, () => append('referral-CSH-2025-R000001')),
    () => perSecond(ms, () => raw.commit([text])),
  );
  const many = await sideBySide(
    rounds,
    async () => (await Promise.all(together.map((_, i) => writer(i)))).reduce((sum, rate) => sum + rate, 0),
    () => perSecond(ms, () => raw.commit(together)),
  );
  await store.close();
  raw.close();
  const gain = many.ours / alone.ours;
  return [
    atLeast(0.6, 'durable append, one event after the other', 'events/s', alone),
    atLeast(0.5, `durable append, ${streams} streams at once`, 'events/s', many),
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
