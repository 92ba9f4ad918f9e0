/** An attempt that failed, or has not succeeded yet. */
export interface Failure {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly network: string;
}

/** What failed lately, of accounts or of networks. Of both are kept the newest. */
export class Failures {
  readonly #kept = new Map<string, readonly Failure[]>();

  /** `lasting` in milliseconds. */
  constructor(
    private readonly lasting: number,
    private readonly mostKeys = 20_000,
    private readonly mostOfOne = 128,
  ) {}

  /** Of how many something is kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** The oldest first. */
  of(key: string, now: number): readonly Failure[] {
    return (this.#kept.get(key) ?? []).filter(({ at }) => now - at < this.lasting);
  }

  add(key: string, failure: Failure): void {
    const all = [...this.of(key, failure.at), failure].slice(-this.mostOfOne);
    this.#kept.delete(key);
    this.#kept.set(key, all);
    if (this.#kept.size <= this.mostKeys) return;
    // Many at once: to find the first of a map that loses its first all the time is slow.
    for (const oldest of this.#kept.keys().take(Math.ceil(this.mostKeys / 10))) this.#kept.delete(oldest);
  }

  /** Takes out what was no failure after all, or is forgiven. */
  remove(key: string, forgiven: (failure: Failure) => boolean): void {
    const left = (this.#kept.get(key) ?? []).filter((failure) => !forgiven(failure));
    if (left.length === 0) this.#kept.delete(key);
    else this.#kept.set(key, left);
  }
}
