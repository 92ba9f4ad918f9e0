import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultPolicy, frameworkFacts, policyDocument } from '../contexts/agreement/index.ts';
import { findingCodes } from '../projections/fairness/index.ts';
import { run } from '../src/cli.ts';
import { readConfig } from '../src/config.ts';
import { identityEnvironment } from '../src/identity-config.ts';
import { allKinds } from '../src/import/kinds/index.ts';
import { blockLines, code, rows, section } from './support/markdown.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json'));

/** What `evenhand … --help` says. */
async function help(...command: string[]): Promise<string> {
  let said = '';
  const status = await run([...command, '--help'], { out: (text) => (said += text), err: () => {} });
  expect(status).toBe(0);
  return said;
}

const named = (text: string, heading: string, pattern: RegExp) =>
  [...(text.split(`\n${heading}\n`)[1]?.split('\n\n')[0] ?? '').matchAll(pattern)].map(
    ([, name = '']) => name,
  );
const commandsIn = (text: string) =>
  named(text, 'Commands:', /^ {2}([a-z-]+)/gm).filter((name) => name !== 'help');
const optionsIn = (text: string) =>
  named(text, 'Options:', /^ {2}(?:-\w, )?(--[a-z-]+)/gm).filter((name) => name !== '--help');

/** Every command that does something, as `kpi acceptance`. */
async function everyCommand(...above: string[]): Promise<readonly string[]> {
  const below = commandsIn(await help(...above));
  if (below.length === 0) return [above.join(' ')];
  const found = [];
  for (const name of below) found.push(...(await everyCommand(...above, name)));
  return found;
}

describe('the README', () => {
  it('gives one line to run and one to test', () => {
    expect(blockLines(section('README.md', '## Run it'), 'sh')).toEqual(['npm ci && npm run demo']);
    expect(blockLines(section('README.md', '## Test it'), 'sh')).toEqual(['npm ci && npm test']);
  });

  it.each(['README.md', 'CONTRIBUTING.md'])('names only scripts that exist: %s', (file) => {
    const quoted = [...read(file).matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
    const ours = quoted.filter((name) => !['ci', 'install', 'itself', 'will'].includes(name));
    expect(ours).toContain('check');
    expect(ours.filter((name) => !(name in scripts))).toEqual([]);
  });

  describe('has the command line', () => {
    const table = rows(section('README.md', '## The command line')).map(([usage = '', does = '']) => ({
      command: code(usage)[0]!
        .replace(/^evenhand /, '')
        .replaceAll(/ \[?[A-Z]+\]?/g, ''),
      options: [...`${usage} ${does}`.matchAll(/--[a-z-]+/g)].map(([option]) => option),
    }));

    it('with every command, and no other', async () => {
      expect(table.map(({ command }) => command).toSorted()).toEqual((await everyCommand()).toSorted());
    });

    it.each(table)('with every option of `$command`, and no other', async ({ command, options }) => {
      expect(options.toSorted()).toEqual(optionsIn(await help(...command.split(' '))).toSorted());
    });

    it('with every option for all commands', async () => {
      const before = section('README.md', '## The command line').split('|')[0]!;
      for (const option of optionsIn(await help())) expect(before).toContain(option);
    });

    it('as its own examples use it', async () => {
      const commands = await everyCommand();
      const used = [...blockLines(readme, 'sh'), ...code(readme)]
        .filter((line) => line.startsWith('npx evenhand ') && !line.includes('<'))
        .map((line) => line.replace('npx evenhand ', ''));
      expect(used.length).toBeGreaterThan(5);
      expect(used.filter((line) => !commands.some((name) => `${line} `.startsWith(`${name} `)))).toEqual([]);
    });
  });

  it('has every setting that the configuration reads, and no other', () => {
    const documented = rows(section('README.md', '## Settings')).map(([name = '']) => code(name)[0]);
    const files = ['src/config.ts', 'src/identity-config.ts'].map(read).join('\n');
    const keys = [...files.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(['EVENHAND_DATA', 'OIDC_ISSUER']));
    expect(new Set(documented)).toEqual(new Set(keys));
  });

  it('has the default of every setting', () => {
    const documented = Object.fromEntries(
      rows(section('README.md', '## Settings')).map(([name = '', value = '']) => [
        code(name)[0],
        code(value)[0],
      ]),
    );
    const ofIdentity = Object.entries(identityEnvironment).map(([key, schema]) => {
      const value: unknown = schema.parse(undefined);
      return [key, typeof value === 'string' ? value : undefined];
    });
    expect(documented).toMatchObject(Object.fromEntries(ofIdentity));
    const { store, identity: _, ...others } = readConfig({});
    expect(Object.values(documented)).toEqual(
      expect.arrayContaining([
        store.kind,
        ...Object.values(others)
          .flat()
          .map((each) => (typeof each === 'number' ? String(each) : each)),
      ]),
    );
  });

  it('is right that settings are read in one place', () => {
    const elsewhere = globSync(['src/**/*.ts', 'contexts/**/*.ts', 'projections/**/*.ts']).filter(
      (path) => path !== join('src', 'config.ts') && /\bprocess\.env\b/.test(read(path)),
    );
    expect(elsewhere).toEqual([]);
  });

  it('has every key of the policy with its default, and no other', () => {
    const keys = (
      schema: z.core.$ZodType,
      value: unknown,
      path: readonly string[] = [],
    ): [string, unknown][] =>
      schema instanceof z.ZodObject
        ? Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) =>
            keys(field, (value as Record<string, unknown>)[key], [...path, key]),
          )
        : [[path.join('.'), value]];
    const documented = rows(section('README.md', '## The policy')).map(([key = '', value = '']) => [
      code(key)[0],
      JSON.parse(code(value)[0]!),
    ]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(keys(policyDocument, defaultPolicy)));
  });

  it('has a reason for every key of the policy', () => {
    for (const [, , why] of rows(section('README.md', '## The policy'))) expect(why).toMatch(/\w{3,} \w+/);
  });

  it('has every import file with its columns, and no other', () => {
    const documented = rows(section('README.md', '## The import files'))
      .filter(([file = '']) => /\.(csv|json)`$/.test(file))
      .map(([file = '', columns = '']) => [code(file)[0], columns.replaceAll('`', '')]);
    const files = allKinds.map(({ name, columns }) => [
      `${name}.csv`,
      Object.values(columns)
        .map(({ name: column, optional }) => (optional ? `${column}?` : column))
        .join(', '),
    ]);
    const framework = Object.keys(frameworkFacts).map((key) => (key === 'framework' ? 'reference' : key));
    expect(Object.fromEntries(documented)).toEqual({
      'framework.json': [...framework, 'policy?'].join(', '),
      ...Object.fromEntries(files),
    });
  });

  it('has every finding of the fairness audit, and no other', () => {
    const documented = rows(section('README.md', '## The figures')).map(([name = '']) => code(name)[0]);
    expect(documented).toHaveLength(findingCodes.length);
    expect(new Set(documented)).toEqual(new Set(findingCodes));
  });

  it('has every key of the event, and no other', () => {
    const documented = rows(section('README.md', '## The event')).flatMap(([keys = '']) => code(keys));
    const [, envelope = ''] = /export interface RecordedEvent \{([\s\S]*?)\n\}/.exec(
      read('src/event-sourcing/event-store.ts'),
    )!;
    const keys = [...envelope.matchAll(/^ {2}readonly (\w+)/gm)].map(([, key]) => key);
    expect(keys).toHaveLength(13);
    expect(new Set(documented)).toEqual(new Set(keys));
  });
});
