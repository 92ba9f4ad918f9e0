import type { SubscriptionStatus } from '#event-sourcing';
import type { StoreSetting } from '../../../src/config.ts';

/** What an app node is told when it is started. */
export interface NodeSetting {
  readonly node: number;
  readonly folder: string;
  readonly store: StoreSetting;
  /** The file of the clock that all live by. */
  readonly clock: string;
  /** Where mails go. */
  readonly receiver: string;
  /** Milliseconds. */
  readonly lease: number;
  /** Records the offers that it decided on, wherever the stream is by now. */
  readonly careless: boolean;
}

/** What it tells: where it serves, and how far its policies are whenever it is asked. */
export type NodeNews = { readonly url: string } | { readonly policies: readonly SubscriptionStatus[] };
