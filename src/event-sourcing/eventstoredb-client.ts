import { EventStoreDBClient, type BaseOptions } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import { freshAddress, type Connection } from './eventstoredb-connection.ts';
import { Disconnected, passing, Silent, troubleOf } from './eventstoredb-errors.ts';
import { StoreUnavailable } from './store-errors.ts';

/** How long what is waited for, in milliseconds. */
export interface Patience {
  /** Silence of the server in one call. */
  readonly call: number;
  /** Tries of one append, all together. */
  readonly append: number;
  /** Silence of a subscription before somebody looks whether it missed something. */
  readonly silence: number;
  /** The end of a client. */
  readonly dispose: number;
}

export const patience: Patience = { call: 10_000, append: 30_000, silence: 10_000, dispose: 2_000 };

/** A client for as long as it can be trusted. */
export interface Held {
  readonly client: EventStoreDBClient;
  /** Aborted when it is given up: what it was doing will not be answered. */
  readonly lost: AbortSignal;
}

/** One client at a time, with a limit of its own on every call; one that cannot be trusted any more is replaced. */
export class SupervisedClient {
  readonly hosts: string;
  readonly patience: Patience;
  /**
   * For every call. User and password go with the call and are unknown to the client, whose warnings and debugging would
   * print them. It also makes each append a call of its own: the shared stream of appends has no deadline, and the end of
   * one client's stream there breaks the appends of another client.
   */
  readonly options: BaseOptions;
  readonly #address: string;
  #current: Held | undefined;
  /** Those that are not given up yet, with what tells of it. */
  readonly #clients = new Map<Held, AbortController>();
  #disposing: Promise<unknown> = Promise.resolve();
  #generation = 0;
  #closing = false;

  constructor({ address, credentials, hosts, leader }: Connection, patience: Patience) {
    this.#address = address;
    this.hosts = hosts;
    this.patience = patience;
    this.options = { requiresLeader: leader, deadline: patience.call, credentials };
  }

  /** The client in use. @throws StoreUnavailable when the connection string makes none. */
  async hold(): Promise<Held> {
    // The end of an old client must not be felt by a new one.
    await this.#disposing;
    if (!this.#current) {
      const end = new AbortController();
      this.#current = { client: this.#build(), lost: end.signal };
      this.#clients.set(this.#current, end);
    }
    return this.#current;
  }

  /** Makes a call; it ends in any case. `alive` says that the server is answering, however long the answer is. */
  async run<T>(call: (client: EventStoreDBClient, alive: () => void) => Promise<T>): Promise<T> {
    const held = await this.hold();
    const { promise: broken, reject } = Promise.withResolvers<never>();
    const lost = () => reject(new Disconnected('the connection was given up'));
    held.lost.addEventListener('abort', lost, { once: true });
    const limit = this.patience.call;
    let silent: NodeJS.Timeout | undefined = setTimeout(() => {
      reject(new Silent(`no answer within ${limit / 1000} s`));
    }, limit);
    try {
      return await Promise.race([call(held.client, () => silent?.refresh()), broken]);
    } catch (error) {
      this.failed(held, error);
      throw error;
    } finally {
      clearTimeout(silent);
      silent = undefined;
      held.lost.removeEventListener('abort', lost);
    }
  }

  /** Asks again, with growing pauses, while the server cannot be reached: for so many milliseconds. */
  async persist<T>(ask: () => Promise<T>, budget: number): Promise<T> {
    const end = performance.now() + budget;
    for (let rest = 50; ; rest = Math.min(rest * 2, 1000)) {
      try {
        return await ask();
      } catch (error) {
        if (!passing(error) || this.#closing || performance.now() + rest > end) throw error;
      }
      await pause(rest);
    }
  }

  /**
   * Tells of an error that a client met. Who asks next gets a new one when the connection broke: the old one, left to find
   * the next node, may reject a promise of its own that nobody awaits. What it is still doing may end well, except when it
   * met silence: then the connection is dead for all.
   */
  failed(held: Held, error: unknown): void {
    const trouble = troubleOf(error);
    if (trouble !== 'silent' && trouble !== 'disconnected') return;
    if (held === this.#current) this.#current = undefined;
    const limit = trouble === 'silent' ? 0 : this.patience.call;
    setTimeout(() => this.#end(held), limit).unref();
  }

  /** Nothing is asked again from now on. */
  stopAsking(): void {
    this.#closing = true;
  }

  async close(): Promise<void> {
    for (const held of this.#clients.keys()) this.#end(held);
    await this.#disposing;
  }

  #end(held: Held) {
    const end = this.#clients.get(held);
    if (!end) return;
    this.#clients.delete(held);
    end.abort();
    this.#disposing = Promise.race([
      Promise.all([this.#disposing, held.client.dispose().catch(() => {})]),
      pause(this.patience.dispose, undefined, { ref: false }),
    ]);
  }

  #build(): EventStoreDBClient {
    try {
      return EventStoreDBClient.connectionString(freshAddress(this.#address, this.#generation++));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new StoreUnavailable(`The connection string of EventStoreDB cannot be used: ${why}`);
    }
  }
}
