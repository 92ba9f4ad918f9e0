import type { Instant } from '#event-sourcing';
import type { StepSkipped } from '../referral.events.ts';
import type { Referral } from '../referral-state.ts';
import { after } from './after.ts';
import { demandKnown } from './closed.ts';
import type { Ground } from './standing.ts';
import { skips, turnOf, type Turn } from './turn.ts';

/**
 * The skips that follow by themselves, and whose turn it is after them: nobody's when every step was tried.
 *
 * @param until a turn at which to stop although it would be skipped
 */
export function passOver(
  state: Referral,
  ground: Ground,
  now: Instant,
  until: (turn: Turn) => boolean = () => false,
): { readonly skipped: readonly StepSkipped[]; readonly turn: Turn | undefined } {
  const skipped: StepSkipped[] = [];
  for (let current = state; ;) {
    const turn = turnOf(current, ground);
    const more = turn && !until(turn) ? skips(turn, demandKnown(state), now) : [];
    if (more.length === 0) return { skipped, turn };
    skipped.push(...more);
    current = after(current, more);
  }
}
