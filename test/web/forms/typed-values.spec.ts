import { toMinutes, toMoment, toYes, typedMinutes } from '../../../src/web/forms/typed-values.ts';

describe('hours as people type them', () => {
  it.each([
    ['12:30', 750],
    ['12.5', 750],
    ['0.1', 6],
    ['0.05', 3],
    ['7', 420],
    ['0:01', 1],
    ['1234:59', 74_099],
    ['12.33', undefined],
    ['12.555', undefined],
    ['12:60', undefined],
    ['12:5', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['12 hours', undefined],
  ])('%s are %s minutes', (typed, minutes) => {
    expect(toMinutes(typed)).toBe(minutes);
  });

  it('can be typed again as they are shown', () => {
    for (const minutes of [1, 59, 60, 750, 4199]) expect(toMinutes(typedMinutes(minutes))).toBe(minutes);
  });
});

it('a day and a time are UK time, and a day alone is none', () => {
  expect(toMoment('30/6/2026 14:30')).toBe('2026-06-30T13:30:00.000Z');
  expect(toMoment('2026-01-30 14:30')).toBe('2026-01-30T14:30:00.000Z');
  expect(toMoment('30/6/2026')).toBeUndefined();
  expect(toMoment('29/3/2026 1:30')).toBeUndefined();
});

it('yes and no are all that can be answered so', () => {
  expect([toYes('yes'), toYes('no'), toYes('maybe')]).toEqual([true, false, undefined]);
});
