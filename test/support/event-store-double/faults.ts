import { status } from '@grpc/grpc-js';
import { failure, type Failure } from './failure.ts';

export type Rpc = 'append' | 'read' | 'subscribe' | 'delete' | 'gossip' | 'features';

/**
 * What goes wrong with a call: it fails before anything was stored (`drop` as unavailable, `reset` as a broken stream),
 * it fails after (`commit-then-…`), it is never answered, or the server says why it cannot answer now.
 */
export type Fault =
  'drop' | 'reset' | 'hang' | 'commit-then-drop' | 'commit-then-reset' | 'commit-then-hang' | Refusal;

type Refusal = 'not-ready' | 'too-busy' | 'no-leader';

const dropped = failure(status.UNAVAILABLE, 'Connection dropped');
const reset = failure(status.INTERNAL, 'Received RST_STREAM with code 2 (Internal server error)');

const refusals: Readonly<Record<Refusal, string>> = {
  'not-ready': 'Server Is Not Ready',
  'too-busy': 'Server Is Too Busy',
  'no-leader': 'No leader info available in response',
};

/** How a call goes. */
export interface Course {
  readonly carriedOut: boolean;
  /** Null for never. */
  readonly ends: 'answered' | Failure | null;
  /** Whether it ends because the server says that it cannot answer now. */
  readonly refusal: boolean;
}

function course(fault: Fault | undefined): Course {
  const carriedOut = fault === undefined || fault.startsWith('commit-then-');
  switch (fault) {
    case undefined:
      return { carriedOut, ends: 'answered', refusal: false };
    case 'hang':
    case 'commit-then-hang':
      return { carriedOut, ends: null, refusal: false };
    case 'drop':
    case 'commit-then-drop':
      return { carriedOut, ends: dropped, refusal: false };
    case 'reset':
    case 'commit-then-reset':
      return { carriedOut, ends: reset, refusal: false };
    default:
      return { carriedOut, ends: failure(status.UNAVAILABLE, refusals[fault]), refusal: true };
  }
}

/** The faults that the double shows now, by kind of call. */
export class Faults {
  readonly #set = new Map<Rpc, { readonly fault: Fault; times: number }>();

  /** The next `times` calls (all, when absent) go wrong. */
  set(rpc: Rpc, fault: Fault, times = Infinity): void {
    this.#set.set(rpc, { fault, times });
  }

  clear(): void {
    this.#set.clear();
  }

  /** How the call that begins now goes. */
  next(rpc: Rpc): Course {
    const planned = this.#set.get(rpc);
    if (planned && --planned.times <= 0) this.#set.delete(rpc);
    return course(planned?.fault);
  }
}
