import { status } from '@grpc/grpc-js';
import { failure, type Failure } from './failure.ts';

export type Rpc = 'append' | 'read' | 'subscribe' | 'delete' | 'gossip' | 'features';

/**
 * What goes wrong with a call: it fails before anything was stored (`drop` as unavailable, `reset` as a broken stream),
 * it fails after (`commit-then-…`), it is never answered, or the server says why it cannot answer now.
 */
export type Fault =
  'drop' | 'reset' | 'hang' | 'commit-then-drop' | 'commit-then-reset' | 'commit-then-hang' | Refusal;

export type Refusal = 'not-ready' | 'too-busy' | 'no-leader';

const broken: Readonly<Record<'drop' | 'reset', Failure>> = {
  drop: failure(status.UNAVAILABLE, 'Connection dropped'),
  reset: failure(status.INTERNAL, 'Received RST_STREAM with code 2 (Internal server error)'),
};

export const refusals: Readonly<Record<Refusal, string>> = {
  'not-ready': 'Server Is Not Ready',
  'too-busy': 'Server Is Too Busy',
  'no-leader': 'No leader info available in response',
};

/** How a call goes: whether it is carried out, and how it ends instead of being answered; null for never. */
export interface Course {
  readonly carriedOut: boolean;
  readonly ends: 'answered' | Failure | null;
  readonly refusal?: Refusal;
}

const courses = (fault: Fault | undefined): Course => {
  switch (fault) {
    case undefined:
      return { carriedOut: true, ends: 'answered' };
    case 'drop':
    case 'reset':
      return { carriedOut: false, ends: broken[fault] };
    case 'hang':
      return { carriedOut: false, ends: null };
    case 'commit-then-drop':
      return { carriedOut: true, ends: broken.drop };
    case 'commit-then-reset':
      return { carriedOut: true, ends: broken.reset };
    case 'commit-then-hang':
      return { carriedOut: true, ends: null };
    default:
      return { carriedOut: false, ends: failure(status.UNAVAILABLE, refusals[fault]), refusal: fault };
  }
};

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
    return courses(planned?.fault);
  }
}
