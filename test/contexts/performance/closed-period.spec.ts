import { closedPeriod } from '../../../contexts/performance/closed-period.ts';

describe('the payment period that closed last', () => {
  it.each([
    ['2025-01-06', null],
    ['2025-02-02', null],
    ['2025-02-03', { from: '2025-01-06', to: '2025-02-02' }],
    ['2025-03-02', { from: '2025-01-06', to: '2025-02-02' }],
    ['2025-03-03', { from: '2025-02-03', to: '2025-03-02' }],
    // Over both changes of the clock, and a year of thirteen periods.
    ['2026-01-05', { from: '2025-12-08', to: '2026-01-04' }],
    ['2024-12-31', null],
  ])('on %s is %j, counted from the framework’s first day', (date, period) => {
    expect(closedPeriod('2025-01-06', date)).toEqual(period);
  });
});
