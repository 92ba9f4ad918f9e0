/** A bounded memory of what was used recently: two generations, so that keeping it costs nothing. */
export class Recent<K, V> {
  readonly #bound: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  /** Holds at least `bound`, at most twice as many. */
  constructor(bound: number) {
    this.#bound = bound;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    this.#young.set(key, value);
    if (this.#young.size <= this.#bound) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
