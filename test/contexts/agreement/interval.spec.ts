import { contains, overlap } from '../../../contexts/agreement/interval.ts';

const held = { from: '2026-03-01', to: '2026-06-01' };

it.each([
  ['2026-02-28', false],
  ['2026-03-01', true],
  ['2026-05-31', true],
  ['2026-06-01', false],
])('a position from 1 March to 1 June holds %s: %s', (date, holds) => {
  expect(contains(held, date)).toBe(holds);
});

it.each([
  ['ends on the day the other begins', { from: '2026-01-01', to: '2026-03-01' }, false],
  ['begins on the day the other ends', { from: '2026-06-01', to: null }, false],
  ['ends a day later', { from: '2026-01-01', to: '2026-03-02' }, true],
  ['lies within', { from: '2026-04-01', to: '2026-04-02' }, true],
  ['goes on until further notice', { from: '2025-01-01', to: null }, true],
  ['is empty', { from: '2026-04-01', to: '2026-04-01' }, false],
])('shares a date with one that %s: %p %s', (_, other, shares) => {
  expect(overlap(held, other)).toBe(shares);
  expect(overlap(other, held)).toBe(shares);
});
