import { Attempts, SlowDown } from '../../src/identity/attempts.ts';
import { Hands } from '../support/raced-log.ts';

const wrong = () => Promise.resolve(undefined);
const right = () => Promise.resolve('in');
const stranger = (account: string, address: string) => ({ account, address, known: false });
const owner = { account: 'manager', address: '192.0.2.250', known: true };
/** Another one for each index. */
const address = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

describe('attempts', () => {
  let clock: Hands;
  let slept: number[];
  let attempts: Attempts;
  beforeEach(() => {
    [clock, slept] = [new Hands(), []];
    attempts = new Attempts(clock, (ms) => {
      slept.push(ms);
      clock.time += ms;
      return Promise.resolve();
    });
  });

  /** Fails `count` times; how often it was too much. */
  async function fail(count: number, from: (index: number) => string, account = 'manager'): Promise<number> {
    let refused = 0;
    for (let index = 0; index < count; index += 1)
      await attempts.attempt(stranger(account, from(index)), wrong).catch((error: unknown) => {
        if (!(error instanceof SlowDown)) throw error;
        refused += 1;
      });
    return refused;
  }

  it('are told what the work found, and what it failed with', async () => {
    expect(await attempts.attempt(owner, right)).toBe('in');
    expect(await attempts.attempt(owner, wrong)).toBeUndefined();
    const failing = attempts.attempt(owner, () => Promise.reject(new Error('no disk')));
    await expect(failing).rejects.toThrow('no disk');
  });

  it('are slower with each that failed, whether there is such an account or not', async () => {
    await fail(10, () => '192.0.2.1');
    expect(slept).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    slept.length = 0;
    await fail(10, () => '192.0.2.2', 'nobody');
    expect(slept).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('are quick again after a quarter of an hour', async () => {
    await fail(10, () => '192.0.2.1');
    clock.time += 15 * 60_000;
    slept.length = 0;
    await fail(1, () => '192.0.2.1');
    expect(slept).toEqual([]);
  });

  it('from one address come to nothing after 30, also with many accounts', async () => {
    for (let index = 0; index < 30; index += 1) await fail(1, () => '192.0.2.1', `account-${index}`);
    const refused = attempts.attempt(stranger('manager', '192.0.2.1'), right);
    await expect(refused).rejects.toMatchObject({ status: 429, retryAfter: 900 });
    await expect(refused).rejects.toThrow('Too much has failed from your address. Try again in 15 minutes.');
    expect(await attempts.attempt(stranger('manager', '192.0.2.2'), right)).toBe('in');
    clock.time += 15 * 60_000;
    expect(await attempts.attempt(stranger('manager', '192.0.2.1'), right)).toBe('in');
  });

  it('from one network of IPv6 are from one address', async () => {
    await fail(30, (index) => `2001:db8::${index}`);
    expect(await fail(1, () => '2001:db8::ffff')).toBe(1);
    expect(await fail(1, () => '2001:db8:1::1')).toBe(0);
  });

  it('from 100 addresses come to nothing after 100 in an hour, and the owner gets in meanwhile', async () => {
    expect(await fail(50, address)).toBe(0);
    slept.length = 0;
    expect(await attempts.attempt(owner, right)).toBe('in');
    expect(slept).toEqual([]);
    expect(await fail(60, (index) => address(index + 50))).toBe(10);
    const refused = attempts.attempt(stranger('manager', '198.51.100.1'), right);
    await expect(refused).rejects.toThrow('Use a browser in which you have signed in before');
    expect(await attempts.attempt(owner, right)).toBe('in');
  });

  it('at once are no way around', async () => {
    let tried = 0;
    const guess = () => {
      tried += 1;
      return Promise.resolve(undefined);
    };
    await Promise.allSettled(
      Array.from({ length: 1_000 }, (_, index) =>
        attempts.attempt(stranger('manager', address(index)), guess),
      ),
    );
    expect(tried).toBeLessThanOrEqual(100);
  });

  it('are one at a time from one place to one account', async () => {
    let finish = (_found: string) => {};
    const first = attempts.attempt(owner, () => new Promise<string>((resolve) => (finish = resolve)));
    await expect(attempts.attempt(owner, right)).rejects.toThrow(
      'Your last attempt is still being looked at',
    );
    expect(await attempts.attempt({ ...owner, known: false }, right)).toBe('in');
    finish('in');
    expect(await first).toBe('in');
    expect(await attempts.attempt(owner, right)).toBe('in');
  });

  it('that wait are 32 at most, so that others are answered', async () => {
    const asleep: (() => void)[] = [];
    attempts = new Attempts(clock, () => new Promise<void>((resolve) => void asleep.push(resolve)));
    await fail(3, address);
    const all = Array.from({ length: 40 }, (_, index) =>
      attempts.attempt(stranger('manager', address(index + 10)), wrong).then(
        () => 'tried',
        () => 'refused',
      ),
    );
    expect(asleep).toHaveLength(32);
    for (const wake of asleep) wake();
    expect((await Promise.all(all)).filter((each) => each === 'refused')).toHaveLength(8);
    const later = attempts.attempt(stranger('manager', '198.51.100.1'), right);
    expect(asleep).toHaveLength(33);
    asleep.at(-1)?.();
    expect(await later).toBe('in');
  });

  it('in a known browser are slow by their own failures only, and come to nothing too', async () => {
    for (let index = 0; index < 100; index += 1) await attempts.attempt(owner, wrong);
    expect(slept.slice(0, 3)).toEqual([250, 500, 1_000]);
    await expect(attempts.attempt(owner, right)).rejects.toBeInstanceOf(SlowDown);
  });

  it('that succeed make up for those of the same place, and for no stranger', async () => {
    await fail(5, () => '192.0.2.1');
    await fail(4, () => '192.0.2.2');
    await attempts.attempt(stranger('manager', '192.0.2.2'), right);
    slept.length = 0;
    await fail(1, () => '192.0.2.3');
    expect(slept).toEqual([1_000]);
    for (let index = 0; index < 4; index += 1) await attempts.attempt(owner, wrong);
    await attempts.attempt(owner, right);
    slept.length = 0;
    await attempts.attempt(owner, wrong);
    expect(slept).toEqual([]);
  });

  it('that could not be looked at are no failures', async () => {
    for (let index = 0; index < 40; index += 1)
      await attempts
        .attempt(stranger('manager', '192.0.2.1'), () => Promise.reject(new Error()))
        .catch(() => {});
    expect(slept).toEqual([]);
    expect(attempts.size).toBe(0);
  });

  it('with 100,000 accounts from as many addresses take bounded memory, and one under attack is kept', async () => {
    for (let index = 0; index < 100_000; index += 1) {
      if (index % 10_000 === 0) await fail(1, () => '198.51.100.1', 'manager');
      await attempts.attempt(stranger(`account-${index}`, address(index)), wrong);
    }
    expect(attempts.size).toBeLessThanOrEqual(40_000);
    slept.length = 0;
    await fail(1, () => '198.51.100.2');
    expect(slept).toEqual([8_000]);
  });
});
