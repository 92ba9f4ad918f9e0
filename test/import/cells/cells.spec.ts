import fc from '../../support/fast-check.ts';
import { optional, Wrong, type Cell } from '../../../src/import/cells/cell.ts';
import { flag, hours, integer, numberOf, pounds } from '../../../src/import/cells/numbers.ts';
import { label, oneOf, reasonCode, reference } from '../../../src/import/cells/texts.ts';
import { date, instant } from '../../../src/import/cells/times.ts';

const days = fc
  .integer({ min: -700_000, max: 2_900_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

/** Each kind of cell, and texts that it reads. */
const cells = {
  reference: [reference, fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/)],
  label: [label, fc.stringMatching(/^ {0,2}[A-Z][a-z ]{1,40}$/)],
  reasonCode: [reasonCode, fc.stringMatching(/^[A-Z][A-Z0-9_]{0,39}$/)],
  word: [oneOf(['a', 'b']), fc.constantFrom('a', 'b')],
  hours: [hours, fc.stringMatching(/^[0-9]{1,4}(\.(0|5|00|05|10|15|25|75))?$/)],
  pounds: [pounds, fc.stringMatching(/^[0-9]{1,5}(\.[0-9]{1,2}0*)?$/)],
  integer: [integer(0, 100), fc.integer({ min: 0, max: 100 }).map(String)],
  number: [numberOf([1, 2]), fc.constantFrom('1', '2')],
  flag: [flag, fc.constantFrom('0', '1')],
  date: [date, days],
  instant: [
    instant,
    fc
      .tuple(days, fc.constantFrom('T09:40:00Z', 'T23:59+14:00', 'T00:00:00.5-09:30'))
      .map(([day, time]) => day + time),
  ],
} as unknown as Readonly<Record<string, readonly [Cell<unknown>, fc.Arbitrary<string>]>>;

/** What people and machines put into cells. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[-+]?[0-9.,eE ]{0,45}$/),
  fc.stringMatching(
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?$/,
  ),
);

describe.each(Object.entries(cells))('a cell of %s', (_name, [cell, texts]) => {
  it('is read or refused with a sentence, never anything else', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = cell.read(text);
        const sentence = read instanceof Wrong ? read.reason : 'Read.';
        expect(sentence).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  it('means the same when it is written back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = cell.read(text);
        expect(read).not.toBeInstanceOf(Wrong);
        expect(cell.read(cell.write(read))).toEqual(read);
      }),
    );
  });

  it('may be empty where it is optional', () => {
    const maybe = optional(cell);
    expect(maybe.read('')).toBeNull();
    expect(maybe.write(null)).toBe('');
  });
});
