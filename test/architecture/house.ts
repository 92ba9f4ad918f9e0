import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';

/** The repository's own folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Files of the house that match, by their path from `folder` with forward slashes, in order. */
export const files = (folder: string, ...patterns: string[]): readonly string[] =>
  globSync(patterns, { cwd: folder })
    .map((path) => path.split(sep).join('/'))
    .toSorted();

/** A folder with these files, for a rule to be broken in; `remove` takes it away. */
export function plant(contents: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-planted-'));
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
