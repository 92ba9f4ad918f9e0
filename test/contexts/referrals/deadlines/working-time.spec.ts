import { workingTimes, type WorkingCalendar } from '../../../../contexts/referrals/deadlines/working-time.ts';

const first = (
  start: string,
  workingDay: [string, string],
  bankHolidays: WorkingCalendar['bankHolidays'] = 'england',
) => {
  const { opens, closes } = workingTimes(Temporal.Instant.from(start), { workingDay, bankHolidays }).next()
    .value;
  return [String(opens), String(closes)];
};

describe('the working time of the council', () => {
  it.each([
    ['in winter', '2026-01-06T12:00:00Z', ['2026-01-06T09:00:00Z', '2026-01-06T17:00:00Z']],
    ['in summer', '2026-07-07T12:00:00Z', ['2026-07-07T08:00:00Z', '2026-07-07T16:00:00Z']],
    ['after a weekend', '2026-01-10T12:00:00Z', ['2026-01-12T09:00:00Z', '2026-01-12T17:00:00Z']],
    ['after Easter', '2026-04-03T12:00:00Z', ['2026-04-07T08:00:00Z', '2026-04-07T16:00:00Z']],
    ['by the London date', '2026-07-06T23:30:00Z', ['2026-07-07T08:00:00Z', '2026-07-07T16:00:00Z']],
  ])('is 09:00 to 17:00 %s', (_, start, expected) => {
    expect(first(start, ['09:00', '17:00'])).toEqual(expected);
  });

  it('keeps bank holidays only when the policy does', () => {
    expect(first('2026-12-25T00:00:00Z', ['09:00', '17:00'], 'none')[0]).toBe('2026-12-25T09:00:00Z');
    expect(first('2026-12-25T00:00:00Z', ['09:00', '17:00'])[0]).toBe('2026-12-29T09:00:00Z');
  });

  it.each([
    [['09:00', '09:00'], 'begins at 09:00 and ends at 09:00'],
    [['17:00', '09:00'], 'begins at 17:00 and ends at 09:00'],
  ] as [[string, string], string][])('is refused for %j', (workingDay, words) => {
    expect(() => first('2026-01-06T12:00:00Z', workingDay)).toThrow(
      expect.objectContaining({ code: 'working-day-empty', message: expect.stringContaining(words) }),
    );
  });
});
