import { dueAt, timeLeft } from '../../src/web/time-left.ts';

const now = '2026-03-27T14:00:00.000Z';

describe('the time left', () => {
  it.each([
    ['2026-03-27T14:00:00.000Z', 'less than a minute left'],
    ['2026-03-27T14:01:59.999Z', '1 minute left'],
    ['2026-03-27T14:12:30.000Z', '12 minutes left'],
    ['2026-03-27T15:00:00.000Z', '1 hour left'],
    ['2026-03-27T17:05:00.000Z', '3 hours 5 minutes left'],
    ['2026-03-29T13:59:00.000Z', '47 hours 59 minutes left'],
    ['2026-03-30T13:59:00.000Z', '2 days left'],
    ['2026-03-27T13:59:59.999Z', 'overdue'],
  ])('until %s is told as %s', (deadline, words) => {
    expect(timeLeft(deadline, now)).toBe(words);
  });
});

describe('when an answer is due', () => {
  it.each([
    ['2026-03-27T15:00:00.000Z', '3pm today'],
    ['2026-03-28T09:30:00.000Z', '9:30am tomorrow'],
    // Summer time has begun by then.
    ['2026-03-30T09:30:00.000Z', '30 March 2026, 10:30am'],
    ['2026-03-26T15:00:00.000Z', '26 March 2026, 3pm'],
  ])('%s is told in UK time: %s', (deadline, words) => {
    expect(dueAt(deadline, now)).toBe(words);
  });
});
