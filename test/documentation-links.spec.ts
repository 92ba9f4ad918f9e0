import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const read = (path: string) => readFileSync(path, 'utf8');

describe('every document', () => {
  const documents = globSync([
    '*.md',
    'contexts/*/README.md',
    'projections/*/README.md',
    'bench/*.md',
    'docker/*.md',
  ]);
  const anchor = (heading: string) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s/g, '-');

  it.each(documents)('has links that lead somewhere: %s', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const broken = links.filter(([, path = '', id]) => {
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(target)) return true;
      const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
      return id !== undefined && !headings.includes(id);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('numbers the decisions, and gives each its four parts', () => {
    const decisions = read('DECISIONS.md').split(/^## /m).slice(1);
    expect(decisions.length).toBeGreaterThan(10);
    for (const [i, decision] of decisions.entries()) {
      expect(decision).toMatch(new RegExp(`^${i + 1}\\. .+ \\(\\d{4}-\\d{2}-\\d{2}\\)\\n`));
      expect([...decision.matchAll(/^- \*\*(\w+)\.\*\*/gm)].map(([, part]) => part)).toEqual([
        'Context',
        'Options',
        'Decision',
        'Consequences',
      ]);
    }
  });

  it('begins the changelog with what is not released yet', () => {
    expect(/^## .*/m.exec(read('CHANGELOG.md'))?.[0]).toBe('## [Unreleased]');
  });
});
