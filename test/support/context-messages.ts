import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a command may lead to. */
interface Verb {
  readonly records: readonly string[];
  readonly refusals: readonly string[];
}

/** What a context can be asked, what it records and what it refuses with: as its code or its README has it. */
export interface Messages {
  readonly commands: Readonly<Record<string, Verb>>;
  readonly events: readonly string[];
  /** Every refusal code, whichever command has it. */
  readonly refusals: readonly string[];
}

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, first = '']) => first))].toSorted();

/** What demands a second person refuses as `#access` says it. */
const withDuties = (text: string) =>
  /\bdemandSecondPerson\(/.test(text) ? text + readFileSync('src/access/second-person.ts', 'utf8') : text;

const contextOf = (file: string) => /contexts[/\\]([^/\\]+)/.exec(file)?.[1];

/** The text of a file and of every file of its context that it imports, however far. */
function withImports(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const near = found(text, /from '(\.\.?\/[\w./-]+)'/g)
    .map((name) => join(dirname(file), name))
    .filter((each) => contextOf(each) === contextOf(file));
  return withDuties(text) + near.map((each) => withImports(each, seen)).join('');
}

const commandsOf = /class (\w+) extends command\(/g;
const eventsOf = /class (\w+) extends event\(/g;
const refusalsOf = /new Rejection\(\s*'([\w-]+)'/g;

/** Reads a context's code. */
export function messagesOf(folder: string): Messages {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const all = withDuties([...texts.values()].join('\n'));
  const events = found(all, eventsOf);
  const verbs = [...texts].flatMap(([name, text]) =>
    found(text, commandsOf).map((verb) => [verb, name] as const),
  );
  return {
    commands: Object.fromEntries(
      verbs.map(([verb, name]) => [
        verb,
        {
          records: found(withImports(join(folder, name)), /new (\w+)\(/g).filter((made) =>
            events.includes(made),
          ),
          refusals: found(withImports(join(folder, name)), refusalsOf),
        },
      ]),
    ),
    events,
    refusals: found(all, refusalsOf),
  };
}

const codes = (cell = '') => found(cell, /`([\w-]+)`/g);

/** The rows of the first table below a heading of a README, without its header. */
function rows(readme: string, heading: string): readonly (readonly string[])[] {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1));
}

/** Reads a context's README: its tables "Commands" and "Events". */
export function messagesInReadme(readme: string): Messages {
  const commands = rows(readme, 'Commands').map(([verb, records, refusals]) => [
    codes(verb)[0] ?? '',
    { records: codes(records), refusals: codes(refusals) },
  ]) as readonly [string, Verb][];
  return {
    commands: Object.fromEntries(commands),
    events: rows(readme, 'Events')
      .flatMap(([event]) => codes(event))
      .toSorted(),
    refusals: [...new Set(commands.flatMap(([, { refusals }]) => refusals))].toSorted(),
  };
}
