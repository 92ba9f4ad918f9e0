import { Failures } from '../../src/identity/failures.ts';

const at = (time: number) => ({ at: time, network: '192.0.2.1' });

describe('what failed lately', () => {
  it('is kept for its time', () => {
    const failures = new Failures(1_000);
    for (const time of [0, 500]) failures.add('a', at(time));
    expect(failures.of('a', 999)).toEqual([at(0), at(500)]);
    expect(failures.of('a', 1_000)).toEqual([at(500)]);
    expect(failures.of('b', 0)).toEqual([]);
  });

  it('is kept of those that failed last, and of each the newest', () => {
    const failures = new Failures(1_000, 2, 3);
    for (const [time, key] of [...'abacaa'].entries()) failures.add(key, at(time));
    expect(failures.size).toBe(2);
    expect(failures.of('b', 9)).toEqual([]);
    expect(failures.of('c', 9)).toEqual([at(3)]);
    expect(failures.of('a', 9)).toEqual([at(2), at(4), at(5)]);
  });

  it('can be forgiven', () => {
    const failures = new Failures(1_000);
    for (const time of [0, 1]) failures.add('a', at(time));
    failures.remove('a', (failure) => failure.at === 0);
    expect(failures.of('a', 1)).toEqual([at(1)]);
    failures.remove('a', () => true);
    expect(failures.size).toBe(0);
  });
});
