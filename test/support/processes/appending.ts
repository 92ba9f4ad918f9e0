// Appends with eight clients until it is killed, and writes down what was acknowledged. Runs as a process of its own:
// node appending.ts FOLDER JOURNAL
import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import type { NewEvent } from '../../../src/event-sourcing/event-store.ts';
import { SqliteEventStore } from '../../../src/event-sourcing/sqlite-event-store.ts';

const [folder = '', journal = ''] = process.argv.slice(2);
const file = openSync(journal, 'a');
const store = await SqliteEventStore.open({ folder, headsEvery: 5 });

const facts = (count: number): readonly NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    type: 'Happened',
    tv: 1,
    data: { n, count },
    by: { kind: 'system', id: 'appending', role: 'test' },
    corr: 'c',
    cause: 'command:c',
  }));

async function client(stream: string) {
  const [last] = (await store.readStream(stream, { direction: 'backwards', limit: 1 })).events;
  let revision = last?.rev ?? -1;
  for (let round = 0; ; round++) {
    const events = facts(1 + (round % 3));
    const appended = await store.append({ stream, expected: revision < 0 ? 'none' : revision, events });
    ({ revision } = appended);
    writeSync(file, `${JSON.stringify({ stream, ...appended, ids: events.map(({ id }) => id) })}\n`);
  }
}

async function importer() {
  for (;;) {
    const batch = randomUUID();
    const chunks = Array.from({ length: 4 }, () => [
      { stream: `import-${batch}`, expected: 'any' as const, events: facts(100) },
    ]);
    const { events, last } = await store.appendAll(chunks);
    writeSync(file, `${JSON.stringify({ batch, events, last })}\n`);
  }
}

process.stdout.write('ready\n');
await Promise.all([...Array.from({ length: 8 }, (_, i) => client(`client-${i}`)), importer()]);
