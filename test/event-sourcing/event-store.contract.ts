import type { EventStore } from '#event-sourcing';
import { appendContract } from './contract/append.ts';
import { idempotencyContract } from './contract/idempotency.ts';
import { lifecycleContract } from './contract/lifecycle.ts';
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
  /** Closes the store and removes the log. */
  cleanup(): Promise<void>;
}

/** Handlers that throw are tried again after these delays, in milliseconds. */
export type OpenStore = (options?: { readonly retryDelays?: readonly number[] }) => Promise<StoreFixture>;

/** What every store of the port does: the numbers are those of the cases in the port's specification. */
export function eventStoreContract(name: string, open: OpenStore) {
  describe(`${name} keeps the contract of the port`, () => {
    appendContract(open);
    idempotencyContract(open);
    readingContract(open);
    payloadContract(open);
    subscriptionContract(open);
    lifecycleContract(open);
  });
}
