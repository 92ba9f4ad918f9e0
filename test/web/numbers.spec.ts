import { columnPercent, count, counted, hours, percent } from '../../src/web/numbers.ts';

it('a count has its thousands apart', () => {
  expect(count(2229)).toBe('2,229');
  expect(counted(1, 'offer')).toBe('1 offer');
  expect(counted(0, 'offer')).toBe('0 offers');
  expect(counted(2, 'day')).toBe('2 days');
});

it('a percentage is shown as its document gives it, never rounded again', () => {
  expect(percent(74.9)).toBe('74.9%');
  expect(percent(75)).toBe('75%');
  expect(percent(null)).toBe('–');
  expect(columnPercent(75)).toBe('75.0%');
  expect(columnPercent(99.9)).toBe('99.9%');
  expect(columnPercent(null)).toBe('–');
});

it('minutes are hours, truncated', () => {
  expect(hours(241_590)).toBe('4,026.5');
  expect(hours(605)).toBe('10');
  expect(hours(0)).toBe('0');
});
