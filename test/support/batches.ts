import {
  batchStream,
  type Capabilities,
  type EventStore,
  foldInMemory,
  type NewEvent,
  type ProjectionRunner,
  type RecordedEvent,
  SqliteEventStore,
  type Views,
} from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { asNew, Counted, counters } from './toy-counter.ts';

/** A store in which an import is many appends, as where the log belongs to many machines. */
export async function storeIn(folder: string): Promise<EventStore> {
  const store = await SqliteEventStore.open({ folder, retryDelays: [1, 1] });
  const capabilities: Capabilities = { ...store.capabilities, atomicAcrossStreams: false };
  return Object.defineProperty(store, 'capabilities', { value: capabilities });
}

export const by = { kind: 'import', id: 'batch', role: 'import' } as const;
export const mark = (type: string, batch: string): NewEvent => ({
  ...{ id: randomUUID(), type, tv: 1, data: { batch }, by, corr: batch, cause: 'import:a.csv#2' },
});

export const begin = (store: EventStore, batch: string) =>
  store.append({ stream: 'imports-F', expected: 'any', events: [mark('ImportBegun', batch)] });
export const complete = (store: EventStore, batch: string) =>
  store.append({ stream: batchStream(batch), expected: 'none', events: [mark('ImportCompleted', batch)] });
export const bring = (store: EventStore, batch: string, name: string, amount: number) =>
  store.append({
    stream: `counter-${name}`,
    expected: 'any',
    events: asNew('', new Counted({ counter: name, by: amount })).map((event) => ({
      ...event,
      by,
      corr: batch,
    })),
  });
export const count = (store: EventStore, name: string, amount: number) =>
  store.append({
    stream: `counter-${name}`,
    expected: 'any',
    events: asNew('', new Counted({ counter: name, by: amount })),
  });

export const all = async (store: EventStore): Promise<readonly RecordedEvent[]> =>
  (await store.readAll({ limit: 100_000 })).events;
export const rows = (views: Views) => views.withPrefix(counters, '');

/** The views as the rule says: the log in its order without the events of batches that are not complete by then. */
export function ruled(log: readonly RecordedEvent[], at = '9999'): Views {
  const known = log.filter((event) => event.at <= at);
  const whole = new Set(known.filter(({ type }) => type === 'ImportCompleted').map(({ corr }) => corr));
  return foldInMemory(
    [counters],
    known.filter((event) => event.by.kind !== 'import' || whole.has(event.corr)),
  );
}

export async function until(condition: () => boolean | Promise<boolean>) {
  for (const end = Date.now() + 60_000; Date.now() < end && !(await condition());) await pause(5);
  expect(await condition()).toBe(true);
}

export const settled = (runner: ProjectionRunner, expected: Views) =>
  until(() => JSON.stringify(rows(runner)) === JSON.stringify(rows(expected)));
