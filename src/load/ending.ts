/** What is to be done, and what it is called to whoever waits for it. */
export type Step = readonly [name: string, work: () => Promise<unknown> | unknown];

/** Steps of a stop, one after the other and each once, also when one before it failed. */
export class Ending {
  #step: string | undefined;
  #ended: Promise<void> | undefined;
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  /** The step that is not done yet; undefined before the first and after the last. */
  get waitingFor(): string | undefined {
    return this.#step;
  }

  /** Rejects with what the first step that failed was rejected with, when all have ended. */
  run(): Promise<void> {
    return (this.#ended ??= this.#run());
  }

  async #run(): Promise<void> {
    const errors: unknown[] = [];
    for (const [name, work] of this.#steps) {
      this.#step = name;
      try {
        await work();
      } catch (error) {
        errors.push(error);
      }
    }
    this.#step = undefined;
    if (errors.length > 0) throw errors[0];
  }
}
