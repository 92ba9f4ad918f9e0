import type { EventStore } from '#event-sourcing';
import { appendContract } from './contract/append.ts';
import { bulkContract } from './contract/bulk.ts';
import { idempotencyContract } from './contract/idempotency.ts';
import { lifecycleContract } from './contract/lifecycle.ts';
import { manyWritersContract, serverRestartContract } from './contract/many-writers.ts';
import { operatorContract } from './contract/operator.ts';
import { payloadContract } from './contract/payload.ts';
import { readingContract } from './contract/reading.ts';
import { subscriptionContract } from './contract/subscription.ts';
import type { Append } from '#event-sourcing';

/** A store over a new, empty log. */
export interface StoreFixture {
  /** The store as it is open now. */
  readonly store: EventStore;
  /** Closes the store and opens the same log again. */
  reopen(): Promise<EventStore>;
  /** Records the append, but whoever asked for it never hears that it was recorded. */
  appendUnheard(append: Append): Promise<void>;
  /** Another process that writes to the same log; closed by the cleanup. */
  another?(): Promise<EventStore>;
  /** The server goes away and comes back with what it had acknowledged. */
  restartServer?(): Promise<void>;
  /** Somebody with a tool of the server's own works on the log. */
  readonly operator?: Operator;
  /** Closes the store and removes the log. */
  cleanup(): Promise<void>;
}

/** What the operator of a server can do to our streams, which are named as the port names them. */
export interface Operator {
  /** The stream begins anew; the server goes on counting. */
  softDelete(stream: string): Promise<void>;
  /** Nothing may be recorded in the stream any more. */
  tombstone(stream: string): Promise<void>;
  /** Hides the beginning of a stream from those who read the stream. */
  truncate(
    stream: string,
    bounds: { readonly maxCount: number } | { readonly truncateBefore: number },
  ): Promise<void>;
  /** Records links to an event of ours in one of our streams, and something in a stream of others. */
  makeNoise(stream: string): Promise<void>;
  /** Records something that is no envelope in one of our streams; where it stands. */
  intrude(stream: string): Promise<number>;
}

/** Handlers that throw are tried again after these delays, in milliseconds. */
export type OpenStore = (options?: { readonly retryDelays?: readonly number[] }) => Promise<StoreFixture>;

/** What a store's fixture can show beyond what every store does: the hooks that it has. */
export interface Profile {
  readonly manyWriters?: boolean;
  readonly operator?: boolean;
  readonly serverRestart?: boolean;
}

/** What every store of the port does: the names are those of the cases in the port's specification. */
export function eventStoreContract(name: string, open: OpenStore, profile: Profile = {}) {
  describe(`${name} keeps the contract of the port`, () => {
    appendContract(open);
    bulkContract(open);
    idempotencyContract(open);
    readingContract(open);
    payloadContract(open);
    subscriptionContract(open);
    lifecycleContract(open);
    if (profile.manyWriters) manyWritersContract(open);
    if (profile.operator) operatorContract(open);
    if (profile.serverRestart) serverRestartContract(open);
  });
}
