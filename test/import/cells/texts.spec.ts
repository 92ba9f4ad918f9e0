import { label, oneOf, reasonCode, reference } from '../../../src/import/cells/texts.ts';
import { reasonOf } from './reason-of.ts';

describe('texts', () => {
  it.each([
    [reference, 'P01', 'P01'],
    [reference, 'x'.repeat(64), 'x'.repeat(64)],
    [label, '  Kestrel Homecare ', 'Kestrel Homecare'],
    [label, 'Two\nlines', 'Two\nlines'],
    [reasonCode, 'OTHER', 'OTHER'],
  ])('are read', (cell, text, value) => {
    expect(cell.read(text)).toBe(value);
  });

  it.each([
    [reference, 'x'.repeat(65), /1 to 64/],
    [reference, '-P01', /1 to 64/],
    [reference, 'P01\u0000', /1 to 64/],
    [label, '   ', /1 to 200/],
    [label, 'x'.repeat(201), /1 to 200/],
    [label, 'a\u0000b', /control character/],
    [reasonCode, 'other', /Not a code/],
    [oneOf<string>(['a', 'b']), 'c', /one of a, b/],
  ])('are refused', (cell, text, reason) => {
    expect(reasonOf(cell, text)).toMatch(reason);
  });
});
