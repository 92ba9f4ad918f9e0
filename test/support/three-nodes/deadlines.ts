import {
  type Aggregates,
  deterministicId,
  type EventStore,
  originOf,
  type RecordedEvent,
  withOrigin,
} from '#event-sourcing';
import { setTimeout as pause } from 'node:timers/promises';
import { desk, lapse } from './cascade.ts';

interface Offered {
  readonly framework: string;
  readonly referral: string;
  readonly offer: string;
  readonly deadline: string;
}

/** Knows the open offers from the log alone, and lapses those whose deadline has passed: no timer has to survive. */
export function watchDeadlines(store: EventStore, aggregates: Aggregates): () => Promise<void> {
  const open = new Map<string, Offered>();
  const fold = ({ type, data }: RecordedEvent) => {
    const offered = data as unknown as Offered;
    if (type === 'ReferralOffered') open.set(offered.offer, offered);
    else open.delete(offered.offer);
  };
  const types = ['ReferralOffered', 'OfferAccepted', 'OfferDeclined', 'OfferLapsed'];
  const following = store.subscribe(
    { name: 'deadlines', after: null, batch: 500, filter: { types } },
    (events) => events.forEach(fold),
  );
  const by = { kind: 'system', id: 'deadlines', role: 'system' } as const;
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      const passed = [...open.values()].filter(({ deadline }) => deadline <= new Date().toISOString());
      for (const { framework, referral, offer } of passed) {
        const origin = originOf(by, { key: deterministicId('deadline', framework, offer) });
        await withOrigin(origin, () => aggregates.transact(desk, `${framework}-${referral}`, lapse(offer)));
      }
      await pause(50, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stop.abort();
    await watching;
    await following.close();
  };
}
