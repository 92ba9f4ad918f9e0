import { importCounty } from './import-rate.ts';
import { atMost, type Figure } from './figure.ts';
import { inOwnProcess, nextFrom } from './served-folder.ts';

interface Done {
  readonly events: number;
  readonly ms: number;
  readonly peakMb: number;
}

/** Imports a county and tells the parent process what it took. */
export async function importAndTell(county: string, folder: string): Promise<void> {
  const { events, ms } = await importCounty(county, folder);
  const done: Done = { events, ms, peakMb: process.resourceUsage().maxRSS / 1024 };
  process.send?.(done);
  process.disconnect?.();
}

/** The memory and the time of one import of so many rows, in a process of its own. */
export async function measureLargeImport(
  county: string,
  folder: string,
  rows: number,
): Promise<{ readonly events: number; readonly figures: readonly Figure[] }> {
  const { events, ms, peakMb } = await nextFrom<Done>(inOwnProcess('import', county, folder));
  const work = `import of ${rows.toLocaleString('en-GB')} rows`;
  return {
    events,
    figures: [
      {
        ...{ work: `${work}, as events`, unit: 'events/s', ours: (events * 1000) / ms, raw: null },
        ...{ target: '(told)', met: true },
      },
      atMost(600, `${work}, most memory`, 'MB', peakMb),
    ],
  };
}
