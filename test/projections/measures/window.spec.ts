import { holdsOn, holdsWithin, windowEnding, windowsEnding } from '../../../projections/measures/index.ts';

const june = { from: '2026-06-01', to: '2026-06-30' };

describe('a window', () => {
  it('ends with its last date, and both ends belong to it', () => {
    expect(windowEnding('2026-06-30', 84)).toEqual({ from: '2026-04-08', to: '2026-06-30' });
    expect(windowEnding('2026-06-30', 1)).toEqual({ from: '2026-06-30', to: '2026-06-30' });
    expect(windowEnding('2024-03-01', 2)).toEqual({ from: '2024-02-29', to: '2024-03-01' });
  });

  it('follows the one before without gap or overlap', () => {
    expect(windowsEnding('2026-06-30', 28, 3)).toEqual([
      { from: '2026-04-08', to: '2026-05-05' },
      { from: '2026-05-06', to: '2026-06-02' },
      { from: '2026-06-03', to: '2026-06-30' },
    ]);
  });
});

describe('what holds from a date to another', () => {
  it.each([
    ['2026-06-01', null, '2026-05-31', false],
    ['2026-06-01', null, '2026-06-01', true],
    ['2026-06-01', '2026-06-02', '2026-06-01', true],
    ['2026-06-01', '2026-06-02', '2026-06-02', false],
    ['2026-06-01', '2026-06-01', '2026-06-01', false],
  ])('from %s to %p holds on %s: %p', (from, to, date, holds) => {
    expect(holdsOn({ from, to }, date)).toBe(holds);
  });

  it.each([
    ['2026-06-30', null, true],
    ['2026-07-01', null, false],
    ['2026-01-01', '2026-06-01', false],
    ['2026-01-01', '2026-06-02', true],
    ['2026-06-15', '2026-06-15', false],
    ['2026-06-15', '2026-06-16', true],
    ['2026-01-01', '2026-12-31', true],
  ])('from %s to %p holds in June: %p', (from, to, holds) => {
    expect(holdsWithin({ from, to }, june)).toBe(holds);
  });
});
