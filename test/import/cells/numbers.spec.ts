import fc from '../../support/fast-check.ts';
import { Wrong } from '../../../src/import/cells/cell.ts';
import { hours, percent, pounds } from '../../../src/import/cells/numbers.ts';
import { reasonOf } from './reason-of.ts';

describe('hours', () => {
  it('are whole minutes, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16_666_600 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const minutes = BigInt(hundredths) * 60n;
        const expected = minutes % 100n === 0n ? Number(minutes / 100n) : 'refused';
        const read = hours.read(text);
        expect(read instanceof Wrong ? 'refused' : read).toBe(expected);
      }),
    );
  });

  it.each([
    ['3.5', 210],
    ['0.25', 15],
    ['0', 0],
    ['007', 420],
    ['2.5000', 150],
    ['166666', 9_999_960],
  ])('%s are %d minutes', (text, minutes) => {
    expect(hours.read(text)).toBe(minutes);
  });

  it.each([
    ['3.33', /not a whole minute: 0.25 hours are 15 minutes/],
    ['0.01', /not a whole minute/],
    ['1.005', /at most 2/],
    ['-1', /negative/],
    ['166667', /at most 166666/],
    ['1234567890123456789012345678901234567890', /Out of range/],
    ['1e2', /Not a number/],
    ['1,5', /Not a number/],
    [' 1', /Not a number/],
    ['+1', /Not a number/],
    ['.5', /Not a number/],
    ['5.', /Not a number/],
    ['Infinity', /Not a number/],
    ['٣', /Not a number/],
  ])('are not %s', (text, reason) => {
    expect(reasonOf(hours, text)).toMatch(reason);
  });
});

describe('pounds', () => {
  it('are pence, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (pence) => {
        const text = `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
        expect(pounds.read(text)).toBe(pence);
        expect(pounds.read(pounds.write(pence))).toBe(pence);
      }),
    );
  });

  it('do not come by parts of a penny, or by the million', () => {
    expect(reasonOf(pounds, '20.001')).toMatch(/at most 2/);
    expect(reasonOf(pounds, '1000000.01')).toMatch(/at most 1000000/);
  });
});

it('a digit string of any length is read in no time', () => {
  const began = process.cpuUsage();
  for (const text of ['0'.repeat(500_000), `${'0'.repeat(500_000)}x`, `0.${'0'.repeat(500_000)}x`])
    hours.read(text);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(1_000);
});

describe('percent', () => {
  it('is thousandths, exactly: Devon gave 3.828 % (domain.md 2.8)', () => {
    expect(percent.read('3.828')).toBe(3828);
    expect(percent.read('7.26')).toBe(7260);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (thousandths) => {
        expect(percent.read(percent.write(thousandths))).toBe(thousandths);
      }),
    );
  });

  it.each([
    ['3.8281', /at most 3/],
    ['1000.001', /at most 1000/],
    ['-1', /negative/],
  ])('is not %s', (text, reason) => {
    expect(reasonOf(percent, text)).toMatch(reason);
  });
});
