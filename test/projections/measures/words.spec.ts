import { by, dayInWords, listInWords, momentInWords } from '../../../projections/measures/index.ts';

describe('words', () => {
  it('say a day, and a moment in local time', () => {
    expect(dayInWords('2026-06-03')).toBe('3 June 2026');
    expect(momentInWords('2026-06-30T23:05:00.000Z')).toBe('1 July 2026 at 00:05');
    expect(momentInWords('2026-12-31T23:05:59.000Z')).toBe('31 December 2026 at 23:05');
  });

  it('say a list', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((list) => listInWords(list))).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
  });
});

describe('an order', () => {
  it('goes by the first key that differs, what is missing first, capitals before small letters', () => {
    const things = [
      { a: 'b', n: 1 },
      { a: 'a', n: 10 },
      { a: 'B', n: 2 },
      { a: 'a', n: 9 },
      { a: null, n: 3 },
    ];
    const sorted = things.toSorted(
      by(
        ({ a }) => a,
        ({ n }) => n,
      ),
    );
    expect(sorted.map(({ n }) => n)).toEqual([3, 2, 9, 10, 1]);
  });
});
