import { waitAfter } from '../../src/delivery/retry.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const table = [
  ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
];

describe('the retry table', () => {
  it.each(table.map((wait, index) => [index + 1, wait] as const))(
    'after %i attempts waits %i milliseconds, a fifth more or less',
    (made, wait) => {
      expect(waitAfter(made, 0.5)).toBe(wait);
      expect(waitAfter(made, 0)).toBe(0.8 * wait);
      expect(waitAfter(made, 1 - Number.EPSILON)).toBeLessThanOrEqual(1.2 * wait);
    },
  );
  it('ends after the tenth', () => expect(waitAfter(10, 0.5)).toBeNull());
  it('waits as long as it is asked to, at most a day, and never less than usual', () => {
    expect(waitAfter(1, 0.5, 90 * second)).toBe(90 * second);
    expect(waitAfter(2, 0.5, second)).toBe(5 * minute);
    expect(waitAfter(1, 0.5, 900 * hour)).toBe(24 * hour);
    expect(waitAfter(10, 0.5, second)).toBeNull();
  });
});
