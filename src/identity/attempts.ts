import type { Clock } from '#event-sourcing';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { TooManyRequests } from '../load/rates.ts';
import { type Failure, Failures } from './failures.ts';
import { networkOf } from '../load/network-of.ts';

export interface Attempt {
  /** What is tried, whether it exists or not. */
  readonly account: string;
  /** The IP address of whoever tries. */
  readonly address: string;
  /** Whether the owner has signed in in this browser before. */
  readonly known: boolean;
}

/** Too much was tried: 429, and nothing was looked at. The message says what to do. */
export class SlowDown extends TooManyRequests {}

const minute = 60_000;
const hour = 60 * minute;
/** Failures of longer ago are no reason to be slow. */
const recent = 15 * minute;
const free = 3;
const firstDelay = 250;
const longestDelay = 8_000;
const mostOfAddress = 30;
const mostOfAccount = 100;
/** Attempts that wait must not take the place of other requests. */
const mostAsleep = 32;

const delayAfter = (failures: number) =>
  failures < free ? 0 : Math.min(longestDelay, firstDelay * 2 ** (failures - free));

/** Throws a SlowDown until there is room for one more; `detail` is given the time until then, in words. */
function demandRoom(
  failures: readonly Failure[],
  { most, lasting, now }: { readonly most: number; readonly lasting: number; readonly now: number },
  detail: (until: string) => string,
): void {
  const inTheWay = failures.at(-most);
  if (!inTheWay) return;
  const wait = inTheWay.at + lasting - now;
  const minutes = Math.ceil(wait / minute);
  throw new SlowDown(
    detail(minutes === 1 ? 'in a minute' : `in ${minutes} minutes`),
    Math.ceil(wait / 1_000),
  );
}

/**
 * Makes guessing slow and then fruitless, without shutting the owner out: strangers, and browsers in which somebody has
 * signed in to the account before, are counted apart. In memory, and bounded. An attempt counts as failed until it has
 * succeeded, so that many at once are no way around.
 */
export class Attempts {
  readonly #addresses = new Failures(recent);
  readonly #strangers = new Failures(hour);
  readonly #known = new Failures(hour);
  readonly #underWay = new Set<string>();
  readonly #clock: Clock;
  readonly #sleep: (ms: number) => Promise<unknown>;
  #asleep = 0;

  constructor(clock: Clock, sleep: (ms: number) => Promise<unknown> = (ms) => sleepFor(ms)) {
    [this.#clock, this.#sleep] = [clock, sleep];
  }

  /** Of how many accounts and addresses failures are kept. */
  get size(): number {
    return this.#addresses.size + this.#strangers.size + this.#known.size;
  }

  /**
   * What the work finds; undefined means that it failed. Waits before, the longer the more has failed. Rejects with
   * SlowDown, then the work is not begun, and as the work does, which is no failure.
   */
  async attempt<T>(attempt: Attempt, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const { account, known } = attempt;
    const failure: Failure = { at: Date.parse(this.#clock.now()), network: networkOf(attempt.address) };
    const delay = this.#delay(attempt, failure);
    const place = `${known} ${failure.network} ${account}`;
    if (this.#underWay.has(place))
      throw new SlowDown('Your last attempt is still being looked at. Wait a moment, then try again.', 8);
    const failures = known ? this.#known : this.#strangers;
    this.#underWay.add(place);
    failures.add(account, failure);
    if (!known) this.#addresses.add(failure.network, failure);
    const isThis = (each: Failure) => each === failure;
    let failed = false;
    try {
      await this.#wait(delay, known);
      const found = await work();
      failed = found === undefined;
      if (!failed) failures.remove(account, ({ network }) => known || network === failure.network);
      return found;
    } finally {
      this.#underWay.delete(place);
      if (!failed) failures.remove(account, isThis);
      if (!failed) this.#addresses.remove(failure.network, isThis);
    }
  }

  /** Milliseconds to wait. Throws a SlowDown when it is too much. */
  #delay({ account, known }: Attempt, { at: now, network }: Failure): number {
    const failures = (known ? this.#known : this.#strangers).of(account, now);
    demandRoom(
      failures,
      { most: mostOfAccount, lasting: hour, now },
      (until) =>
        'Too much has failed with this account. Use a browser in which you have signed in before, ask an ' +
        `administrator for a link to reset your password, or try again ${until}.`,
    );
    const delay = delayAfter(failures.filter(({ at }) => now - at < recent).length);
    if (known) return delay;
    demandRoom(
      this.#addresses.of(network, now),
      { most: mostOfAddress, lasting: recent, now },
      (until) => `Too much has failed from your address. Try again ${until}.`,
    );
    if (delay > 0 && this.#asleep >= mostAsleep)
      throw new SlowDown(
        'Too many attempts to sign in are under way. Try again in a moment.',
        Math.ceil(delay / 1_000),
      );
    return delay;
  }

  async #wait(delay: number, known: boolean): Promise<void> {
    if (delay === 0) return;
    if (!known) this.#asleep += 1;
    await this.#sleep(delay).finally(() => {
      if (!known) this.#asleep -= 1;
    });
  }
}
