import { batchBegun, batchCompleted, canonicalize, current, type RecordedEvent } from '#event-sourcing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportBegun, ImportCompleted, ImportGivenUp } from '../../src/import/import.events.ts';

const folder = join(import.meta.dirname, 'samples');

it('every version of every event of an import has a sample, which still reads', () => {
  const samples: string[] = [];
  for (const { type, version, schema } of [ImportBegun, ImportCompleted, ImportGivenUp]) {
    for (let v = 1; v <= version; v++) {
      const name = `${type}.v${v}.json`;
      const payload = current(JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedEvent);
      expect(canonicalize(schema.parse(payload))).toBe(canonicalize(payload));
      samples.push(name);
    }
  }
  expect(readdirSync(folder)).toEqual(samples);
});

it('the kernel knows the first and the last event of a batch by their names', () => {
  expect([ImportBegun.type, ImportCompleted.type]).toEqual([batchBegun, batchCompleted]);
});
