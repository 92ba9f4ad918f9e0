import { mkdirSync } from 'node:fs';
import { EventCheck } from './event-check.ts';
import type { EventStore, RecordedEvent } from './event-store.ts';
import { Heads, knownHeads, type KnownHead } from './heads.ts';
import { ForeignEvent } from './store-errors.ts';
import { Bad, meet, nextHead, verification, type Verification, type VerifyOptions } from './verification.ts';

type Readable = Pick<EventStore, 'export' | 'readAll'>;

/** Events between two words about the progress. */
const tellEvery = 1000;

/**
 * Reads the whole log of a store without a tree head of its own, whose texts bear no positions, and proves it: canonical
 * form, the texts against what the store says of each event, revisions, times, and the tree over the texts in their
 * order against every head in the folder's heads.ndjson and one kept elsewhere. The head of a sound log is noted there,
 * so that the next time finds one that was altered or cut. It may run beside those who record.
 */
export async function verifyStore(
  store: Readable,
  folder: string,
  { head: kept, onProgress = () => {} }: VerifyOptions = {},
): Promise<Verification> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const events = new EventCheck({ positions: false });
  // Noted before the log is read: it must reach them all.
  const noted = await Array.fromAsync(knownHeads(folder, kept));
  let bad: Bad | undefined;
  try {
    await proveAll(store, events, noted, onProgress);
  } catch (error) {
    if (error instanceof Bad) bad = error;
    else if (error instanceof ForeignEvent) bad = new Bad(error.position, error.message);
    else throw error;
  }
  if (!bad && events.size > 0) {
    const heads = new Heads(folder);
    heads.note({ size: events.size, root: events.root, at: events.newest });
    heads.close();
  }
  return verification(events, bad);
}

async function proveAll(
  store: Readable,
  events: EventCheck,
  noted: readonly KnownHead[],
  onProgress: (events: number) => void,
): Promise<void> {
  const heads = (async function* () {
    yield* noted;
  })();
  let head = await nextHead(heads);
  const read = everyEvent(store);
  for await (const text of store.export()) {
    while (head && head.size <= events.size) head = await meet(events, head, heads);
    const { value: said } = await read.next();
    const problem = events.add(text, undefined, (event) => disagreement(said, event));
    if (problem !== undefined) throw new Bad(said.pos, `Position ${said.pos}: ${problem}.`);
    if (events.size % tellEvery === 0) onProgress(events.size);
  }
  while (head && head.size <= events.size) head = await meet(events, head, heads);
  if (head) {
    throw new Bad(null, `The log ends after ${events.size} events, but ${head.where} counts ${head.size}.`);
  }
  onProgress(events.size);
}

/** The events as the store gives them; only as many are asked for as there are. */
async function* everyEvent(store: Readable): AsyncGenerator<RecordedEvent, never> {
  for (let from = 0; ;) {
    const { events, next } = await store.readAll({ from });
    yield* events;
    from = next;
  }
}

function disagreement(said: RecordedEvent, { id, stream, rev, type }: RecordedEvent): string | undefined {
  if (stream !== said.stream) return `its bytes say stream ${stream}, the store says ${said.stream}`;
  if (rev !== said.rev) return `its bytes say revision ${rev}, the store says ${said.rev}`;
  if (type !== said.type) return `its bytes say type ${type}, the store says ${said.type}`;
  return id === said.id ? undefined : 'its bytes say another id';
}
