import { Rejection } from '#event-sourcing';
import { demandNoConflict } from '../conflicts/demand-no-conflict.ts';
import type { Referral } from '../referral-state.ts';
import type { Ground } from './standing.ts';

/** What is needed. Throws a Rejection `referral-unknown` when no such referral was received. */
export function demandKnown({ need }: Referral): NonNullable<Referral['need']> {
  if (need) return need;
  throw new Rejection(
    'referral-unknown',
    'There is no such referral: check its reference, or receive it first.',
  );
}

/** Why nothing of a referral is offered or placed any more; undefined when something may be. */
export function closed(
  { withdrawn, split, placed }: Referral,
  ground: { readonly placed: boolean },
): Rejection | undefined {
  if (withdrawn)
    return new Rejection('referral-withdrawn', 'The council has withdrawn this referral: receive a new one.');
  if (split)
    return new Rejection(
      'referral-split',
      'This referral was split: go on with its parts, which have their own.',
    );
  if (placed || ground.placed)
    return new Rejection('referral-placed', 'This referral is placed: what changes now is its package.');
  return undefined;
}

/** Throws why nothing may be done, or `conflict-of-interest` when it may not be done by the one who asks. */
export function demandOpen(state: Referral, ground: Ground, ...others: readonly string[]): void {
  const over = closed(state, ground);
  if (over) throw over;
  const could = ground.holders.map(({ provider }) => provider);
  demandNoConflict(state, ground.asker, [...could, ...others]);
}
