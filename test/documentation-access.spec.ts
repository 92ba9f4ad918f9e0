import { readFileSync } from 'node:fs';
import { isOpen } from '../src/http/open-routes.ts';
import { code } from './support/markdown.ts';

const access = readFileSync('ACCESS.md', 'utf8');
const paragraph = access.split('\n\n').find((each) => each.startsWith('These are open')) ?? '';
const documented = code(paragraph).filter((span) => span.startsWith('/'));

describe('what ACCESS.md says is open', () => {
  it('is what the server lets everybody reach', () => {
    expect(documented.length).toBeGreaterThan(5);
    expect(documented.filter((path) => !isOpen(path))).toEqual([]);
  });

  it('is all that the table of open routes has', () => {
    const table = readFileSync('src/http/open-routes.ts', 'utf8');
    const lists = [...table.matchAll(/^const \w+ = \[(.*?)\] as const;$/gms)].map(([, list = '']) => list);
    const routes = [...lists.join().matchAll(/'(\/[^']*)'/g)].map(([, route]) => route);
    expect(lists).toHaveLength(2);
    expect(new Set(documented)).toEqual(new Set(routes));
  });
});
