import { properAddress, readQuestion, searchOf } from '../../src/web/question.ts';

const there = ['CSH-2025', 'EXTRA-2026'];
const today = '2026-06-30';

describe('what a page is asked', () => {
  it('is today, as known now, of the first framework when nothing is said', () => {
    expect(readQuestion({}, there, today)).toEqual({
      fields: { framework: 'CSH-2025', asOf: '30/6/2026', knownAt: '' },
      problems: [],
      asked: { framework: 'CSH-2025', asOf: today, knownAt: null },
    });
  });

  it('is what the address says', () => {
    const search = { framework: 'EXTRA-2026', asOf: '2026-03-29', knownAt: '2026-04-01T08:00:00Z' };
    expect(readQuestion(search, there, today)).toMatchObject({
      fields: { framework: 'EXTRA-2026', asOf: '29/3/2026', knownAt: '1/4/2026 09:00' },
      asked: { framework: 'EXTRA-2026', asOf: '2026-03-29', knownAt: '2026-04-01T08:00:00.000Z' },
    });
  });

  it('cannot be a day that does not exist: each problem names its field and keeps what was typed', () => {
    const { asked, fields, problems } = readQuestion(
      { framework: 'NONE', asOf: '30/2/2026', knownAt: 'soon' },
      there,
      today,
    );
    expect(asked).toBeUndefined();
    expect(fields).toEqual({ framework: 'NONE', asOf: '30/2/2026', knownAt: 'soon' });
    expect(problems.map(({ field }) => field)).toEqual(['framework', 'asOf', 'knownAt']);
    expect(problems[1]!.text).toBe('“As of” must be a day that exists, for example 30/6/2026');
  });
});

describe('a query string', () => {
  it('has the last value of a name given twice, and nothing empty', () => {
    expect(searchOf({ asOf: ['2026-01-01', '2026-02-01'], knownAt: ' ', provider: ' P01 ' })).toEqual({
      asOf: '2026-02-01',
      provider: 'P01',
    });
    expect(searchOf(undefined)).toEqual({});
  });
});

describe('a lasting address', () => {
  const asked = { framework: 'CSH-2025', asOf: '2026-06-30', knownAt: null };

  it('is written with dates as they sort, and without what is empty', () => {
    expect(properAddress('/', { asOf: '30/6/2026', knownAt: '' }, asked)).toBe('/?asOf=2026-06-30');
    expect(
      properAddress('/', { knownAt: '1/7/2026' }, { ...asked, knownAt: '2026-07-01T22:59:59.999Z' }),
    ).toBe('/?knownAt=2026-07-01T22%3A59%3A59.999Z');
  });

  it('keeps the other parameters', () => {
    expect(properAddress('/offers', { asOf: '30/6/2026', state: 'declined' }, asked)).toBe(
      '/offers?asOf=2026-06-30&state=declined',
    );
  });

  it('is the one it has when that is proper', () => {
    expect(properAddress('/', {}, asked)).toBeUndefined();
    expect(properAddress('/', { asOf: '2026-06-30', sort: 'area' }, asked)).toBeUndefined();
  });
});
