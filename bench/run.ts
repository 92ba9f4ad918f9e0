import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureEverything, type Sizes } from './everything.ts';
import { asTable, ratioOf } from './figure.ts';
import { importAndTell } from './large-import.ts';
import { machine, machineInWords } from './machine.ts';
import { serve } from './server.ts';

const usual: Sizes = {
  rounds: 3,
  appendMs: 700,
  small: { referrals: 1300 },
  medium: { longer: 5 },
  asking: { starts: 3, requests: 1000, events: 100 },
};
/** A million rows in one import; and eight times the sample at once, for as long as a framework and its successor last. */
const large: Sizes = { ...usual, large: { long: { longer: 92 }, busy: { longer: 8, larger: 8 } } };

/** Measures, prints the table and keeps it as JSON. The folder is on the disk of the checkout, which /tmp may not be. */
async function bench(sizes: Sizes): Promise<void> {
  const results = fileURLToPath(new URL('../../bench/results/', import.meta.url));
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'work-'));
  try {
    const on = machine(folder);
    console.log(machineInWords(on));
    const figures = await measureEverything(folder, on.fsync.p50, sizes, (step) =>
      console.error(`… ${step}`),
    );
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
  options: { large: { type: 'boolean', default: false } },
});
const [part, folder = '', other = ''] = positionals;
if (part === 'serve') await serve(folder);
else if (part === 'import') await importAndTell(folder, other);
else await bench(values.large ? large : usual);
