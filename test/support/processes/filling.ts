// Appends until something goes wrong, and writes down what was acknowledged: node filling.ts FOLDER JOURNAL
import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { SqliteEventStore } from '../../../src/event-sourcing/sqlite-event-store.ts';

const [folder = '', journal = ''] = process.argv.slice(2);
const file = openSync(journal, 'a');
const store = await SqliteEventStore.open({ folder });
process.on('exit', (code) => process.stdout.write(`exit ${code}\n`));

for (;;) {
  const id = randomUUID();
  const by = { kind: 'system', id: 'filling', role: 'test' } as const;
  const data = { text: 'x'.repeat(20_000) };
  await store.append({
    stream: 'filling',
    expected: 'any',
    events: [{ id, type: 'Filled', tv: 1, data, by, corr: 'c', cause: 'command:c' }],
  });
  writeSync(file, `${id}\n`);
}
