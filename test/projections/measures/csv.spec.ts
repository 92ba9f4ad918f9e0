import { csvOf, wantsCsv } from '../../../projections/measures/index.ts';

describe('a spreadsheet', () => {
  it('has the columns asked for, in their order, and nothing for null', () => {
    const records = [
      { area: 'A1', percent: 74.9, met: false, more: 'not shown' },
      { area: 'A,"2"', percent: null, met: true },
    ];
    expect(csvOf(['percent', 'area', 'met'], records)).toBe(
      'percent,area,met\r\n74.9,A1,false\r\n,"A,""2""",true\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)'])('takes %s for text, not for a formula', (text) => {
    expect(csvOf(['reason'], [{ reason: text }])).toBe(`reason\r\n'${text}\r\n`);
  });

  it.each([
    ['csv', 'application/json', true],
    ['json', 'text/csv', false],
    [undefined, 'text/csv', true],
    [undefined, 'application/json', false],
    [undefined, undefined, false],
  ] as const)('is wanted with format %s and Accept %s: %p', (format, accept, wanted) => {
    expect(wantsCsv(format, accept)).toBe(wanted);
  });
});
