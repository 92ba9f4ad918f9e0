import { readFileSync } from 'node:fs';
import { run } from '../../src/cli.ts';
import { blockLines, code, rows, section } from '../support/markdown.ts';
import { composeFile, demandedOf, oneShot } from './compose-file.ts';
import { kurrentDbKeys } from './kurrentdb-options.ts';

const page = readFileSync('docker/README.md', 'utf8');
const file = 'docker/compose.cluster.yaml';
const compose = composeFile(file);

/** What `evenhand … --help` says. */
async function help(...command: string[]): Promise<string> {
  let said = '';
  await run([...command, '--help'], { out: (text) => (said += text), err: () => {} });
  return said;
}

/** A page as text in one line, to find a sentence in. */
const flowing = (text: string) => text.replaceAll(/\s+/g, ' ');

/** What the page lets an operator run in containers: the compose file, the verb and the services. */
const composed = blockLines(page.replaceAll(/^ {3}/gm, ''), 'sh').flatMap((line) => {
  const [, path = '', rest = ''] = /^docker compose -f (\S+) (.*)$/.exec(line) ?? [];
  if (path === '') return [];
  const { services } = composeFile(path);
  return [
    {
      path,
      verb: rest.split(' ')[0]!,
      named: rest.split(/\s+/).filter((word) => word in services),
      services,
    },
  ];
});

describe('the page about the cluster', () => {
  it('says what was run, and what was not', () => {
    const said = flowing(section('docker/README.md', '## What was run, and what was not'));
    expect(said).toContain(
      'tested with the real client library over gRPC against an in-repo protocol double',
    );
    expect(said).toContain('**not** been run against an EventStoreDB or KurrentDB server by its authors');
    expect(said).toContain('`ESDB_URL=… npm run test:contract:esdb` runs the same suite against yours');
    expect(said).toContain('They have not been started as a whole by their authors');
  });

  it('gives no speed of a server', () => {
    expect(page).not.toMatch(
      /\d[\d,.]* *(events|appends|commands|requests)? *(a|per|\/) *(second|s\b|minute)/i,
    );
  });

  it('names services that are there, in files that are there', () => {
    expect(composed.length).toBeGreaterThan(6);
    for (const { verb, named } of composed) {
      const needed = ['exec', 'run', 'restart', 'logs'].includes(verb) ? 1 : 0;
      expect(named.length).toBeGreaterThanOrEqual(needed);
    }
  });

  it('runs only one-shots and app nodes, and enters only what runs on', () => {
    const used = (verb: string) =>
      composed
        .filter((line) => line.verb === verb)
        .map(({ named: [name = ''], services }) => ({ name, ends: oneShot(services[name]!) }));
    expect(used('exec').filter(({ ends }) => ends)).toEqual([]);
    expect(used('run').filter(({ name, ends }) => name !== 'evenhand-1' && !ends)).toEqual([]);
  });

  it('makes every secret that the file names, and no other', () => {
    const start = section('docker/README.md', '## Start it');
    const [, made = ''] = /for name in (.*?); do/.exec(start) ?? [];
    const others = [...start.matchAll(/(?:>|--out) docker\/secrets\/([\w-]+)$/gm)].map(([, name]) => name);
    expect(new Set([...made.split(' '), ...others])).toEqual(new Set(Object.keys(compose.secrets!)));
  });

  it.each([
    ['docker/compose.yaml', '## One machine'],
    ['docker/compose.cluster.yaml', '## Start it'],
  ])('sets what %s demands, and no more', (path, heading) => {
    const lines = blockLines(section('docker/README.md', heading), 'sh');
    const line = lines.find((each) => each.endsWith('> docker/.env')) ?? '';
    const set = [...line.matchAll(/([A-Z_]+)=/g)].map(([, key]) => key);
    expect(set).toContain('PUBLIC_URL');
    expect(new Set(set)).toEqual(new Set(demandedOf(path)));
  });

  it('names commands and options that are there', async () => {
    const used = [...page.matchAll(/(?:npx evenhand|bin\/evenhand\.mjs) ([a-z-]+ [a-z]+)([^`\n]*)/g)];
    expect(used.map(([, command]) => command)).toEqual(
      expect.arrayContaining(['log copy', 'break-glass seal']),
    );
    for (const [, command = '', rest = ''] of used) {
      const known = await help(...command.split(' '));
      expect(known).toContain(`evenhand ${command}`);
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(known).toContain(option);
    }
  });

  it('names keys that somebody reads', () => {
    const read = ['config.ts', 'identity-config.ts']
      .map((name) => `src/${name}`)
      .concat('docker/grant-rights.mjs', 'docker/make-certificates.sh')
      .map((path) => readFileSync(path, 'utf8'))
      .concat(...kurrentDbKeys)
      .join('\n');
    const named = code(page).filter((span) => /^[A-Z]+(_[A-Z]+)+$/.test(span));
    expect(named).toContain('EVENT_STORE_PREFIX');
    for (const key of named) expect(read).toContain(key);
  });

  it('watches what `/readyz` says', () => {
    const answers = readFileSync('src/http/health.controller.ts', 'utf8');
    const watched = rows(section('docker/README.md', '## What to watch')).flat().flatMap(code);
    const fields = watched.flatMap((span) => /^(\w+)(?:\[\]\.(\w+))?$/.exec(span)?.slice(1) ?? []);
    const ours = fields.filter((field) => field !== undefined && /^[a-z]/.test(field));
    expect(ours).toEqual(
      expect.arrayContaining(['detail', 'projections', 'lag', 'policies', 'state', 'error']),
    );
    const theirs = ['isAlive', 'kurrentdb_elections_count_total'];
    for (const field of ours.filter((each) => !theirs.includes(each))) expect(answers).toContain(field);
  });

  it('is found from the README', () => {
    expect(section('README.md', '## In a container')).toContain('(docker/README.md)');
  });
});
