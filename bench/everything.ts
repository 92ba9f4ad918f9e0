import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureAcceptances, type Accepting } from './acceptances.ts';
import { type Allocating, measureAllocation } from './allocation.ts';
import { measureAnswers, type Asking } from './answers.ts';
import { measureAppends } from './appends.ts';
import { growCounty, type Growth } from './county.ts';
import type { Figure } from './figure.ts';
import { importCounty, measureImport } from './import-rate.ts';
import { measureLargeImport } from './large-import.ts';
import { flatness, measureReplay } from './replay.ts';

/** How much is measured. */
export interface Sizes {
  /** Rounds of what is measured side by side. */
  readonly rounds: number;
  /** Milliseconds of each round of appends. */
  readonly appendMs: number;
  readonly small: Growth;
  readonly medium: Growth;
  /** Counties, by name, whose import takes minutes. */
  readonly large?: Readonly<Record<string, Growth>>;
  readonly asking: Asking;
  readonly accepting: Accepting;
  readonly allocating: Allocating;
}

/** The sample county lies at the root of the package, beside `dist`. */
export const sampleCounty = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../demo/westmarch' : '../../demo/westmarch', import.meta.url),
);

/** Measures everything in an empty folder, on the disk that it is on; tells what comes next. */
export async function measureEverything(
  folder: string,
  fsyncMs: number,
  sizes: Sizes,
  tell: (step: string) => void,
): Promise<readonly Figure[]> {
  const { rounds, appendMs, asking } = sizes;
  const at = (name: string) => join(folder, name);
  tell('durable appends');
  const appends = await measureAppends(folder, fsyncMs, { rounds: rounds + 2, ms: appendMs });

  tell('import');
  growCounty(sampleCounty, at('small-county'), sizes.small);
  growCounty(sampleCounty, at('medium-county'), sizes.medium);
  const small = await importCounty(at('small-county'), at('small'));
  const imported = await measureImport(at('medium-county'), at('medium'), rounds);

  tell('replay');
  const replays = [await measureReplay(at('small'), rounds), await measureReplay(at('medium'), rounds)];
  tell('answers, notices and starts');
  const answers = [
    ...(await measureAnswers(at('small'), small.events, asking)),
    ...(await measureAnswers(at('medium'), imported.events, asking)),
  ];
  tell('acceptances over HTTP');
  answers.push(...(await measureAcceptances(at('small'), at('bare'), sizes.accepting)));
  tell('allocation of a tender');
  answers.push(await measureAllocation(sizes.allocating));
  for (const [name, growth] of Object.entries(sizes.large ?? {})) {
    tell(`import of a ${name} history`);
    const { rows } = growCounty(sampleCounty, at(`${name}-county`), growth);
    const large = await measureLargeImport(at(`${name}-county`), at(name), rows);
    tell(`replay of a ${name} history`);
    replays.push(await measureReplay(at(name), rounds));
    tell(`answers over a ${name} history`);
    answers.push(...large.figures, ...(await measureAnswers(at(name), large.events, asking)));
  }
  return [...appends, imported.figure, ...replays, ...flatness(replays), ...answers];
}
