import { stat } from 'node:fs/promises';
import type { Views } from '#event-sourcing';
import { allFrameworks } from '../../projections/frameworks/index.ts';
import { textOfDateCell } from './cells/times.ts';
import { readFrameworkFile, type FrameworkFile } from './framework-file.ts';
import { kindByName, folderSource, sourceFile, tableOf, type Source } from './source.ts';
import { headerOf } from './table-rows.ts';
import { UnreadableInput } from './unreadable-input.ts';

/** What is to be imported, and into which framework. */
export interface Intake {
  readonly source: Source;
  /** Empty when framework.json does not say it in a form that can be read. */
  readonly framework: string;
  /** What framework.json says, when there is one. */
  readonly file: FrameworkFile | undefined;
}

async function fileSource(path: string): Promise<Source> {
  const file = await sourceFile(path);
  if (file.format === 'json') return { framework: file, tables: [], warnings: [] };
  const header = kindByName(file.name) ? undefined : await headerOf(file);
  const names = header?.map((cell) => (typeof cell === 'string' ? cell.trim() : textOfDateCell(cell, false)));
  return { framework: undefined, tables: [tableOf(file, names)], warnings: [] };
}

function recordedFramework(views: Views, asked: string | undefined): string {
  const recorded = allFrameworks(views).map(({ framework }) => framework);
  const [only] = recorded;
  if (asked !== undefined) {
    if (recorded.includes(asked)) return asked;
    throw new UnreadableInput(
      `Framework ${asked} is not on record: import its folder with framework.json first` +
        `${only === undefined ? '' : `, or choose one of ${recorded.join(', ')}`}.`,
    );
  }
  if (only === undefined) {
    throw new UnreadableInput(
      'No framework is on record yet: import a folder with its framework.json first.',
    );
  }
  if (recorded.length === 1) return only;
  throw new UnreadableInput(
    `Several frameworks are on record: say with --framework which of ${recorded.join(', ')} this belongs to.`,
  );
}

/**
 * Finds what a path holds and the framework that it belongs to: framework.json says it, else the asked one or the only
 * one on record. Rejects with UnreadableInput.
 */
export async function takeIn(path: string, asked: string | undefined, views: Views): Promise<Intake> {
  const folder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  const source = folder ? await folderSource(path) : await fileSource(path);
  if (!source.framework) {
    return { source, framework: recordedFramework(views, asked), file: undefined };
  }
  const file = await readFrameworkFile(source.framework);
  if (asked !== undefined && file.framework !== undefined && file.framework !== asked) {
    throw new UnreadableInput(
      `${source.framework.name} is that of framework ${file.framework}, not of ${asked}: leave --framework out.`,
    );
  }
  return { source, framework: file.framework ?? '', file };
}
