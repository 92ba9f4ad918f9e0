import { shiftInstant, weeksToShift } from '../../src/demo/shift-county.ts';

describe('the demonstration moves the sample in local time', () => {
  it('keeps the time of day across a clock change', () => {
    expect(shiftInstant('2026-06-30T09:40:00.000Z', 20)).toBe('2026-11-17T10:40:00.000Z');
    expect(shiftInstant('2026-01-05T10:40:00.000Z', 0)).toBe('2026-01-05T10:40:00.000Z');
  });

  it('moves a time that the clocks leave out to the next that exists, and so keeps the order', () => {
    // 29 March 2026: 01:00 GMT is 02:00 BST.
    const [early, late, after] = [
      '2026-03-22T01:10:00.000Z',
      '2026-03-22T01:50:00.000Z',
      '2026-03-22T02:05:00.000Z',
    ];
    expect([early, late, after].map((instant) => shiftInstant(instant, 1))).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:05:00.000Z',
    ]);
  });

  it('by the largest whole number of weeks that leaves nothing after now', () => {
    const moments = ['2026-07-07', '2026-07-01T05:58:34Z', '2025-01-06'];
    expect(weeksToShift(moments, '2026-11-24T00:00:00.000Z')).toBe(20);
    expect(weeksToShift(moments, '2026-11-23T23:59:59.999Z')).toBe(19);
    expect(weeksToShift(['2026-07-01T05:58:34Z'], '2026-07-08T05:58:33.999Z')).toBe(0);
    expect(weeksToShift(['2026-07-01T05:58:34Z'], '2026-07-08T05:58:34.000Z')).toBe(1);
    expect(weeksToShift(['2026-07-01T05:58:34Z'], '2026-06-30T00:00:00.000Z')).toBe(-1);
  });
});
