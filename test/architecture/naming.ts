import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Words that say nothing of what a thing is for. */
const empty = new Set(['manager', 'helper', 'util', 'common', 'shared', 'base', 'impl', 'data', 'info']);
const says = (word: string) =>
  !empty.has(word.toLowerCase().replace(/s$/, '')) && !empty.has(word.toLowerCase());

/** Nest's roles, facts, and the kinds of specification. */
const suffixes = new Set(['module', 'controller', 'filter', 'interceptor', 'events', 'spec', 'contract']);

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const declared =
  /^\s*(?:export\s+)?(?:(?:default|abstract|async)\s+)*(?:class|interface|type|enum|function|const|let)\s+([A-Za-z_$][\w$]*)/gm;
const message = /\bclass\s+(\w+)\s+extends\s+(event|command|query)\(/g;

/** The words of a name; a data folder is what `--data` names, one word of ours. */
const words = (name: string) =>
  name
    .replace(/DataFolder|data-folder/, 'Folder')
    .split(/(?=[A-Z])|[-_]/)
    .filter((word) => word !== '');
const kebabOf = (name: string) => words(name).join('-').toLowerCase();

/** What is wrong with where a file stands and what it is called. */
function ofPath(path: string): readonly string[] {
  const [name = '', ...rest] = basename(path).split('.');
  const suffix = rest.slice(0, -1);
  const folders = dirname(path).split('/');
  return [
    ...[...folders, name]
      .filter((part) => part !== '.' && !kebab.test(part))
      .map((part) => `${part} is not kebab-case`),
    ...[...folders, name]
      .flatMap((part) => words(part))
      .filter((word) => !says(word))
      .map((word) => `${word} says nothing`),
    ...suffix.filter((each) => !suffixes.has(each)).map((each) => `.${each} is no suffix of ours`),
  ];
}

/** What is wrong with what a file declares. */
function ofCode(code: string): readonly string[] {
  const names = [...code.matchAll(declared)].map(([, name = '']) => name);
  return [
    ...names.flatMap((name) =>
      words(name)
        .filter((word) => /^[A-Z]/.test(word) && !says(word))
        .map((word) => `${name}: ${word} says nothing`),
    ),
    ...names.filter((name) => /^I[A-Z][a-z]/.test(name)).map((name) => `${name}: no I before an interface`),
  ];
}

/** What is wrong with the messages that a file of the house declares; specifications may make up their own. */
function ofMessages(path: string, code: string): readonly string[] {
  if (path.startsWith('test/')) return [];
  const own = basename(path).replace(/\.\w+$/, '');
  const wrong: string[] = [];
  for (const [, name = '', kind] of code.matchAll(message)) {
    if (/(?:Event|Command|Query)$/.test(name)) wrong.push(`${name}: its kind is no part of its name`);
    if (kind === 'event' && !path.endsWith('.events.ts'))
      wrong.push(`${name}: a fact belongs in a .events.ts file`);
    if (kind !== 'event' && own !== kebabOf(name)) wrong.push(`${name} belongs in ${kebabOf(name)}.ts`);
  }
  return wrong;
}

/** Each misnomer of `files`, as `file: what`. */
export function misnomers(folder: string, files: readonly string[]): readonly string[] {
  return files.flatMap((path) => {
    const code = withoutComments(readFileSync(join(folder, path), 'utf8'));
    return [...ofPath(path), ...ofCode(code), ...ofMessages(path, code)].map((what) => `${path}: ${what}`);
  });
}

/** Files with more than 200 lines that are not excused, and excuses that are no longer needed. */
export function tooLong(
  folder: string,
  files: readonly string[],
  excused: Readonly<Record<string, string>>,
): readonly string[] {
  const long = files.filter((path) => readFileSync(join(folder, path), 'utf8').split('\n').length > 201);
  return [
    ...long.filter((path) => !Object.hasOwn(excused, path)).map((path) => `${path} has more than 200 lines`),
    ...Object.keys(excused)
      .filter((path) => !long.includes(path))
      .map((path) => `${path} needs no excuse`),
  ];
}
