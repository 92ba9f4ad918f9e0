import type { Expectation } from './server-log.ts';

/** A call that reached the double, as it came. */
export interface Call {
  readonly method:
    | 'Append'
    | 'BatchAppend'
    | 'Read'
    | 'Subscribe'
    | 'Delete'
    | 'Tombstone'
    | 'Gossip'
    | 'GetSupportedMethods'
    | 'PersistentSubscriptions';
  /** `$all` for the whole log. */
  readonly stream?: string;
  readonly expected?: Expectation;
  /** Of the events to append. */
  readonly ids?: readonly string[];
  readonly bytes?: readonly Uint8Array[];
  readonly from?: 'start' | 'end' | number;
  readonly direction?: 'forwards' | 'backwards';
  readonly count?: number;
  readonly filter?: Filter;
}

export interface Filter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
  readonly regex: string;
  /** A checkpoint comes after so many events that were looked at. */
  readonly interval: number;
}
