import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { allKinds, kinds } from './kinds/index.ts';
import type { AnyKind, KindName } from './kind.ts';
import type { Problem } from './problem.ts';
import { UnreadableInput } from './unreadable-input.ts';

/** A file of an import, as it was when it was found. */
export interface SourceFile {
  /** As people see it: `offers.csv`. */
  readonly name: string;
  readonly path: string;
  readonly format: 'csv' | 'xlsx' | 'json';
  readonly size: number;
  readonly modified: number;
}

export interface Table extends SourceFile {
  readonly kind: AnyKind;
  /** What the log calls it: its name, when that is one of ours. Any other may say more than the log should know. */
  readonly recordedAs: string;
}

/** What a path holds: a folder with one framework's files, or one of them alone. */
export interface Source {
  readonly framework: SourceFile | undefined;
  /** In the order in which they refer to each other. */
  readonly tables: readonly Table[];
  readonly warnings: readonly Problem[];
}

const frameworkFile = 'framework.json';
const expected = `${frameworkFile}, ${allKinds.map(({ name }) => `${name}.csv`).join(', ')} (or .xlsx)`;

/** The file and what it is like now. Rejects with UnreadableInput when there is none. */
export async function sourceFile(path: string): Promise<SourceFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UnreadableInput(`There is no file or folder ${path}.`);
  if (!found.isFile()) throw new UnreadableInput(`${path} is no file: give a file or a folder of files.`);
  const format = /\.(csv|xlsx|json)$/i.exec(name)?.[1]?.toLowerCase() ?? 'csv';
  return {
    name,
    path,
    format: format === 'xlsx' || format === 'json' ? format : 'csv',
    size: found.size,
    modified: found.mtimeMs,
  };
}

/** Which table a file's name says it is; a refused file goes by the name of the one that it came from. */
export function kindByName(name: string): AnyKind | undefined {
  const [, stem = ''] =
    /^([a-z]+(?:-[a-z]+)*)(?:(?:-\d+)?\.refused)?\.(?:csv|xlsx)$/.exec(name.toLowerCase()) ?? [];
  return Object.hasOwn(kinds, stem) ? kinds[stem as KindName] : undefined;
}

/** Which table a header fits, when it is only one. */
export function kindByHeader(header: readonly string[]): AnyKind | undefined {
  const fits = allKinds.filter(({ columns }) =>
    Object.values(columns).every(({ name, optional }) => optional || header.includes(name)),
  );
  const whole = fits.filter(({ columns }) => {
    const known = Object.values(columns).map(({ name }) => name);
    return header.every((name) => known.includes(name));
  });
  return whole.length === 1 ? whole[0] : fits.length === 1 ? fits[0] : undefined;
}

/** @throws UnreadableInput when a file's name says nothing and its header is not given or fits no table alone */
export function tableOf(file: SourceFile, header?: readonly string[]): Table {
  const named = kindByName(file.name);
  if (named) return { ...file, kind: named, recordedAs: file.name };
  const kind = header && kindByHeader(header);
  if (kind) return { ...file, kind, recordedAs: `${kind.name}.${file.format}` };
  throw new UnreadableInput(
    `${file.name} is none of the tables that can be imported, neither by its name nor by its columns: ` +
      `expected ${expected}, or a folder of them.`,
  );
}

const standalone = /\.refused\.csv$/i;

/** Finds the files of a folder. Rejects with UnreadableInput when there are none, or one twice. */
export async function folderSource(path: string): Promise<Source> {
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).toSorted();
  const warnings: Problem[] = [];
  const tables = new Map<AnyKind, Table>();
  for (const name of names) {
    if (name === frameworkFile) continue;
    const kind = standalone.test(name) ? undefined : kindByName(name);
    if (!kind || !(await stat(join(path, name))).isFile()) {
      const reason = standalone.test(name)
        ? 'This file was not read: once its rows are mended, import it by itself.'
        : `This file was not read: expected ${expected}.`;
      warnings.push({ file: name, row: null, column: null, value: '', reason });
      continue;
    }
    const other = tables.get(kind);
    if (other) throw new UnreadableInput(`${path} holds both ${other.name} and ${name}: leave one of them.`);
    tables.set(kind, tableOf(await sourceFile(join(path, name))));
  }
  const framework = names.includes(frameworkFile) ? await sourceFile(join(path, frameworkFile)) : undefined;
  if (!framework && tables.size === 0) {
    throw new UnreadableInput(`${path} holds none of the files that can be imported: expected ${expected}.`);
  }
  return { framework, tables: allKinds.flatMap((kind) => tables.get(kind) ?? []), warnings };
}

/** Rejects with UnreadableInput when the file is no longer what it was when it was found. */
export async function unchanged({ path, name, size, modified }: SourceFile): Promise<void> {
  const now = await sourceFile(path);
  if (now.size === size && now.modified === modified) return;
  throw new UnreadableInput(
    `${name} changed while it was imported, so the import was stopped. Import it again.`,
  );
}
