import { bankHolidays } from '../../../contexts/agreement/bank-holidays.ts';
import { publishedBankHolidays } from './published-bank-holidays.ts';

const dayOfWeek = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay();
const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const easterSundays = [
  ...['2029-04-01', '2030-04-21', '2031-04-13', '2032-03-28', '2033-04-17', '2034-04-09', '2035-03-25'],
  ...['2036-04-13', '2037-04-05', '2038-04-25', '2039-04-10', '2040-04-01', '2041-04-21', '2042-04-06'],
  ...['2043-03-29', '2044-04-17', '2045-04-09', '2046-03-25', '2047-04-14', '2048-04-05', '2049-04-18'],
  ...['2050-04-10', '2051-04-02', '2052-04-21', '2053-04-06', '2054-03-29', '2055-04-18', '2056-04-02'],
  ...['2057-04-22', '2058-04-14', '2059-03-30', '2060-04-18'],
];

describe('bank holidays in England', () => {
  it.each([...publishedBankHolidays])('are those published for %i', (year, days) => {
    expect([...bankHolidays(year)]).toEqual(days);
  });

  it.each(easterSundays)('stand before and after Easter Sunday %s', (easter) => {
    const days = bankHolidays(Number(easter.slice(0, 4)));
    expect([...days].filter((day) => /-0[34]-/.test(day))).toEqual([
      daysAfter(easter, -2),
      daysAfter(easter, 1),
    ]);
  });

  it('are eight weekdays in every year after the published ones, Mondays in May and August', () => {
    for (let year = 2029; year <= 2060; year += 1) {
      const days = [...bankHolidays(year)];
      expect(days).toHaveLength(8);
      expect(days.filter((day) => [0, 6].includes(dayOfWeek(day)))).toEqual([]);
      expect(days.filter((day) => /-0[58]-/.test(day)).map(dayOfWeek)).toEqual([1, 1, 1]);
    }
  });

  it.each([
    [2033, 'a Saturday', ['2033-01-03', '2033-12-26', '2033-12-27']],
    [2034, 'a Sunday', ['2034-01-02', '2034-12-25', '2034-12-26']],
    [2032, 'a Saturday for Christmas', ['2032-01-01', '2032-12-27', '2032-12-28']],
    [2037, 'a Saturday for Boxing Day', ['2037-01-01', '2037-12-25', '2037-12-28']],
  ])('of %i have their substitutes after %s', (year, _, days) => {
    expect([...bankHolidays(year)].filter((day) => /-(?:01|12)-/.test(day))).toEqual(days);
  });
});
