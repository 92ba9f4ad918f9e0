import { code, rows, section } from '../../support/markdown.ts';
import { paymentModels } from '../../../contexts/payments/index.ts';

it('has every model once, with its rule in words and its source', () => {
  const names = paymentModels.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, rule, source, reads } of paymentModels) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    expect(rule).toMatch(/^[A-Z].*\.$/);
    expect(source).toMatch(/^S\d:\d/);
    expect(reads.length).toBeGreaterThan(0);
  }
});

it('has every model in the table of its README, with what it reads', () => {
  const told = rows(section('contexts/payments/README.md', '## Models'));
  expect(told.map(([name = '', , , reads = '']) => [...code(name), ...code(reads)])).toEqual(
    paymentModels.map(({ name, reads }) => [name, ...reads]),
  );
});
