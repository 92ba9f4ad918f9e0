import { globSync, readFileSync } from 'node:fs';

/** The cases that no document decides, as far as referrals and their figures go: README.md, "The policy". */
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `E${from + n}`);
const cases = [...range(1, 16), ...range(27, 35), ...range(40, 54)];

/** What titles begin with a case, such as `E13: …` or `E18 and E19: …`, name it. */
const casesNamed = (text: string): readonly string[] =>
  [...text.matchAll(/\(\s*['"`](E\d+(?:(?:, | and )E\d+)*):/g)].flatMap(([, named = '']) =>
    named.split(/, | and /),
  );

const texts = globSync('test/**/*.spec.ts')
  .filter((path) => !path.endsWith('every-case.spec.ts'))
  .map((path) => readFileSync(path, 'utf8'));
const named = new Set(texts.flatMap(casesNamed));

it.each(cases)('%s has a specification named after it', (name) => {
  expect([...named]).toContain(name);
});

it('tells the README of each case that a policy key decides', () => {
  const told = readFileSync('README.md', 'utf8').split('## The policy')[1] ?? '';
  const keys = readFileSync('contexts/agreement/undecided-cases.ts', 'utf8');
  const decided = [...keys.matchAll(/\/\*\* (E\d+):/g)].map(([, name = '']) => name);
  expect(decided.length).toBeGreaterThan(20);
  expect(decided.filter((name) => !told.includes(`${name}:`))).toEqual([]);
});

describe('a case is named', () => {
  it.each([
    ["it('E13: pauses', () => {})", ['E13']],
    ["it.each([[1]])('E3: %s', () => {})", ['E3']],
    ["describe('E18 and E19: each by itself', () => {})", ['E18', 'E19']],
    ["describe(\n  'E5, E6: withdrawn',\n)", ['E5', 'E6']],
  ])('by %s', (text, names) => {
    expect(casesNamed(text)).toEqual(names);
  });

  it.each([
    "it('is like E13: not at the start', () => {})",
    "it('E13 without a colon', () => {})",
    '// E13: said',
  ])('not by %s', (text) => {
    expect(casesNamed(text)).toEqual([]);
  });
});
