import { canonicalize, current, type RecordedEvent } from '#event-sourcing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportCompleted } from '../../src/import/import.events.ts';

const folder = join(import.meta.dirname, 'samples');

it('every version of every event of an import has a sample, which still reads', () => {
  const versions = Array.from(
    { length: ImportCompleted.version },
    (_, i) => `ImportCompleted.v${i + 1}.json`,
  );
  expect(readdirSync(folder)).toEqual(versions);
  for (const name of versions) {
    const stored = JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedEvent;
    const payload = current(stored);
    expect(canonicalize(ImportCompleted.schema.parse(payload))).toBe(canonicalize(payload));
  }
});
