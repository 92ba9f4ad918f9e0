import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { Aggregates } from './aggregates.ts';
import type { Decide, Decider } from './decider.ts';
import { EffectClaimed, type EffectEvent, EffectPerformed } from './effect.events.ts';
import type { Instant } from './fields.ts';
import { currentOrigin, deterministicId, withOrigin } from './origin.ts';

/** One effect, a stream of its own: whose it is since when, and whether it has been performed. */
export interface Effect {
  readonly claim: { readonly node: string; readonly at: Instant } | null;
  readonly performed: boolean;
}

export const effect: Decider<Effect, EffectEvent> = {
  category: 'effect',
  initial: { claim: null, performed: false },
  evolve: {
    EffectClaimed: (state, { node }, { at }) => ({ ...state, claim: { node, at } }),
    EffectPerformed: (state) => ({ ...state, performed: true }),
  },
};

/** Claims what nobody has claimed, what this node claimed before, and what another has not performed within its lease. */
export const claimEffect =
  (key: string, node: string, lease: number): Decide<Effect, EffectEvent> =>
  ({ claim, performed }, now) => {
    const anothers = claim !== null && claim.node !== node && Date.parse(now) - Date.parse(claim.at) < lease;
    return performed || anothers ? [] : [new EffectClaimed({ effect: key, node })];
  };

/** That it was performed is recorded once, whoever has the claim by now. */
export const recordPerformed =
  (key: string, node: string): Decide<Effect, EffectEvent> =>
  ({ performed }) =>
    performed ? [] : [new EffectPerformed({ effect: key, node })];

/** Does what the log cannot take back; `key` is for the receiver, who sees by it that he has had this before. */
export type Perform = (key: string, signal: AbortSignal) => Promise<unknown>;

export interface ClaimOptions {
  /** Milliseconds after which another node may take an effect over: far more than clocks differ. Default 5 minutes. */
  readonly lease?: number;
  /** This run of this process; default a new id. */
  readonly node?: string;
  /** Waits so many milliseconds before the next look at an effect that another node has claimed; rejects when aborted. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Effects outside the log, such as mails: claimed by an event first, so that of many nodes one performs them.
 *
 * What is promised: an effect is performed at least once, as long as some node goes on asking for it; and exactly once,
 * unless its node ends, loses the log or needs more than half the lease between claiming it and recording that it is done.
 * Then it is repeated, with the same key. Nodes' clocks must agree to within half the lease.
 */
export class Claims {
  private readonly lease: number;
  private readonly node: string;
  private readonly rest: NonNullable<ClaimOptions['rest']>;
  private readonly underWay = new Map<string, Promise<boolean>>();
  private readonly closing = new AbortController();

  constructor(
    private readonly aggregates: Aggregates,
    {
      lease = 5 * 60_000,
      node = v7(),
      rest = (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
    }: ClaimOptions = {},
  ) {
    [this.lease, this.node, this.rest] = [lease, node, rest];
  }

  /**
   * Resolves when the effect has been performed: true when by this call, false when before or by another. `what` names it
   * alike in every node, such as `['mail', <event id>, 'contract-manager']`, and says nothing about a person. While another
   * node has claimed it this one waits, so whoever asks from a checkpoint moves on only when it is done.
   *
   * Rejects with what `perform` rejects with, and with a TimeoutError after half the lease: the claim stands, and asking again
   * tries again. Rejects with the store's errors, and with an AbortError when closed while it waits.
   */
  async perform(what: readonly string[], perform: Perform): Promise<boolean> {
    const key = deterministicId('effect', ...what);
    // Twice in one process would be one claim, which the second call would take for its own.
    const first = this.underWay.get(key);
    if (first) return first.then(() => false);
    const performing = this.claimed(key).then(
      (since) => since !== null && this.performNow(key, perform, since),
    );
    this.underWay.set(key, performing);
    try {
      return await performing;
    } finally {
      this.underWay.delete(key);
    }
  }

  /** Nobody waits any longer for what another node has claimed; what is being performed goes on. */
  close(): void {
    this.closing.abort();
  }

  /** Since when the effect is this node's (`performance.now`); null when it has been performed. */
  private async claimed(key: string): Promise<number | null> {
    for (let wait = 20; ; wait = Math.min(2 * wait, 1_000)) {
      const since = performance.now();
      if (await this.record(key, claimEffect(key, this.node, this.lease))) return since;
      if ((await this.aggregates.load(effect, key)).performed) return null;
      await this.rest(wait, this.closing.signal);
    }
  }

  private async performNow(key: string, perform: Perform, since: number): Promise<true> {
    const left = Math.max(0, Math.floor(this.lease / 2 - (performance.now() - since)));
    const signal = AbortSignal.timeout(left);
    const late = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => late.reject(signal.reason as Error));
    await Promise.race([late.promise, perform(key, signal)]);
    await this.record(key, recordPerformed(key, this.node));
    return true;
  }

  /** Not under the caller's key, which every node shares: two nodes' claims would pass for one and the same. */
  private async record(key: string, decide: Decide<Effect, EffectEvent>): Promise<boolean> {
    const { by, corr, cause } = currentOrigin();
    const recording = () => this.aggregates.transact(effect, key, decide);
    return (await withOrigin({ by, corr, cause }, recording)).events > 0;
  }
}
