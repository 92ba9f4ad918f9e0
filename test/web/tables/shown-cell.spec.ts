import { shownCell } from '../../../src/web/tables/shown-cell.ts';

describe('a cell as a page shows it', () => {
  it.each([
    ['30 Jun 2026', { kind: 'day', at: '2026-06-30' }],
    ['1 November 2026', { kind: 'day', at: '2026-11-01' }],
    ['30 Jun 2026, 2:48pm', { kind: 'moment', at: '2026-06-30 14:48' }],
    ['30 Jun 2026, 12am', { kind: 'moment', at: '2026-06-30 00:00' }],
    ['30 Jun 2026, 12:05pm', { kind: 'moment', at: '2026-06-30 12:05' }],
    ['–', { kind: 'text', text: '' }],
    ['007', { kind: 'text', text: '007' }],
    ['30 Foo 2026', { kind: 'text', text: '30 Foo 2026' }],
  ])('%s is told by what it says', (text, value) => {
    expect(shownCell(` ${text}\n`, false)).toEqual(value);
  });

  it.each([
    ['1,234', { kind: 'number', number: 1234, places: 0 }],
    ['£1,234.50', { kind: 'number', number: 1234.5, places: 2 }],
    ['−3', { kind: 'number', number: -3, places: 0 }],
    ['+2', { kind: 'number', number: 2, places: 0 }],
    ['83.2 %', { kind: 'percent', number: 83.2, places: 1 }],
    ['5 of 7', { kind: 'text', text: '5 of 7' }],
    ['=1', { kind: 'text', text: '=1' }],
  ])('%s among numbers', (text, value) => {
    expect(shownCell(text, true)).toEqual(value);
  });
});
