import type { Command } from 'commander';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SystemClock } from '#event-sourcing';
import { embedded } from '../config.ts';
import { freshDemoFolder } from '../demo/demo-folder.ts';
import { shiftCounty } from '../demo/shift-county.ts';
import { doTodaysWork } from '../demo/todays-work.ts';
import { silent } from '../import/progress.ts';
import { importInto } from './import.ts';
import type { Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { port, type ServeOptions, serveUntilStopped } from './serve.ts';
import { writing } from './session.ts';

/** The sample county lies at the root of the package, beside `dist`. */
const county = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../demo/westmarch' : '../../../demo/westmarch',
    import.meta.url,
  ),
);

/** A fresh folder with the sample county, moved so that its last week is this one. */
export async function makeDemo(folder: string, output: Output): Promise<void> {
  await freshDemoFolder(folder);
  const moved = join(folder, 'county');
  const weeks = shiftCounty(county, moved, new SystemClock().now());
  output.err(`Importing a fictional county's 18 months, moved by ${weeks} weeks, into ${folder} …`);
  const result = await writing(
    { data: folder },
    async (session) => {
      const imported = await importInto(session, { path: moved, refusedFolder: folder, progress: silent });
      if (imported.problems.length === 0) {
        const live = await doTodaysWork(session);
        output.err(`${live} referrals came to the desk today.`);
      }
      return imported;
    },
    embedded,
  );
  if (result.problems.length > 0)
    throw new Error(`The sample county cannot be imported: ${JSON.stringify(result.problems[0])}`);
}

export function addDemo(parent: Command, output: Output): void {
  addCommand(
    parent,
    'demo',
    'a fresh data folder with the sample county, then serve',
    'evenhand demo --port 3000',
  )
    .option('--port <number>', 'the port to listen on', port, 3000)
    .option('--host <address>', 'the loopback address to listen on', '127.0.0.1')
    .action(async (_, command: Command) => {
      const options = optionsOf<ServeOptions>(command);
      const named = command.getOptionValueSourceWithGlobals('data') === 'cli';
      // A demonstration never takes the council's own folder from the environment or the default.
      const data = named ? options.data : './demo-data';
      await makeDemo(data, output);
      await serveUntilStopped({ ...options, data, store: embedded, demo: true }, output);
    });
}
