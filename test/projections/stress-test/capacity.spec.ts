import { capacityOf } from '../../../projections/stress-test/capacity.ts';

const taken = (on: string, weeklyMinutes: number, provider = 'P1') => ({ provider, on, weeklyMinutes });

it('is the most that a provider took on within 28 days of the last year', () => {
  const record = [
    taken('2025-06-30', 9000),
    taken('2026-01-01', 600),
    taken('2026-01-28', 300),
    taken('2026-01-29', 840),
    taken('2026-06-30', 120),
    taken('2026-07-01', 9000),
    taken('2026-03-03', 60, 'P2'),
  ];
  expect([...capacityOf(record, '2026-06-30')]).toEqual([
    ['P1', 1140],
    ['P2', 60],
  ]);
});
