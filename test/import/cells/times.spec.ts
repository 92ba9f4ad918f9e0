import fc from '../../support/fast-check.ts';
import { date, instant, textOfDateCell } from '../../../src/import/cells/times.ts';
import { isDate, localDate, toInstant } from '#event-sourcing';
import { reasonOf } from './reason-of.ts';

describe('a date', () => {
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-6-1',
    '01/06/2026',
    '20260601',
    '2026-06-01T00:00:00Z',
  ])('is not %s', (text) => {
    expect(reasonOf(date, text)).toMatch(/no such date: expected YYYY-MM-DD/);
  });

  it('is a leap day in a leap year', () => {
    expect(date.read('2024-02-29')).toBe('2024-02-29');
  });
});

describe('an instant', () => {
  it.each([
    ['2026-06-30T09:40:00Z', '2026-06-30T09:40:00.000Z'],
    ['2026-06-30T09:40:00+01:00', '2026-06-30T08:40:00.000Z'],
    ['2026-06-30T09:40Z', '2026-06-30T09:40:00.000Z'],
  ])('%s is %s', (text, stored) => {
    expect(instant.read(text)).toBe(stored);
  });

  it.each([
    ['2026-06-30T09:40:00', /needs Z or an offset, as in 2026-06-30T09:40:00Z\.$/],
    ['2026-03-29T01:30:00', /needs Z or an offset.*does not exist in Europe\/London/],
    ['2026-10-25T01:30:00', /needs Z or an offset.*exists twice in Europe\/London/],
    ['2026-02-30T09:40:00Z', /no such instant/],
    ['2026-02-30T09:40:00', /no such instant/],
    ['2026-06-30T25:40:00', /no such instant/],
    ['2026-06-30', /no such instant/],
    ['yesterday', /no such instant/],
  ])('is not %s', (text, reason) => {
    expect(reasonOf(instant, text)).toMatch(reason);
  });
});

describe('a date cell of a spreadsheet', () => {
  const shown = (wall: string) => new Date(`${wall}Z`);

  it.each([
    ['2026-06-30T09:40:00', '2026-06-30T08:40:00.000Z'],
    ['2026-01-05T09:40:00', '2026-01-05T09:40:00.000Z'],
    ['2026-06-30T09:39:59.999', '2026-06-30T08:40:00.000Z'],
    ['2026-06-30T00:00:00', '2026-06-29T23:00:00.000Z'],
    ['2026-03-29T00:59:59', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T00:59:59', '2026-10-24T23:59:59.000Z'],
    ['2026-10-25T02:00:00', '2026-10-25T02:00:00.000Z'],
  ])('that shows %s in London is %s', (wall, expected) => {
    expect(textOfDateCell(shown(wall), true)).toBe(expected);
  });

  it.each([
    ['2026-03-29T01:00:00', 'does not exist'],
    ['2026-03-29T01:59:59', 'does not exist'],
    ['2026-10-25T01:00:00', 'exists twice'],
    ['2026-10-25T01:59:59', 'exists twice'],
  ])('that shows %s stands for no instant', (wall, why) => {
    const text = textOfDateCell(shown(wall), true);
    expect(text).toBe(wall);
    expect(reasonOf(instant, text)).toContain(why);
  });

  it('is its day where a date is expected', () => {
    expect(textOfDateCell(shown('2026-06-30T23:40:00'), false)).toBe('2026-06-30');
  });

  it('is no date when it shows a time alone', () => {
    expect(textOfDateCell(shown('1899-12-31T09:40:00'), false)).toBe('09:40:00');
  });

  it('stands for the instant whose local time it shows, on every day', () => {
    const seconds = fc.integer({ min: 0, max: 31_000_000 });
    fc.assert(
      fc.property(seconds, (after) => {
        const at = shown(new Date(Date.UTC(2026, 0, 1) + after * 1000).toISOString().slice(0, 19));
        const text = textOfDateCell(at, true);
        const day = textOfDateCell(at, false);
        const instantDay = toInstant(text) === undefined ? text.slice(0, 10) : localDate(text);
        expect(instantDay).toBe(day);
        expect(isDate(day)).toBe(true);
      }),
    );
  });
});
