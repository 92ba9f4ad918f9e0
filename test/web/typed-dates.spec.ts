import { toDate, toLastInstant, typedInstant } from '../../src/web/typed-dates.ts';

describe('a typed day', () => {
  it.each(['30/6/2026', '30/06/2026', '30.6.2026', '30-6-2026', '2026-06-30'])(
    'may be written %s',
    (typed) => {
      expect(toDate(typed)).toBe('2026-06-30');
    },
  );

  it.each([
    '30/2/2026',
    '2026-02-30',
    '6/30/2026',
    '1/1/26',
    'yesterday',
    '30/6',
    '0000-01-01',
    '30/6/9999',
    '',
  ])('is refused when it is none: "%s"', (typed) => {
    expect(toDate(typed)).toBeUndefined();
  });
});

describe('a typed moment of knowing', () => {
  it.each([
    ['30/6/2026', '2026-06-30T22:59:59.999Z'],
    ['2026-12-31', '2026-12-31T23:59:59.999Z'],
    ['29/3/2026', '2026-03-29T22:59:59.999Z'],
    ['25/10/2026', '2026-10-25T23:59:59.999Z'],
  ])('given as a day counts to the end of it: %s', (typed, instant) => {
    expect(toLastInstant(typed)).toBe(instant);
  });

  it('given with a time is that UK time', () => {
    expect(toLastInstant('30/6/2026 14:30')).toBe('2026-06-30T13:30:00.000Z');
    expect(toLastInstant('30/1/2026 9:05:07')).toBe('2026-01-30T09:05:07.000Z');
  });

  it('given as an instant is itself', () => {
    expect(toLastInstant('2026-06-30T14:30:00+01:00')).toBe('2026-06-30T13:30:00.000Z');
  });

  it('is refused in the hour that does not exist and in the one that exists twice', () => {
    expect(toLastInstant('29/3/2026 1:30')).toBeUndefined();
    expect(toLastInstant('25/10/2026 1:30')).toBeUndefined();
  });

  it.each(['now', '30/2/2026', '30/6/2026 25:00', '2026-06-30T10:00', '30/6/2026 10'])(
    'is refused when it is none: "%s"',
    (typed) => {
      expect(toLastInstant(typed)).toBeUndefined();
    },
  );

  it.each([
    ['2026-06-30T22:59:59.999Z', '30/6/2026'],
    ['2026-06-30T13:30:00.000Z', '30/6/2026 14:30'],
    ['2026-06-30T13:30:05.000Z', '30/6/2026 14:30:05'],
    ['2026-06-30T13:30:05.120Z', '30/6/2026 14:30:05.120'],
    ['2026-10-25T00:30:00.000Z', '2026-10-25T00:30:00.000Z'],
  ])('is shown so that sending it again asks the same: %s', (instant, typed) => {
    expect(typedInstant(instant)).toBe(typed);
    expect(toLastInstant(typed)).toBe(instant);
  });
});
