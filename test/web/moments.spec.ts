import {
  axisDay,
  day,
  dayOrMoment,
  days,
  moment,
  shortDay,
  shortMoment,
  typedDay,
} from '../../src/web/moments.ts';

describe('a day', () => {
  it('is written in words, in short, for an axis and as people type it', () => {
    expect(day('2026-06-30')).toBe('30 June 2026');
    expect(shortDay('2026-09-01')).toBe('1 Sep 2026');
    expect(axisDay('2026-06-30')).toBe('30 Jun 26');
    expect(typedDay('2026-06-05')).toBe('5/6/2026');
  });

  it('begins a span, with its year where the years differ', () => {
    expect(days('2026-04-08', '2026-06-30')).toBe('8 April to 30 June 2026');
    expect(days('2025-12-17', '2026-03-10')).toBe('17 December 2025 to 10 March 2026');
  });
});

describe('a moment', () => {
  it.each([
    ['2026-06-30T13:48:00.000Z', '30 June 2026, 2:48pm'],
    ['2026-01-30T13:00:00.000Z', '30 January 2026, 1pm'],
    ['2026-01-30T00:05:00.000Z', '30 January 2026, 12:05am'],
    ['2026-01-30T12:00:00.000Z', '30 January 2026, 12pm'],
    ['2026-06-30T23:30:00.000Z', '1 July 2026, 12:30am'],
    ['2026-03-29T00:59:00.000Z', '29 March 2026, 12:59am'],
    ['2026-03-29T01:00:00.000Z', '29 March 2026, 2am'],
  ])('is UK time: %s is %s', (instant, words) => {
    expect(moment(instant)).toBe(words);
  });

  it('is shorter in a table', () => {
    expect(shortMoment('2026-11-22T14:48:00.000Z')).toBe('22 Nov 2026, 2:48pm');
  });

  it('is a day alone where only a day is known', () => {
    expect(dayOrMoment('2026-06-30T23:00:00.000Z')).toBe('1 Jul 2026');
    expect(dayOrMoment('2026-06-30T23:01:00.000Z')).toBe('1 Jul 2026, 12:01am');
  });
});
