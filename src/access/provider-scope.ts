import { NotAllowed } from './not-allowed.ts';
import { Principal } from './principal.ts';

/**
 * Whose affairs the one who asks may see. A question about providers takes one: only whoever asks can have it made, so
 * no handler can be given a wider one, nor forget to ask for it.
 */
export class ProviderScope {
  readonly #provider: string | null;

  private constructor(provider: string | null) {
    this.#provider = provider;
  }

  /** Whether it is everything: whoever asks is the council's. */
  get whole(): boolean {
    return this.#provider === null;
  }

  covers(provider: string): boolean {
    return this.#provider === null || this.#provider === provider;
  }

  /** @throws NotAllowed when nobody asks. */
  static inForce(): ProviderScope {
    const asker = Principal.inForce();
    if (!asker) throw new NotAllowed('Only somebody who is known may see what is about providers.');
    return new ProviderScope(asker.provider);
  }
}
