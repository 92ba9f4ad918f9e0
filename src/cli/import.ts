import type { Command } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { frugal, StoreUnavailable } from '#event-sourcing';
import { ImportHistory, type ImportResult } from '../import/import-history.ts';
import type { Problem } from '../import/problem.ts';
import { progressOn } from '../import/progress.ts';
import { assessAcceptance } from '../acceptance-watch.ts';
import type { WritableDataFolder } from '../data-folder.ts';
import { exit, type Output } from './output.ts';
import { addCommand, optionsOf } from './program.ts';
import { sendImport } from './sent-import.ts';
import { type Session, writing } from './session.ts';

interface ImportOptions {
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
  readonly correct: boolean;
  readonly giveUpUnfinished: boolean;
  readonly server?: string;
  readonly tokenFile?: string;
}

/** Says what else can be done, when a server holds the data folder. */
function orSend(path: string) {
  return (error: unknown): never => {
    if (!(error instanceof StoreUnavailable) || !error.message.includes('in use by another process'))
      throw error;
    throw new StoreUnavailable(
      `${error.message} Or send it to the server that runs: evenhand import ${path} --server URL --token-file FILE.`,
      { cause: error },
    );
  };
}

/** Imports, brings the views up to date and assesses acceptance once, as of today: old history raises no storm. */
export async function importInto(
  { folder, commands }: Session<WritableDataFolder>,
  request: ConstructorParameters<typeof ImportHistory>[0],
): Promise<ImportResult> {
  const result = await commands.execute(new ImportHistory(request));
  if (request.dryRun !== true && result.recorded > 0) {
    await folder.projections.catchUp(undefined, frugal);
    await assessAcceptance(folder.projections, commands);
    await folder.projections.catchUp();
  }
  return result;
}

function told(result: ImportResult, dryRun: boolean): readonly string[] {
  const where = ({ file, row, column, value }: Problem) =>
    [file, row === null ? '' : `row ${row}`, column ?? '', value === '' ? '' : JSON.stringify(value)]
      .filter((part) => part !== '')
      .join(', ');
  const line = (problem: Problem) => `${where(problem)}: ${problem.reason}`;
  const { recorded, unchanged, refused, conflicts, warnings } = result;
  return [
    ...result.warned.map((warning) => `Warning: ${line(warning)}`),
    ...result.problems.map(line),
    ...(result.unlisted > 0 ? [`… and ${result.unlisted} more problems.`] : []),
    ...result.returned.map((file) => `Returned to be mended and imported again: ${file}`),
    `${recorded} rows ${dryRun ? 'would be recorded' : 'recorded'}, ${unchanged} unchanged, ${refused} refused, ` +
      `${conflicts} in conflict, ${warnings} warnings.`,
  ];
}

export function addImport(parent: Command, output: Output, end: (status: number) => void): void {
  addCommand(
    parent,
    'import <path>',
    'records a history from a folder or a file of CSV or XLSX: everything or nothing',
    'evenhand import test/data/westmarch --data ./data',
  )
    .option('--dry-run', 'checks everything and records nothing', false)
    .option(
      '--skip-invalid',
      'records the good rows and gives the bad ones back in <file>.refused.csv',
      false,
    )
    .option('--correct', 'records a correction where a row differs from what is recorded', false)
    .option(
      '--give-up-unfinished',
      'gives up an import that was interrupted half-way (only in a log shared by several machines)',
      false,
    )
    .option('--server <address>', 'sends it to a server that runs, such as https://evenhand.example')
    .option('--token-file <file>', 'holds the token for the server; left out: EVENHAND_TOKEN')
    .action(async (path: string, _, command: Command) => {
      const options = optionsOf<ImportOptions>(command);
      const { data, as, json, framework, dryRun, skipInvalid, correct, giveUpUnfinished } = options;
      const { server, tokenFile } = options;
      const tell = (result: ImportResult) => {
        if (json) output.out(JSON.stringify(result, null, 2));
        else for (const line of told(result, dryRun)) output.out(line);
        end(result.refused + result.conflicts === 0 ? exit.done : exit.refused);
      };
      if (server !== undefined) {
        const manner = { framework, dryRun, skipInvalid, correct };
        return tell(await sendImport({ path, server, tokenFile, ...manner }));
      }
      // A million rows fit into 600 MB: by itself, V8 would rather let the heap grow than look for garbage.
      setFlagsFromString('--heap-growing-percent=30');
      await writing({ data, as }, async (session) => {
        const result = await importInto(session, {
          ...{ path, dryRun, skipInvalid, correct, giveUpUnfinished },
          ...(framework === undefined ? {} : { framework }),
          refusedFolder: process.cwd(),
          progress: progressOn(process.stderr),
        });
        tell(result);
      }).catch(orSend(path));
    });
}
