import { parse } from 'csv-parse/sync';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writing } from '../src/cli/session.ts';
import type { EventStore, Position } from '#event-sourcing';
import { embedded, type StoreSetting } from '../src/config.ts';
import { ImportHistory } from '../src/import/import-history.ts';
import { silent } from '../src/import/progress.ts';
import { atLeast, type Figure } from './figure.ts';
import { RawLog } from './raw-log.ts';
import { rateOf, sideBySide } from './statistics.ts';

type Row = Readonly<Record<string, string>>;

/** How many facts a row of a table tells, where it is not one. */
const facts: Readonly<Record<string, (row: Row) => number>> = {
  offers: ({ outcome }) => (outcome === 'pending' ? 1 : 2),
  packages: ({ started_on: started, ended_on: ended }) => 1 + (started ? 1 : 0) + (ended ? 1 : 0),
  exemptions: ({ decision }) => (decision ? 2 : 1),
  suspensions: ({ to }) => (to ? 2 : 1),
};

const tables = (county: string) =>
  readdirSync(county)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.replace('.csv', ''));

/** Every row of the county as text, as many times as it tells facts, in an envelope like that of an event. */
async function* rowEvents(county: string): AsyncGenerator<readonly string[]> {
  let pos = 0;
  for (const kind of tables(county)) {
    const rows: readonly Row[] = parse(readFileSync(join(county, `${kind}.csv`)), { columns: true });
    for (let from = 0; from < rows.length; from += 1000) {
      yield rows.slice(from, from + 1000).flatMap((row) =>
        Array.from({ length: facts[kind]?.(row) ?? 1 }, () =>
          JSON.stringify({
            ...{ at: '2026-07-01T08:00:00.000Z', by: { id: 'bench', kind: 'import', role: 'import' } },
            ...{
              cause: `import:${kind}.csv#${pos}`,
              corr: '0199b1c2-0000-7000-8000-000000000000',
              data: row,
            },
            ...{ id: '0199b1c2-0000-5000-8000-000000000000', occurred: '2026-07-01T08:00:00.000Z' },
            ...{ pos: pos++, rev: 0, stream: `${kind}-CSH-2025`, tv: 1, type: kind, v: 1 },
          }),
        ),
      );
    }
  }
}

export interface Imported {
  /** The completion of the batch is one of them. */
  readonly events: number;
  /** Milliseconds of the import alone, without the start of the program and the views. */
  readonly ms: number;
}

/** How many events lie after a position. */
export async function countAfter(store: EventStore, position: Position | null): Promise<number> {
  const last = await store.last();
  if (store.capabilities.gapless) return (last ?? -1) - (position ?? -1);
  let count = 0;
  for (let from = (position ?? -1) + 1, end = false; !end;) {
    const page = await store.readAll({ from });
    count += page.events.length;
    ({ next: from, end } = page);
  }
  return count;
}

/** Imports a county into a data folder, which is made when it is not there; throws when a row is refused. */
export async function importCounty(
  county: string,
  folder: string,
  setting: StoreSetting = embedded,
): Promise<Imported> {
  mkdirSync(folder, { recursive: true });
  return writing(
    { data: folder },
    async (session) => {
      const { store } = session.folder;
      const before = await store.last();
      const began = performance.now();
      const request = { path: county, refusedFolder: folder, progress: silent };
      const { problems, recorded } = await session.commands.execute(new ImportHistory(request));
      const ms = performance.now() - began;
      if (recorded === 0) throw new Error(`The county was not imported: ${JSON.stringify(problems[0])}`);
      return { events: await countAfter(store, before), ms };
    },
    setting,
  );
}

/**
 * CSV to events to durable, against csv-parse of the same files, JSON.stringify of every fact and one transaction of
 * inserts. Leaves the log in `folder`.
 */
export async function measureImport(
  county: string,
  folder: string,
  rounds: number,
): Promise<{ readonly events: number; readonly figure: Figure }> {
  const rawFolder = `${folder}-raw`;
  let facts = 0;
  for await (const batch of rowEvents(county)) facts += batch.length;
  let events = 0;
  const rates = await sideBySide(
    rounds,
    async () => {
      rmSync(folder, { recursive: true, force: true });
      const imported = await importCounty(county, folder);
      ({ events } = imported);
      return (events * 1000) / imported.ms;
    },
    async () => {
      rmSync(rawFolder, { recursive: true, force: true });
      mkdirSync(rawFolder);
      const raw = new RawLog(rawFolder);
      const rate = await rateOf(facts, () => raw.commitAll(rowEvents(county)));
      raw.close();
      return rate;
    },
  );
  rmSync(rawFolder, { recursive: true });
  const work = `import of a history, ${events.toLocaleString('en-GB')} events`;
  return { events, figure: atLeast(0.4, work, 'events/s', rates) };
}
