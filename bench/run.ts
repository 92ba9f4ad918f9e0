import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serveBare } from './bare-route.ts';
import { measureEverything, type Sizes } from './everything.ts';
import { asTable, type Figure, ratioOf } from './figure.ts';
import { importAndTell } from './large-import.ts';
import { machine, machineInWords } from './machine.ts';
import { serve } from './server.ts';
import { measureServer, type ServerSizes } from './server-store.ts';
import { serverToMeasure } from './server-to-measure.ts';

const usual: Sizes = {
  rounds: 3,
  appendMs: 700,
  small: { referrals: 1300 },
  medium: { longer: 5 },
  asking: { starts: 3, requests: 1000, events: 100 },
  accepting: { rounds: 3, requests: 300, atOnce: 32 },
  allocating: { rounds: 3, areas: 35, bidders: 60 },
};
/** A million rows in one import; and eight times the sample at once, for as long as a framework and its successor last. */
const large: Sizes = { ...usual, large: { long: { longer: 92 }, busy: { longer: 8, larger: 8 } } };

const onServer: ServerSizes = { rounds: 3, ms: 1500, county: { referrals: 600 }, notices: 200 };

type Measure = (folder: string, fsyncMs: number, tell: (step: string) => void) => Promise<readonly Figure[]>;

/** Measures, prints the table and keeps it as JSON. The folder is on the disk of the checkout, which /tmp may not be. */
async function bench(measure: Measure): Promise<void> {
  const results = fileURLToPath(new URL('../../bench/results/', import.meta.url));
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'work-'));
  try {
    const on = machine(folder);
    console.log(machineInWords(on));
    const figures = await measure(folder, on.fsync.p50, (step) => console.error(`… ${step}`));
    console.log(`\n${asTable(figures)}`);
    const now = new Date().toISOString();
    const file = join(results, `${now.slice(0, 19).replaceAll(':', '')}.json`);
    const told = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
    writeFileSync(file, `${JSON.stringify({ at: now, machine: on, figures: told }, null, 2)}\n`);
    console.log(`\nKept in ${file}.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { large: { type: 'boolean', default: false }, store: { type: 'string', default: 'sqlite' } },
});
const [part, folder = '', other = ''] = positionals;
if (part === 'serve') await serve(folder);
else if (part === 'bare') await serveBare(folder);
else if (part === 'import') await importAndTell(folder, other);
else if (values.store === 'esdb') {
  const server = await serverToMeasure(process.env['ESDB_URL']);
  console.log(server.inWords);
  await bench((work, _, tell) => measureServer(server.connection, work, onServer, tell));
  server.stop();
} else
  await bench((work, fsyncMs, tell) => measureEverything(work, fsyncMs, values.large ? large : usual, tell));
