import type { Faults } from './faults.ts';
import type { Call } from './seen.ts';
import type { ServerLog } from './server-log.ts';

/** A subscription that somebody has open. */
export interface OpenSubscription {
  readonly stream: string;
  /** Events that were written to it. */
  sent: number;
  /** Set: it says nothing more, though the connection stands. */
  frozen: boolean;
}

/** What all handlers of a server work with. The switches can be set at any time. */
export interface Serving {
  readonly log: ServerLog;
  readonly faults: Faults;
  readonly seen: Call[];
  readonly subscriptions: Set<OpenSubscription>;
  /** The port that clients are told to use, by gossip too: the double's own, or a wire's in front of it. */
  advertised: number;
  /** The host that clients are told to use, by gossip. */
  advertisedHost: string;
  /** `user:password` of the only one who may read and write; undefined: whoever comes. */
  admitted: string | undefined;
  batchAppend: boolean;
  /** Whether subscriptions say when they have caught up: servers from 23.10 on. */
  tellsCaughtUp: boolean;
  /** Whether reads of streams tell positions: servers from 22.6 on. */
  tellsReadPosition: boolean;
  /** Whether answers to appends tell the position. */
  tellsPosition: boolean;
  /** Whether a wrong expected version comes with the stream's actual one. */
  tellsActual: boolean;
  /** Whether a read from where no event begins is told what is wrong. */
  tellsInvalidPosition: boolean;
  maxAppendBytes: number;
  /** Milliseconds between two events that are sent. */
  trickle: number;
}
