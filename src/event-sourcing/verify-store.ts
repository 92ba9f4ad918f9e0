import { mkdirSync } from 'node:fs';
import { EventCheck } from './event-check.ts';
import type { EventStore, Position } from './event-store.ts';
import { Heads, knownHeads } from './heads.ts';
import { Bad, meet, nextHead, verification, type Verification, type VerifyOptions } from './verification.ts';

type Readable = Pick<EventStore, 'export' | 'readAll'>;

/** Events between two words about the progress. */
const tellEvery = 1000;

/**
 * Reads the whole log of a store without a tree head of its own, whose texts bear no positions, and proves it: canonical
 * form, revisions, times, and the tree over the texts in their order against every head in the folder's heads.ndjson
 * and one kept elsewhere. The head of a sound log is noted there, so that the next time finds one that was altered or
 * cut. It may run beside those who record.
 */
export async function verifyStore(
  store: Readable,
  folder: string,
  { head: kept, onProgress = () => {} }: VerifyOptions = {},
): Promise<Verification> {
  mkdirSync(folder, { recursive: true });
  const events = new EventCheck({ positions: false });
  // Noted before the log is read: it must reach them all.
  const noted = await Array.fromAsync(knownHeads(folder, kept));
  const bad = await proveAll(store, events, noted, onProgress).catch((error: unknown) => {
    if (error instanceof Bad) return error;
    throw error;
  });
  if (!bad && events.size > 0) {
    const heads = new Heads(folder);
    heads.note({ size: events.size, root: events.root, at: events.newest });
    heads.close();
  }
  return verification(events, bad ?? undefined);
}

async function proveAll(
  store: Readable,
  events: EventCheck,
  noted: Parameters<typeof meet>[1][],
  onProgress: (events: number) => void,
): Promise<void> {
  const heads = (async function* () {
    yield* noted;
  })();
  let head = await nextHead(heads);
  for await (const text of store.export()) {
    while (head && head.size <= events.size) head = await meet(events, head, heads);
    const problem = events.add(text);
    if (problem !== undefined) {
      const position = await positionOf(store, events.size);
      throw new Bad(position, `Position ${position}: ${problem}.`);
    }
    if (events.size % tellEvery === 0) onProgress(events.size);
  }
  while (head && head.size <= events.size) head = await meet(events, head, heads);
  if (head) {
    throw new Bad(null, `The log ends after ${events.size} events, but ${head.where} counts ${head.size}.`);
  }
  onProgress(events.size);
}

/** Where the event is that so many others precede. */
async function positionOf(store: Readable, others: number): Promise<Position | null> {
  for (let [from, left] = [0, others]; ;) {
    const { events, next, end } = await store.readAll({ from });
    const found = events[left];
    if (found || end) return found?.pos ?? null;
    left -= events.length;
    from = next;
  }
}
